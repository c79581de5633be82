// A remark (商家备注) on the wire of 京东: its flags' levels. How long it may be is not known, so nothing is refused here.
// Read by the page too, so it must never need Node.

import { GREY_TO_PURPLE, numbered } from '../shared/orders/flags.mjs';

export const WIRE = {
  paths: { query: '/jdm/trade/orders/vender-remark', save: '/jdm/trade/orders/submit-vender-remark' },
  names: { order: 'orderId', remark: 'remark', flag: 'level' },
  // That grey is no flag is taken over from 淘宝.
  flags: numbered(GREY_TO_PURPLE),
};
