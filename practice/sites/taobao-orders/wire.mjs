// A remark (卖家备注) on the wire of 淘宝: its flags' codes, and that it may have 1000 bytes, not characters.
// Read by the page too, so it must never need Node.

import { GREY_TO_PURPLE, numbered } from '../shared/orders/flags.mjs';

export const WIRE = {
  paths: { query: '/trade/memo/query', save: '/trade/memo/update' },
  names: { order: 'bizOrderId', remark: 'memo', flag: 'flag' },
  flags: numbered(GREY_TO_PURPLE.map(([flag, name]) => [flag, `${name}色`])),
};

/** Bytes as UTF-8 counts them: a 汉字 is three. */
export const RULES = { longest: 1000, lengthOf: (remark) => new TextEncoder().encode(remark).length, unit: '字节' };
