// 拼多多 order list at https://mms.pinduoduo.com/orders/list: its paths and what they do.
// Our own endpoints, shaped like the real ones. Must never contain a page's look (page.mjs, app/).

import { setTimeout as wait } from 'node:timers/promises';
import { channel } from '../../channel.mjs';
import { answer, answerJson, readJson } from '../../http.mjs';
import { accountOf, shopsOn } from '../../shops/index.mjs';
import { asset } from './assets.mjs';
import { MORE } from './more-orders.mjs';
import { Refused, notes } from './notes.mjs';
import { sendPage } from './page.mjs';
import { variantsOf } from './variants.mjs';

const PLATFORM = 'pdd';

export default { id: 'pdd-orders', host: 'mms.pinduoduo.com', create };

function create({ now, save, orders }) {
  const counters = new Map(shopsOn(PLATFORM).map((shop) => [shop.id, { shop, line: channel() }]));
  for (const { shop } of counters.values()) orders.add(shop, MORE[shop.id]);
  const book = notes({ orders, save, now });
  let version = 0; // grows with every change, so that a page knows whether it missed one

  const leave = orders.subscribe((order) => {
    if (order.platform !== PLATFORM) return;
    version += 1;
    counters.get(order.shop).line.push({ type: 'order', order, version });
  });

  const counter = (url) => counters.get(url.searchParams.get('shop') ?? 'wipers') ?? counters.get('wipers');
  const view = ({ shop }) => ({ version, orders: orders.of(shop.id, PLATFORM) });

  const pages = {
    '/orders/list': (req, res, url) => page(res, url),
    '/orders/state': (req, res, url) => answerJson(res, view(counter(url))),
    '/orders/events': (req, res, url) => {
      // What changed between drawing the page and this call must not be missed.
      const late = Number(url.searchParams.get('since')) !== version;
      counter(url).line.join(res, late ? { type: 'reset' } : null);
    },
  };

  const actions = {
    '/pizza/order/note/query': async (body, query) => {
      // The only wait here, and only when a test asks for a slow server.
      const slow = Number(query.get('slow') ?? 0);
      if (slow > 0) await wait(slow);
      return book.query(body);
    },
    '/pizza/order/noteTag/update': (body, query) => {
      const { shop } = counters.get(book.orderOf(body.orderSn).shop);
      const account = accountOf(shop, query.get('account'));
      return book.update(body, { shop: shop.id, account }, query.get('interval') !== '0');
    },
  };

  async function page(res, url) {
    let variants, account;
    const { shop } = counter(url);
    try {
      variants = variantsOf(url.searchParams);
      account = accountOf(shop, variants.account);
    } catch (error) {
      return answer(res, 400, 'text/plain', `${error.message}\n`);
    }
    const { name, accounts } = shop;
    sendPage(res, { ...view(counter(url)), shop: { name }, accounts, account, variants });
  }

  return {
    async handle(req, res, url) {
      if (req.method === 'GET' && pages[url.pathname]) return pages[url.pathname](req, res, url);
      if (req.method === 'GET' && url.pathname.startsWith('/orders/static/')) return asset(res, url.pathname);
      const action = req.method === 'POST' && actions[url.pathname];
      if (!action) return false;
      try {
        const result = await action(await readJson(req), url.searchParams);
        answerJson(res, { success: true, errorCode: 1000000, errorMsg: null, result });
      } catch (error) {
        // A refusal is an answer like any other; what is no request at all is an error.
        const refused = error instanceof Refused;
        const errorCode = refused ? error.code : 40001;
        answerJson(res, { success: false, errorCode, errorMsg: error.message, result: null }, refused ? 200 : 400);
      }
    },
    say: () => false,
    conversations: () => [],
    reset() {
      book.reset();
      version += 1;
      for (const { line } of counters.values()) line.push({ type: 'reset' });
    },
    close() {
      leave();
      for (const { line } of counters.values()) line.close();
    },
  };
}
