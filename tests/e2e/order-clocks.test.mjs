// Clocks of orders, from what the pages say of them; and how the shift stands, in the popup.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Desk } from './support/desk.mjs';
import { onDuty, popup, tabOf } from './support/extension.mjs';
import { DrawerDesk, OrderDesk } from './support/orders.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { FINE } from './support/words.mjs';

const HOUR = 3600;
const DAY = 24 * HOUR;
const ACCOUNT = '小旗汽配抖音店:客服07';

let shift;
before(async () => (shift = await openShift({ chat: CHATS.feige })));
after(() => shift?.close());

/** Waits for a clock of `limit` and gives it. */
async function clock(desk, limit) {
  const find = async () => (await desk.ours.clocks()).find((one) => one.limit === limit);
  await until(find, limit);
  return find();
}

/** The chat that is opened from an order. */
async function chat(order, Kind = Desk) {
  shift.practice.reset();
  const desk = new Kind(await shift.browser.browser.newPage(), shift.practice, CHATS.feige);
  await desk.open(`${CHATS.feige.url}&fromOrder=${order}`);
  return desk;
}

test('T8: in a list of orders only those press that are to be followed up soon, or were to be', async () => {
  shift.practice.reset();
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
  await desk.open('');
  const waits = await clock(desk, '发货未揽收');
  assert.equal(waits.name, '订单尾号6031');
  assert.ok(Math.abs(waits.left + 1.5 * HOUR) < 60, `${waits.left} s left`);
  const stands = await clock(desk, '物流停滞');
  assert.equal(stands.name, '订单尾号0577');
  assert.ok(Math.abs(stands.left - 2 * HOUR) < 60, `${stands.left} s left`);
  assert.match(await desk.ours.panelText(), /已超时1小时|已超时9\d分/);
  assert.ok(!(await desk.ours.clocks()).some((one) => one.limit === '可补差价'), 'it has five days left');
  await desk.page.close();
});

test('T12: beside its chat an order’s clock is shown, whatever is left; another chat has others', async () => {
  const desk = await chat('6920990416638802275');
  const difference = await clock(desk, '可补差价');
  assert.ok(Math.abs(difference.left - (7 * DAY - 544_320)) < 60, `${difference.left} s left`);
  assert.match(await desk.ours.panelText(), /订单尾号2275/);
  await desk.page.close();
});

test('T7: 已催件 begins the day in which the courier is to move', async () => {
  await onDuty(shift, { [ACCOUNT]: 'A07' });
  const desk = await chat('6921391857720046618', DrawerDesk);
  await clock(desk, '发货未揽收');
  await desk.remark('送一块海绵');
  await desk.digit(6);
  await desk.panelSays('已催件 A07');
  await desk.altEnter();
  await desk.panelSays('保存');
  await desk.altEnter();
  const urged = await clock(desk, '催件后没有更新');
  assert.ok(Math.abs(urged.left - DAY) < 60, `${urged.left} s left`);
  await desk.page.close();
});

test('T1, T13: the popup says how the shift stands and how quickly it answered', async () => {
  await onDuty(shift, { [ACCOUNT]: 'A07' });
  const desk = await shift.desk();
  await desk.alt('J');
  await desk.page.focus(desk.at.editor);
  await desk.type(FINE);
  await desk.enter();
  await desk.received(FINE);
  const screen = await popup(shift, await tabOf(shift));
  const said = () => screen.$eval('#shift', (list) => list.innerText);
  await until(async () => (await said()).includes('平均响应'), 'the figures');
  assert.match(await said(), /班次\s+[白晚]班 · (在班|还在接待|可以交班)/);
  assert.match(await said(), /没完的\s+\d+ 位客户在等|要交接\s+\d+ 位客户在等/);
  assert.match(await said(), /平均响应\s+\S+（1 次回复）/);
  assert.match(await said(), /现在回复后\s+平均 \S+/);
  assert.match(await said(), /及时率\s+15秒 \d+% · 30秒 \d+% · 3分钟 \d+%/);
  await screen.close();
  await desk.page.close();
});
