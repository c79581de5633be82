// Order remarks as the platform's server keeps them: what it gives out, what it takes, and what it refuses.
// Must never touch a remark's text: what is saved is what came.

import { ofTag, ofWord } from './tags.mjs';

const LONGEST = 300; //  UTF-16 units, as the page counts them
const BETWEEN = 1000; // ms that must lie between two saves of one order

/** What the platform answers instead of doing it; its message is shown to the visitor. */
export class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export function notes({ orders, save, now }) {
  const savedAt = new Map();

  function orderOf(sn) {
    const order = orders.get(sn);
    if (order?.platform !== 'pdd') throw new Refused(50001, '订单不存在');
    return order;
  }

  return {
    orderOf,

    query({ orderSn }) {
      const { remark, flag } = orderOf(orderSn);
      const { tag, name } = ofWord(flag) ?? { tag: null, name: null };
      return { orderSn, remark, remarkTag: tag, remarkTagName: name };
    },

    /** @param who  { shop, account } @param spaced  whether a second save within a second is refused */
    update({ orderSn, source, remark, remarkTag, remarkTagName }, who, spaced) {
      const order = orderOf(orderSn);
      if (source !== 1 || typeof remark !== 'string') throw new Refused(40001, '参数错误');
      if (remark.length > LONGEST) throw new Refused(50012, `订单备注不能超过${LONGEST}个字`);
      if (!paired(remarkTag, remarkTagName)) throw new Refused(50013, '备注标记与标记名称需同时填写');
      if (spaced && now() - (savedAt.get(orderSn) ?? -Infinity) < BETWEEN) throw new Refused(50014, '两次备注间隔时长需大于1秒');
      savedAt.set(orderSn, now());
      save({ order: order.sn, remark, flag: ofTag(remarkTag)?.word ?? null, site: 'pdd-orders', ...who });
      return { orderSn };
    },

    reset: () => savedAt.clear(),
  };
}

// Both or neither, and the colour's own name.
function paired(tag, name) {
  if (tag === null || tag === undefined) return name === null || name === undefined;
  return ofTag(tag) !== null && ofTag(tag).name === name;
}
