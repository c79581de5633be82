// Many orders at once (R6): numbers are pasted, the group's message copied, and one key an order writes and saves. What
// was done is not done twice, what is not in the page is named.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { onDuty } from './support/extension.mjs';
import { OrderDesk } from './support/orders.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';

const line = () => `已催件 A07 ${today()}`;
const AWAY = ['261001-100000000000001', '6900000000000000123', '310000000001', 'P700000000000000001', '33112233445566'];

let shift;
let desk;
let leap = 0; // how far our clock is ahead, ms
before(async () => {
  shift = await openShift();
  await onDuty(shift, { '小旗汽配旗舰店:客服07': 'A07' });
});
after(() => shift?.close());
beforeEach(async () => {
  shift.practice.reset();
  desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
});

const list = () => shift.practice.orders().filter((order) => order.platform === 'pdd' && order.shop === 'wipers');
const below = (order, line) => (order.remark ? `${order.remark}\n${line}` : line);
async function begin(text) {
  await desk.alt('M');
  await desk.panelSays('粘贴订单号');
  await desk.pasteList(text);
}
/** Presses the key as soon as the panel offers it for `order`. */
async function next({ sn }, count) {
  await until(async () => {
    const said = await desk.ours.panelText();
    return said.includes(`订单备注 ${sn}`) && said.includes('写入并保存，到下一单');
  }, `${sn} to be offered`);
  await desk.ours.ahead((leap += 700)); // the agent has looked at it
  await desk.altEnter();
  await until(() => shift.practice.saved().length === count, `${count} remarks`);
}

test('thirty numbers: the group’s message, then one key an order; the rest is named', async () => {
  await desk.open();
  const here = list().slice(0, 12);
  const away = [...AWAY, ...Array.from({ length: 13 }, (_, n) => `69000000000000${10000 + n}`)];
  const numbers = [...here.map((order) => order.sn), ...away];
  assert.equal(numbers.length, 30);
  await begin(`物流洞悉 ${today()} 导出\n${numbers.map((n, at) => `${at + 1}、订单号：${n}，三天没更新`).join('\n')}\n${here[0].sn}\n261121-1234 13800138000`);
  await desk.panelSays('已写 0/30');
  const said = await desk.ours.panelText();
  for (const word of ['重复的 1 个已去掉', '1380…8000', '不在这一页', AWAY[0], '等 18 个', line()]) assert.ok(said.includes(word), `${word} in ${said}`);
  await desk.alt('U');
  await desk.panelSays('群消息已复制');
  await desk.copies(numbers.map((n) => `${n} 麻烦催件，尽快派送`).join('\n'));
  assert.deepEqual(shift.practice.saved(), [], 'nothing is saved without the key');
  await desk.altEnter(); // opens the first
  for (const [at, order] of here.entries()) await next(order, at + 1);
  await desk.saved(...here.map((order) => [order.sn, below(order, line()), order.flag]));
  await desk.panelSays('已写 12/30');

  // The same list again: everything has it already.
  await desk.alt('M');
  await begin(numbers.join('\n'));
  await desk.panelSays('已写 0/30');
  await desk.altEnter();
  await desk.panelSays('已有 12');
  await desk.settled();
  assert.equal(shift.practice.saved().length, 12);
  await desk.page.close();
});

test('a slow server, an order left out, a dialog closed by hand', async () => {
  await desk.open('&slow=300');
  const [one, two, three] = list().filter((order) => order.remark);
  await begin([one, two, three].map((order) => order.sn).join(' '));
  await desk.panelSays('开始逐单备注');
  await desk.altEnter();
  await next(one, 1);
  await desk.panelSays(`订单备注 ${two.sn}`);
  await desk.panelSays('写入并保存，到下一单');
  await desk.alt('Z');
  await desk.panelSays('跳过 1');
  await desk.panelSays(`订单备注 ${three.sn}`);
  await desk.panelSays('写入并保存，到下一单');
  await desk.page.keyboard.press('Escape');
  await desk.panelSays('接着写');
  assert.equal(shift.practice.saved().length, 1);
  await desk.altEnter();
  await next(three, 2);
  await desk.panelSays('都写完了');
  await desk.saved([one.sn, below(one, line()), one.flag], [three.sn, below(three, line()), three.flag]);
  await desk.page.close();
});

test('another remark over many orders, with its flag; what came too late is left to the reviewer', async () => {
  await desk.open();
  const orders = list().filter((order) => order.state === '待发货');
  const write = orders.filter((order) => order.erp === '待客核').slice(0, 3);
  const late = orders.find((order) => order.erp === '已审核');
  await begin([write[0], late, write[1], write[2]].map((order) => order.sn).join('\n'));
  await desk.panelSays('已写 0/4');
  await desk.digit(3);
  await desk.panelSays('再粘贴要备注的话');
  await desk.pasteList('顺丰 标快 寄付');
  const courier = `顺丰 标快 寄付 A07,${today()}`;
  await desk.panelSays(courier);
  await desk.altEnter();
  await next(write[0], 1);
  await desk.panelSays('复制给审单员');
  await desk.altEnter();
  await desk.panelSays('已复制，请发给');
  await desk.alt('Z');
  await next(write[1], 2);
  await next(write[2], 3);
  await desk.saved(...write.map((order) => [order.sn, below(order, courier), order.flag ?? 'purple']));
  await desk.page.close();
});

test('a key pressed twice saves once', async () => {
  await desk.open();
  const [one, two] = list();
  await begin(`${one.sn} ${two.sn}`);
  await desk.panelSays('开始逐单备注');
  await desk.ours.stop(Date.now());
  await desk.altEnter();
  await desk.panelSays(`订单备注 ${one.sn}`);
  await desk.panelSays('写入并保存，到下一单');
  await desk.altEnter();
  await desk.settled();
  assert.deepEqual(shift.practice.saved(), [], 'nobody has looked at it yet');
  await desk.ours.stop(Date.now() + 60_000);
  await desk.altEnter();
  await desk.altEnter();
  await desk.panelSays(`订单备注 ${two.sn}`);
  await desk.altEnter();
  await desk.settled();
  const saved = shift.practice.saved().map((one) => one.order);
  assert.deepEqual(saved, [one.sn]);
  await desk.page.close();
});

test('what is no list says so; a page of the shop’s own keys is left alone without it', async () => {
  await desk.open();
  await begin('没有单号的一段话');
  await desk.panelSays('没有认出订单号');
  await desk.alt('M');
  await until(async () => !(await desk.ours.panelText()).includes('批量备注'), 'it to end');
  await desk.page.focus('input[placeholder=请输入完整订单编号]');
  await desk.pasteList('261121-482913370251846');
  await desk.page.close();
});
