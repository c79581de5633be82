// 聚水潭, an ERP: its shell at https://www.erp321.com/epaas with the list of orders, /app/order/order/list.aspx, in a frame.
// The orders are those of all platforms where the company sells. Our own endpoints. Must never contain a page's look (app/).

import { noteActions, orderSite } from '../shared/orders/site.mjs';
import { TABS } from './tabs.mjs';
import { WIRE } from './wire.mjs';

const BASE = '/app/order/order';

export default orderSite({
  id: 'erp-orders',
  host: 'www.erp321.com',
  platform: 'erp321',
  base: BASE,
  pages: {
    '/epaas': { title: '聚水潭', script: 'shell.js' },
    [`${BASE}/list.aspx`]: { title: '订单管理', script: 'main.js' },
  },
  app: new URL('./app/', import.meta.url),
  styles: ['style.css', 'shell.css'],
  react: 18,
  oneOf: { tab: TABS.map((_, at) => String(at)) },
  mine: () => true,
  actions: (book) => noteActions(book, WIRE),
});
