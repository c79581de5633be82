// What an agent promised in a message that was sent (R14): offered as a remark, in its own chat, until a remark says it or
// he puts it aside. Nothing of it is kept beyond the page.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { onDuty, worker } from './support/extension.mjs';
import { DrawerDesk } from './support/orders.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';

const COURIER = '亲，给您发顺丰标快寄付哦';
const line = () => `顺丰 标快 寄付 A07,${today()}`;
const WHOSE = { feige: ['708811203344551', '6921480733016284551', '708811203351207'] };

let shift;
let desk;
before(async () => {
  shift = await openShift();
  await onDuty(shift, { '小旗汽配旗舰店:客服07': 'A07', '小旗汽配抖音店:客服07': 'A07' });
});
after(() => shift?.close());

const gone = (word) => until(async () => !(await desk.ours.panelText()).includes(word), `${word} to go`);
async function open(chat, query = '') {
  shift.practice.reset();
  desk = new DrawerDesk(await shift.browser.browser.newPage(), shift.practice, CHATS[chat]);
  await desk.open(`${CHATS[chat].url}${query}`);
}
const chatOf = (id) => desk.page.click(desk.at.row(id));
async function say(text) {
  const before = shift.practice.received().length;
  await desk.page.focus(desk.at.editor);
  await desk.type(text);
  await desk.enter();
  await until(() => shift.practice.received().length > before, `「${text}」`);
}

describe('beside a chat of 飞鸽', () => {
  const [chat, order, other] = WHOSE.feige;
  beforeEach(() => open('feige'));

  test('promised, offered, written, saved: one key each', async () => {
    await chatOf(chat);
    await desk.page.focus(desk.at.editor);
    await desk.type(COURIER);
    await desk.settled();
    assert.ok(!(await desk.ours.panelText()).includes('答应了客户'), 'a draft is no promise');
    await desk.enter();
    await desk.panelSays('答应了客户');
    await desk.panelSays(line());
    await desk.panelSays(order.slice(-4));
    await desk.alt('N');
    await desk.panelSays('填入');
    await desk.altEnter();
    await desk.stands(line());
    assert.deepEqual(shift.practice.saved(), []);
    await desk.panelSays('核对无误');
    await desk.altEnter();
    await desk.saved([order, line(), 'purple']);
    await gone('答应了客户');
    await say(COURIER); // said again: the remark says it already
    await desk.settled();
    assert.ok(!(await desk.ours.panelText()).includes('答应了客户'));
    await desk.page.close();
  });

  test('said twice it is listed once; put aside by one key', async () => {
    await chatOf(chat);
    await say(COURIER);
    await say('放心，给您发顺丰标快寄付');
    await desk.panelSays('答应了客户');
    const said = await desk.ours.panelText();
    assert.equal(said.split(line()).length, 2, said);
    await desk.alt('Q');
    await gone('答应了客户');
    await desk.page.close();
  });

  test('what the guard held back was not promised', async () => {
    await chatOf(chat);
    await desk.page.focus(desk.at.editor);
    await desk.type('加我微信，给您发顺丰');
    await desk.enter();
    await desk.stopped('加我微信，给您发顺丰');
    assert.ok(!(await desk.ours.panelText()).includes('答应了客户'));
    await desk.page.close();
  });

  test('each promise stays with its chat; the key leads there', async () => {
    await chatOf(chat);
    await say(COURIER);
    await desk.panelSays(line());
    await chatOf(other);
    await desk.panelSays('到这个会话');
    await say('亲，送您一瓶玻璃水哦');
    await desk.panelSays(`送一瓶玻璃水 A07 ${today()}`);
    await desk.alt('Q'); // this chat's first
    await desk.panelSays('到这个会话');
    await desk.alt('N');
    await desk.panelSays('写备注');
    assert.ok((await desk.ours.panelText()).includes(line()));
    await desk.page.close();
  });

  test('a call back shows by when, and is no remark', async () => {
    await chatOf(chat);
    await say('亲，十分钟后给您回复');
    await desk.panelSays('前回复');
    const [clock] = (await desk.ours.clocks()).filter((clock) => clock.name.includes('前回复'));
    assert.ok(clock.left > 500 && clock.left <= 600, JSON.stringify(clock));
    await desk.alt('N');
    await gone('答应了客户');
    await desk.page.close();
  });

  test('gone with the page; nothing of it in the extension’s storage', async () => {
    await chatOf(chat);
    await say(COURIER);
    await desk.panelSays('答应了客户');
    const kept = await (await worker(shift)).evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]));
    assert.ok(!kept.includes('顺丰'), kept);
    await desk.page.reload();
    await desk.ours.protectedNow();
    await desk.panelSays('小旗');
    assert.ok(!(await desk.ours.panelText()).includes('答应了客户'));
    await desk.page.close();
  });
});

test('beside a chat of 拼多多, which has no dialog, the line is copied; the order’s remark takes it off', async () => {
  await open('pdd');
  const chat = '2061834470015';
  await chatOf(chat);
  await say(COURIER);
  await desk.panelSays('复制备注');
  await desk.alt('N');
  await desk.panelSays('已复制，请粘贴到订单备注里');
  await desk.copies(line());
  await desk.panelSays('答应了客户');
  const sn = '261121-482913370251846';
  const save = { orderSn: sn, source: 1, remark: line(), remarkTag: null, remarkTagName: null };
  await desk.page.evaluate((body) => fetch('/pizza/order/noteTag/update', { method: 'POST', body: JSON.stringify(body) }), save);
  await until(() => shift.practice.saved().length === 1, 'the remark');
  await desk.page.click(desk.at.editor); // the agent comes back
  await gone('答应了客户');
  await desk.page.close();
});

test('Enter that only breaks the line sends nothing and promises nothing', async () => {
  await open('pdd', '&send=ctrl');
  await chatOf('2061834470015');
  await desk.page.focus(desk.at.editor);
  await desk.type(COURIER);
  await desk.enter();
  await until(async () => (await desk.draft()).endsWith('\n'), 'a line break');
  await desk.clear();
  await desk.settled();
  assert.ok(!(await desk.ours.panelText()).includes('答应了客户'));
  await desk.page.close();
});
