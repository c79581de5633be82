// The 拼多多 order list's server: what it shows, what it saves byte for byte, what it refuses, and that reset forgets.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { start } from './server.mjs';
import { ask } from './testing.mjs';

const HOST = 'mms.pinduoduo.com';
const SN = '261121-482913370251846';
const OTHER = '261121-640318275590127';

let practice;
let clock = Date.parse('2026-11-21T05:20:05Z');
before(async () => {
  practice = await start({ now: () => clock });
});
beforeEach(() => practice.reset());
after(() => practice.close());

const post = async (path, body) => {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await ask(practice, HOST, path, { method: 'POST', body: raw });
  return { status: answer.status, ...JSON.parse(answer.text) };
};
const query = (orderSn) => post('/pizza/order/note/query', { orderSn, source: 1 });
const update = (orderSn, remark, [remarkTag, remarkTagName] = [null, null], more = '') =>
  post(`/pizza/order/noteTag/update?account=${encodeURIComponent('客服12')}${more}`, { orderSn, source: 1, remark, remarkTag, remarkTagName });
const list = async (shop = 'wipers') => JSON.parse((await ask(practice, HOST, `/orders/state?shop=${shop}`)).text).orders;

test('the lists are long enough to look real, in every state, some with a remark', async () => {
  const orders = await list();
  assert.ok(orders.length >= 14);
  assert.ok((await list('snacks')).length >= 6);
  assert.ok(orders.some((order) => order.remark.includes('\n') && order.flag === 'yellow'));
  assert.ok(orders.some((order) => order.paidTime === null));
  assert.equal(new Set(orders.map((order) => order.sn)).size, orders.length);
});

test('a remark is saved as it was sent, with who saved it', async () => {
  const texts = ['  发顺丰\n客户催单 \t', '👨‍👩‍👧 e\u0301 \u200b', 'lone \ud83d\u0000', '</script>&amp;', '', '旗'.repeat(300)];
  for (const text of texts) {
    assert.equal((await update(SN, text, ['BLUE', '蓝色'])).success, true);
    assert.deepEqual((await query(SN)).result, { orderSn: SN, remark: text, remarkTag: 'BLUE', remarkTagName: '蓝色' });
    clock += 1000;
  }
  assert.deepEqual(practice.saved().map((one) => one.remark), texts);
  const { at, ...last } = practice.saved().at(-1);
  assert.deepEqual(last, {
    order: SN,
    remark: texts.at(-1),
    flag: 'blue',
    site: 'pdd-orders',
    shop: 'wipers',
    account: '小旗汽配旗舰店:客服12',
    seq: texts.length - 1,
  });
  assert.equal(at, clock - 1000);
  assert.equal((await list()).find((order) => order.sn === SN).remark, texts.at(-1));
});

test('a second save of one order within a second is refused, of another it is not', async () => {
  assert.equal((await update(SN, '一')).success, true);
  clock += 999;
  const refused = await update(SN, '二');
  assert.deepEqual([refused.status, refused.success, refused.errorMsg], [200, false, '两次备注间隔时长需大于1秒']);
  assert.equal((await update(OTHER, '三')).success, true);
  assert.equal((await update(SN, '四', undefined, '&interval=0')).success, true);
  clock += 1000;
  assert.equal((await update(SN, '五')).success, true);
  assert.deepEqual(practice.saved().map((one) => one.remark), ['一', '三', '四', '五']);
});

test('what is too long, half marked or of no order is refused and not noted', async () => {
  const long = '旗'.repeat(299) + '👍'; // 301 units
  assert.match((await update(SN, long)).errorMsg, /300/);
  for (const pair of [['RED', null], [null, '红色'], ['RED', '蓝色'], ['PINK', '粉色']]) {
    assert.equal((await update(SN, '好', pair)).errorCode, 50013);
  }
  assert.equal((await update('261121-000000000000000', '好')).errorMsg, '订单不存在');
  assert.equal((await query('261121-000000000000000')).success, false);
  assert.equal((await update(SN, 7)).success, false);
  assert.equal((await post('/pizza/order/noteTag/update', '{')).status, 400);
  assert.equal((await post('/pizza/order/noteTag/update?account=nobody', { orderSn: SN, source: 1, remark: '' })).status, 400);
  assert.deepEqual(practice.saved(), []);
});

test('reset forgets remarks and the second that must pass', async () => {
  const before = (await query(SN)).result;
  await update(SN, '一', ['RED', '红色']);
  practice.reset();
  assert.deepEqual((await query(SN)).result, before);
  assert.deepEqual(practice.saved(), []);
  assert.equal((await update(SN, '二')).success, true);
});

test('a saved remark moves the version of the list on, so a page knows what it missed', async () => {
  const version = async () => JSON.parse((await ask(practice, HOST, '/orders/state')).text).version;
  const first = await version();
  await update(SN, '一');
  assert.equal(await version(), first + 1);
});

test('a mistyped variant or account is refused', async () => {
  const status = async (search) => (await ask(practice, HOST, `/orders/list?${search}`)).status;
  assert.equal(await status('tab=0&shop=snacks&slow=200&interval=0&clock=1'), 200);
  assert.equal(await status(`account=${encodeURIComponent('客服12')}`), 200);
  for (const wrong of ['tab=9', 'slwo=1', 'slow=-1', 'shop=x', 'account=nobody', 'csp=a%0Ab']) assert.equal(await status(wrong), 400, wrong);
  const page = await ask(practice, HOST, "/orders/list?csp=script-src%20'nonce-{nonce}'");
  const [, nonce] = /'nonce-(.+)'/.exec(page.headers['content-security-policy']);
  assert.ok(page.text.includes(`<script nonce="${nonce}" src=`));
});
