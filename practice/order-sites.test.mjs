// The order lists' servers: what they show, what they save byte for byte, what they refuse; and that all see one book.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { start } from './server.mjs';
import { WIRE as ERP } from './sites/erp-orders/wire.mjs';
import { WIRE as DOUYIN } from './sites/fxg-orders/wire.mjs';
import { WIRE as JD } from './sites/jd-orders/wire.mjs';
import { RULES, WIRE as TAOBAO } from './sites/taobao-orders/wire.mjs';
import { ask } from './testing.mjs';

const SITES = [
  {
    id: 'taobao-orders',
    host: 'myseller.taobao.com',
    page: '/home.htm/trade-platform/tp/sold',
    base: '/home.htm/trade-platform/tp',
    wire: TAOBAO,
    sn: '4260157839021746385',
    account: '小旗汽配专营店:客服12',
    longest: ['旗'.repeat(333) + 'a', '旗'.repeat(334)],
  },
  {
    id: 'erp-orders',
    host: 'www.erp321.com',
    page: '/app/order/order/list.aspx',
    base: '/app/order/order',
    wire: ERP,
    sn: '6921480733016284551',
    account: '小旗商贸:客服12',
  },
  {
    id: 'fxg-orders',
    host: 'fxg.jinritemai.com',
    page: '/ffa/morder/order/list',
    base: '/ffa/morder/order',
    wire: DOUYIN,
    sn: '6921480733016284551',
    account: '小旗汽配抖音店:客服12',
    longest: ['👍'.repeat(60), '旗'.repeat(61)],
  },
  {
    id: 'jd-orders',
    host: 'shop.jd.com',
    page: '/jdm/trade/orders/order-list',
    base: '/jdm/trade/orders',
    wire: JD,
    sn: '318205746913',
    account: '小旗汽配京东店:客服12',
  },
];

let practice;
before(async () => (practice = await start()));
beforeEach(() => practice.reset());
after(() => practice.close());

for (const { id, host, page, base, wire, sn, account, longest } of SITES) {
  const post = async (path, body) => {
    const answer = await ask(practice, host, path, { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, ...JSON.parse(answer.text) };
  };
  const { paths, names } = wire;
  const query = () => post(paths.query, { [names.order]: sn });
  const save = (remark, code, order = sn) =>
    post(`${paths.save}?account=${encodeURIComponent('客服12')}`, { [names.order]: order, [names.remark]: remark, [names.flag]: code });
  const list = async (shop = 'wipers') => JSON.parse((await ask(practice, host, `${base}/state?shop=${shop}`)).text).orders;

  test(`${id}: lists long enough to look real, some with a remark, some unpaid`, async () => {
    const orders = await list();
    assert.ok(orders.length >= 8);
    assert.ok((await list('snacks')).length >= 4);
    assert.ok(orders.some((order) => order.remark.includes('\n')));
    assert.ok(orders.some((order) => order.paidTime === null));
  });

  test(`${id}: a remark is saved as it was sent, with who saved it, whatever the flag`, async () => {
    for (const { code, flag } of wire.flags) {
      const text = `  发顺丰 ${code}\n👨‍👩‍👧 e\u0301 \u200b</script>&amp; \t`;
      assert.equal((await save(text, code)).success, true);
      assert.deepEqual((await query()).data, { [names.order]: sn, [names.remark]: text, [names.flag]: code });
      const { at, seq, ...saved } = practice.saved().at(-1);
      assert.deepEqual(saved, { order: sn, remark: text, flag, site: id, shop: 'wipers', account });
      assert.ok(at > 0 && seq >= 0);
    }
  });

  test(`${id}: what is too long, of no order or of no known flag is refused and not noted`, async () => {
    if (longest) {
      const [fits, over] = longest;
      assert.equal((await save(fits, null)).success, true);
      const refused = await save(over, null);
      assert.deepEqual([refused.status, refused.success], [200, false]);
      assert.match(refused.message, /不能超过/);
      practice.reset();
    }
    for (const answer of [await save('好', 99), await save(7, null), await save('好', null, '261121-000000000000000')]) assert.equal(answer.success, false);
    assert.deepEqual(practice.saved(), []);
  });

  test(`${id}: a mistyped variant or account is refused`, async () => {
    const status = async (search) => (await ask(practice, host, `${page}?${search}`)).status;
    assert.equal(await status('tab=0&shop=snacks&slow=200&interval=0&clock=1'), 200);
    const shown = await ask(practice, host, `${page}?csp=script-src%20'nonce-{nonce}'`);
    const [, nonce] = /'nonce-(.+)'/.exec(shown.headers['content-security-policy']);
    assert.ok(shown.text.includes(`<script nonce="${nonce}" src=`));
    for (const wrong of ['tab=9', 'slwo=1', 'slow=-1', 'shop=x', 'account=nobody', 'csp=a%0Ab']) assert.equal(await status(wrong), 400, wrong);
  });
}

test('淘宝 stands under two hosts, and counts a 汉字 as three bytes', async () => {
  assert.equal((await ask(practice, 'qn.taobao.com', '/home.htm/trade-platform/tp/sold')).status, 200);
  assert.equal(RULES.lengthOf('旗a'), 4);
});

test('the ERP has the orders of all a company’s shops, and nobody else’s', async () => {
  const { orders } = JSON.parse((await ask(practice, 'www.erp321.com', '/app/order/order/state')).text);
  assert.deepEqual([...new Set(orders.map((order) => order.shop))], ['wipers']);
  assert.ok(new Set(orders.map((order) => order.platform)).size >= 3);
});

test('a request after the sale is of an order that the list of orders has too; a remark goes the same way', async () => {
  const asked = async (path) => JSON.parse((await ask(practice, 'mms.pinduoduo.com', path)).text).orders;
  const all = (await asked('/orders/state')).map((order) => order.sn);
  const requests = await asked('/aftersales/state');
  assert.ok(requests.length >= 4 && requests.every(({ sn, askedTime }) => all.includes(sn) && askedTime));
  assert.equal((await ask(practice, 'mms.pinduoduo.com', '/aftersales/aftersale_list?tab=1')).status, 200);
});
