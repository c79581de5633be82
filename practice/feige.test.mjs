// 飞鸽: messages and remarks are noted exactly, what is too long is refused, an order's remark is one truth for all
// sites, and times follow the given clock.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { start } from './server.mjs';
import { ask, remarkAs } from './testing.mjs';

const HOST = 'im.jinritemai.com';
const PAGE = '/pc_seller_v2/main/workspace';
const NOON = Date.parse('2026-11-21T12:00:00+08:00');
const NEW = '6921480733016284551'; // paid 140 seconds ago, no remark
const NOTED = '6921355208147730119'; // with remark and flag

let clock = NOON;
let practice;
before(async () => {
  practice = await start({ now: () => clock, customers: false });
});
beforeEach(() => {
  clock = NOON;
  practice.reset();
});
after(() => practice.close());

const json = (answer) => JSON.parse(answer.text);
const state = async (shop = 'wipers') => json(await ask(practice, HOST, `/pc_seller_v2/main/state?shop=${shop}`));
const codeOf = async (...given) => json(await remarkAs(practice, ...given)).code;

function send(conversation_id, content) {
  const body = JSON.stringify({ conversation_id, content, type: 'text' });
  return ask(practice, HOST, '/chat/api/backstage/message/send', { method: 'POST', body });
}

test('the page comes with its editor in the first chunk, and its own script and style', async () => {
  const page = await ask(practice, HOST, `${PAGE}?draft=%3Cb%3E`);
  assert.match(page.text, /<textarea data-qa-id="qa-send-message-textarea"[^>]* autofocus>\n&lt;b&gt;<\/textarea>/);
  for (const file of ['workspace-18.js', 'workspace-19.js', 'workspace.css', 'goods/wiper-1.svg']) {
    assert.equal((await ask(practice, HOST, `/pc_seller_v2/main/static/${file}`)).status, 200);
  }
  assert.equal((await ask(practice, HOST, '/pc_seller_v2/main/static/main.js')).status, 404);
});

test('a mistyped variant or an unknown account is refused', async () => {
  for (const query of ['sned=ctrl', 'remarkmax=many', 'account=客服99', 'orderSn=1', 'shop=snacks&account=客服07']) {
    assert.equal((await ask(practice, HOST, encodeURI(`${PAGE}?${query}`))).status, 400, query);
  }
  const page = await ask(practice, HOST, encodeURI(`${PAGE}?account=客服12`));
  assert.match(page.text, /"account":"小旗汽配抖音店:客服12"/);
});

test('messages are received as they were sent', async () => {
  const texts = ['亲,可以的', ' 第一行\r\n第二行\n', '👍🏻 \u200b', '<script>'];
  for (const text of texts) assert.equal((await send('708811203344551', text)).status, 200);
  assert.equal((await send('nobody', 'x')).status, 400);
  assert.equal((await send('708811203344551', 7)).status, 400);
  assert.deepEqual(practice.received().map((m) => m.text), texts);
});

test('remarks are saved as they came, in order, and stand on the order', async () => {
  const remark = '  到货前电话联系 A03\n2026-11-21 👍🏻 ';
  assert.equal(await codeOf(NEW, remark, 5, { account: '小旗汽配抖音店:客服12' }), 0);
  clock += 1000;
  assert.equal(await codeOf(NOTED, '', null), 0);
  const who = { site: 'feige', shop: 'wipers' };
  assert.deepEqual(practice.saved(), [
    { order: NEW, remark, flag: 'red', ...who, account: '小旗汽配抖音店:客服12', at: NOON, seq: 0 },
    { order: NOTED, remark: '', flag: null, ...who, account: '小旗汽配抖音店:客服07', at: NOON + 1000, seq: 1 },
  ]);
  assert.equal(practice.order(NEW).remark, remark);
  assert.equal(practice.order(NEW).flag, 'red');
  const { orders } = (await state()).conversations.find((one) => one.id === '708811203344551');
  assert.equal(orders[0].remark, remark);
  assert.deepEqual(await (await fetch(`${practice.controlUrl}/saved`)).json(), practice.saved());
  assert.deepEqual(await (await fetch(`${practice.controlUrl}/order?sn=${NEW}`)).json(), practice.order(NEW));
});

test('what is too long, of another shop or no remark is refused and not saved', async () => {
  assert.equal(await codeOf(NEW, '字'.repeat(61), 0), 20001);
  assert.equal(await codeOf(NEW, '123456', 0, { remarkmax: '5' }), 20001);
  assert.equal(await codeOf('6921477031890264417', '好', 0), 20001);
  assert.equal(await codeOf('261121-330641587729015', '好', 0), 20001);
  for (const [remark, star] of [[7, 0], ['好', 9], ['好', 'red'], ['好', undefined]]) {
    assert.equal((await remarkAs(practice, NEW, remark, star)).status, 400);
  }
  assert.deepEqual(practice.saved(), []);
  assert.equal(practice.order(NEW).remark, '');
  assert.equal(await codeOf(NEW, '😀'.repeat(60), 0), 0);
});

test('reset brings back the remarks and forgets what was saved', async () => {
  const before = practice.order(NOTED);
  assert.equal(before.flag, 'orange');
  await remarkAs(practice, NOTED, '改了', 0);
  assert.equal(practice.order(NOTED).remark, '改了');
  practice.reset();
  assert.deepEqual(practice.order(NOTED), before);
  assert.deepEqual(practice.saved(), []);
});

test('times are those of the given clock, in Beijing', async () => {
  const { paidTime, paidAt } = practice.order(NEW);
  assert.equal(paidTime, '2026-11-21 11:57:40');
  assert.equal(paidAt, NOON - 140_000);
  const unpaid = practice.order('6921479960551208837');
  assert.deepEqual([unpaid.state, unpaid.paidAt, unpaid.paidTime], ['待付款', null, null]);
  assert.equal((await state()).now, NOON);
  clock += 5000;
  assert.equal((await state()).now, NOON + 5000);
  await send('708811203344551', '好');
  assert.equal(practice.received()[0].at, NOON + 5000);
});

test('orders handed out are copies, and an unknown one is null', () => {
  practice.order(NEW).remark = '假的';
  assert.equal(practice.order(NEW).remark, '');
  assert.equal(practice.order('1'), null);
});

test('there is enough to practise on', async () => {
  const people = practice.conversations().filter((one) => one.site === 'feige');
  assert.ok(people.filter((one) => one.shop === 'wipers').length >= 6);
  assert.ok(people.filter((one) => one.shop === 'snacks').length >= 3);
  const orders = (await state()).conversations.flatMap((one) => one.orders);
  for (const word of ['待付款', '待发货', '已发货', '派件中', '已签收', '售后中']) {
    assert.ok(orders.some((order) => order.state === word), word);
  }
  for (const order of orders) {
    assert.match(order.sn, /^\d{19}$/);
    assert.match(order.receiver, /^.\*\* 1\*{10} .* \*{4}$/);
  }
});
