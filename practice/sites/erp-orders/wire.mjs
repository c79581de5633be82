// A remark on the wire of the ERP. It knows the flags of every platform it fetches orders from; which codes it gives them
// and how long a remark may be is not known. Read by the page too, so it must never need Node.

import { GREY_TO_PURPLE, numbered } from '../shared/orders/flags.mjs';

export const WIRE = {
  paths: { query: '/app/order/order/remark_get', save: '/app/order/order/remark_set' },
  names: { order: 'so_id', remark: 'remark', flag: 'flag' },
  flags: numbered([[null, '无'], ...GREY_TO_PURPLE.slice(1), ['grey', '灰'], ['orange', '橙'], ['cyan', '青']]),
};
