// 抖店 orders at https://fxg.jinritemai.com/ffa/morder/order/list: its paths and what they do. The same shops as at 飞鸽.
// Our own endpoints. Must never contain a page's look (app/).

import { noteActions, orderSite } from '../shared/orders/site.mjs';
import { MORE } from './more-orders.mjs';
import { TABS } from './tabs.mjs';
import { RULES, WIRE } from './wire.mjs';

const BASE = '/ffa/morder/order';

export default orderSite({
  id: 'fxg-orders',
  host: 'fxg.jinritemai.com',
  platform: 'douyin',
  base: BASE,
  pages: { [`${BASE}/list`]: { title: '订单管理', script: 'main.js' } },
  app: new URL('./app/', import.meta.url),
  styles: ['style.css', '../../shared/auxo/drawer.css'],
  react: 18,
  oneOf: { tab: TABS.map((_, at) => String(at)) },
  more: MORE,
  rules: RULES,
  actions: (book) => noteActions(book, WIRE),
});
