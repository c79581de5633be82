// 拼多多 order list at https://mms.pinduoduo.com/orders/list: its paths and what they do.
// Our own endpoints, shaped like the real ones. Must never contain a page's look (app/).

import { orderSite } from '../shared/orders/site.mjs';
import { MORE } from './more-orders.mjs';
import { RULES, bad, good, noteActions } from './note-actions.mjs';

export default orderSite({
  id: 'pdd-orders',
  host: 'mms.pinduoduo.com',
  platform: 'pdd',
  base: '/orders',
  pages: { '/orders/list': { title: '订单查询', script: 'main.js' } },
  app: new URL('./app/', import.meta.url),
  styles: ['style.css', 'dialog.css'],
  react: 19,
  oneOf: {
    tab: ['0', '1', '2', '3'], // 全部 / 待发货 / 已发货待收货 / 售后中
    erp: ['1', '0'], //           the state in the ERP under the order's, as a plugin of the ERP shows it
  },
  more: MORE,
  rules: RULES,
  actions: (book) => noteActions(book, '/pizza/order'),
  good,
  bad,
});
