// What every page must show that has a profile, by what an agent sees: the page's editors and dialogs, what its server got,
// and our panel. Each point gets a desk at a fresh page.

import assert from 'node:assert/strict';
import { POLL } from './poll.mjs';
import { until } from './shift.mjs';
import { today } from './today.mjs';
import { BLOCKED, CONFIRM, FINE } from './words.mjs';

/** A code and the beginning of its phrase, in the default pack. */
const PHRASE = ['fhsj', '亲，付款后'];
const ORDER_PHRASE = 'fhtz';

/** A forbidden message by `send` stays, an allowed one arrives once, as it was written. */
async function stopsAndAllows(desk, send) {
  const before = desk.texts();
  await desk.clear();
  await desk.type(BLOCKED);
  await send(desk);
  await desk.stopped(BLOCKED, before);
  await desk.clear();
  await desk.type(FINE);
  await send(desk);
  await desk.received(...before, FINE);
}

/** The panel says `word`, and then does no longer. */
const silent = (desk, word) => until(async () => !(await desk.ours.panelText()).includes(word), `the panel to say ${word} no longer`);

/** On chats: name → [the page's variant, what is done at it]. A point that a page cannot have is left out by `fits`. */
export const CHAT_POINTS = {
  detected: {
    async run(desk) {
      assert.equal(await desk.ours.docks(), 1);
      await desk.panelSays('小旗');
    },
  },
  'last message, sides': {
    async run(desk, shift) {
      const [open] = await desk.rows(desk.at.open);
      await desk.type('我叫小旗，很高兴为您服务~');
      await desk.enter();
      await desk.received('我叫小旗，很高兴为您服务~');
      await desk.type('收件人姓名是什么呢，好评返现');
      await desk.panelSays('禁发');
      assert.ok(!(await desk.ours.panelText()).includes('重复问姓名'), 'what an agent says is no customer’s');
      shift.practice.say(open.id, '我叫李四');
      await desk.clear();
      await desk.type('收件人姓名是什么呢');
      await desk.panelSays('重复问姓名');
    },
  },
  'while typing': {
    async run(desk) {
      await desk.type(BLOCKED);
      await desk.panelSays('禁发');
      await desk.clear();
      await silent(desk, '禁发');
      assert.deepEqual(desk.texts(), []);
    },
  },
  'send ways': {
    async run(desk) {
      await stopsAndAllows(desk, () => desk.enter());
      await stopsAndAllows(desk, () => desk.click());
      await stopsAndAllows(desk, () => desk.keyOnButton('Space'));
      await stopsAndAllows(desk, () => desk.keyOnButton('Enter'));
    },
  },
  'Ctrl+Enter': { query: 'send=ctrl', run: (desk) => stopsAndAllows(desk, () => desk.ctrlEnter()) },
  'insert, undo': {
    async run(desk) {
      const [code, begins] = PHRASE;
      await desk.type(code);
      await desk.panelSays(begins);
      await desk.digit(1);
      await until(async () => (await desk.draft()).startsWith(begins), 'the phrase');
      await desk.chord('Control', 'z');
      await until(async () => !(await desk.draft()).startsWith(begins), 'the phrase to go');
      // In Firefox Quill takes whatever replaces something for two steps, an agent's own typing too.
      if (!desk.cdp && desk.at.kinds[0] === 'quill') await desk.chord('Control', 'z');
      await until(async () => (await desk.draft()) === code, 'what was typed');
      await desk.panelSays('短语');
      await desk.digit(1);
      const phrase = await until(async () => (await desk.draft()) !== code && desk.draft(), 'a phrase again');
      await desk.enter();
      await desk.received(phrase);
    },
  },
  'order facts': {
    async run(desk, shift) {
      const [open] = await desk.rows(desk.at.open);
      const order = shift.practice.orders().find((one) => one.conversation === open.id);
      await desk.type(ORDER_PHRASE);
      const number = /[\d-]{10,}/.exec(order.sn)[0];
      await desk.panelSays(number);
      await desk.digit(1);
      await until(async () => (await desk.draft()).includes(`订单${number}`), 'the order’s number');
    },
  },
  remark: {
    fits: (at) => at.remark,
    async run(desk, shift) {
      const [open] = await desk.rows(desk.at.open);
      const order = shift.practice.orders().find((one) => one.conversation === open.id);
      const line = `顺丰 特快 寄付 A07,${today()}`;
      await desk.remark('');
      await desk.paste_('顺丰 特快 寄付');
      await desk.panelSays('填入');
      await desk.altEnter();
      await desk.stands(line);
      await desk.panelSays('核对无误');
      await desk.altEnter();
      await desk.saved([order.sn, line, desk.at.flags ? 'purple' : null]);
      await desk.panelSays('备注已保存');
    },
  },
  'chat switch': {
    async run(desk) {
      await desk.type(CONFIRM);
      await desk.enter();
      await desk.stopped(CONFIRM);
      const from = await desk.openName();
      await desk.page.click(desk.at.other);
      await until(async () => (await desk.openName()) !== from, 'the other chat');
      await desk.clear();
      await desk.type(CONFIRM);
      await desk.enter(); // the first press was of another chat
      await desk.stopped(CONFIRM);
      await stopsAndAllows(desk, () => desk.enter());
    },
  },
  navigation: {
    async run(desk) {
      const home = await desk.page.evaluate(() => location.href);
      await desk.page.evaluate(() => history.pushState({}, '', `${location.pathname}?tab=goods`));
      await stopsAndAllows(desk, () => desk.enter());
      await desk.page.evaluate((home) => history.pushState({}, '', home), home);
      await stopsAndAllows(desk, () => desk.enter());
    },
  },
  'reload with a draft': {
    query: `draft=${encodeURIComponent(BLOCKED)}`,
    async run(desk) {
      await desk.page.reload();
      await desk.page.waitForFunction('window.__ready', POLL);
      await desk.page.focus(desk.at.editor);
      await desk.ours.protectedNow();
      assert.equal(await desk.draft(), BLOCKED);
      await desk.enter();
      await desk.stopped(BLOCKED);
      await stopsAndAllows(desk, () => desk.enter());
    },
  },
  frames: {
    query: 'frame=1',
    framed: true,
    async run(desk) {
      await stopsAndAllows(desk, () => desk.enter());
      assert.equal(await desk.ours.docks(), 1, 'the page around the frame has no panel of its own');
    },
  },
};

/** On pages with orders. */
export const ORDER_POINTS = {
  detected: CHAT_POINTS.detected,
  remark: {
    async run(desk) {
      const { fresh } = desk.at.orders;
      await desk.remark(fresh, '');
      await desk.digit(6);
      await desk.panelSays(`已催件 A07 ${today()}`);
      await desk.altEnter();
      await desk.stands(`已催件 A07 ${today()}`);
      await desk.panelSays('核对无误');
      await desk.altEnter();
      await desk.saved([fresh, `已催件 A07 ${today()}`, null]);
      await desk.panelSays('备注已保存');
    },
  },
  'while typing': {
    async run(desk, shift) {
      await desk.remark(desk.at.orders.fresh, '');
      await desk.paste_(BLOCKED);
      await desk.panelSays('不能写进备注');
      await desk.view.click(desk.at.save);
      await desk.panelSays('没有保存');
      await desk.settled();
      assert.deepEqual(shift.practice.saved(), []);
    },
  },
  'insert, undo': {
    async run(desk) {
      await desk.remark(desk.at.orders.fresh, '');
      await desk.paste_('放门口');
      await desk.digit(5);
      await desk.panelSays('放门口 A07');
      if (desk.at.asks) {
        await desk.panelSays('先在ERP查这一单');
        await desk.alt('K');
        await desk.panelSays('填入');
      }
      await desk.altEnter();
      await desk.stands(`放门口 A07 ${today()}`);
      await desk.view.focus(desk.at.text);
      await desk.chord('Control', 'z');
      await desk.stands('放门口');
    },
  },
  'order facts': {
    async run(desk, shift) {
      const { noted } = desk.at.orders;
      await desk.remark(noted, shift.practice.order(noted).remark);
      await desk.panelSays(`订单备注 ${noted}`);
      await desk.paste_('请放两包备用螺丝');
      await desk.digit(5);
      await desk.panelSays(desk.at.erp ?? '先在ERP查这一单');
    },
  },
  'reload with a draft': {
    async run(desk, shift) {
      await desk.remark(desk.at.orders.fresh, '');
      await desk.paste_('放门口');
      await desk.open();
      await desk.remark(desk.at.orders.fresh, '');
      assert.deepEqual(shift.practice.saved(), []);
    },
  },
};
