// 淘宝/天猫 orders that were sold, at https://myseller.taobao.com/home.htm/trade-platform/tp/sold, and the same under
// qn.taobao.com: its paths and what they do. Our own endpoints. Must never contain a page's look (app/).

import { noteActions, orderSite } from '../shared/orders/site.mjs';
import { MORE } from './more-orders.mjs';
import { TABS } from './tabs.mjs';
import { RULES, WIRE } from './wire.mjs';

const BASE = '/home.htm/trade-platform/tp';

export default orderSite({
  id: 'taobao-orders',
  host: 'myseller.taobao.com',
  hosts: ['myseller.taobao.com', 'qn.taobao.com'],
  platform: 'taobao',
  base: BASE,
  pages: { [`${BASE}/sold`]: { title: '已卖出的宝贝', script: 'main.js' } },
  app: new URL('./app/', import.meta.url),
  styles: ['style.css', 'dialog.css'],
  react: 18,
  oneOf: { tab: TABS.map((_, at) => String(at)) },
  more: MORE,
  rules: RULES,
  actions: (book) => noteActions(book, WIRE),
});
