// A remark on the wire of 抖店: the stars that are its flags, and 60 characters. Read by the page too, so it must never need
// Node.

import { FLAGS, lengthOf } from '../shared/auxo/remarks.js';

export const WIRE = {
  paths: { query: '/api/order/remark/query', save: '/api/order/remark/add' },
  names: { order: 'order_id', remark: 'remark', flag: 'star' },
  flags: FLAGS.map(({ flag, star }) => ({ code: star, flag })),
};

export const RULES = { longest: 60, lengthOf, unit: '字符' };
