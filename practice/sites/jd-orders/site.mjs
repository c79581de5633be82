// 京东 orders at https://shop.jd.com/jdm/trade/orders/order-list, which a micro-app draws into the shop's back-office: its
// paths and what they do. Our own endpoints. Must never contain a page's look (app/).

import { noteActions, orderSite } from '../shared/orders/site.mjs';
import { MORE } from './more-orders.mjs';
import { TABS } from './tabs.mjs';
import { WIRE } from './wire.mjs';

const BASE = '/jdm/trade/orders';

export default orderSite({
  id: 'jd-orders',
  host: 'shop.jd.com',
  platform: 'jd',
  base: BASE,
  pages: { [`${BASE}/order-list`]: { title: '订单查询与跟踪', script: 'main.js' } },
  app: new URL('./app/', import.meta.url),
  styles: ['style.css'],
  react: 18,
  oneOf: { tab: TABS.map((_, at) => String(at)), tabType: ['all', 'waitOut'] },
  more: MORE,
  actions: (book) => noteActions(book, WIRE),
});
