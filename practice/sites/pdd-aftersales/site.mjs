// 拼多多 requests after the sale at https://mms.pinduoduo.com/aftersales/aftersale_list: the orders of the list of orders that
// have one. A remark goes the order list's way (../pdd-orders/). Must never contain a page's look (app/).

import { orderSite } from '../shared/orders/site.mjs';
import { MORE } from './more-orders.mjs';
import { TABS } from './tabs.mjs';

const ORDERS = new URL('../pdd-orders/app/', import.meta.url);

export default orderSite({
  id: 'pdd-aftersales',
  host: 'mms.pinduoduo.com',
  platform: 'pdd',
  base: '/aftersales',
  pages: { '/aftersales/aftersale_list': { title: '退款/售后', script: 'main.js' } },
  app: new URL('./app/', import.meta.url),
  styles: [...['style.css', 'dialog.css'].map((name) => new URL(name, ORDERS)), 'aftersale.css'],
  react: 19,
  oneOf: { tab: TABS.map((_, at) => String(at)) },
  more: MORE,
  mine: (order) => order.platform === 'pdd' && order.aftersale !== undefined,
  actions: () => ({}),
});
