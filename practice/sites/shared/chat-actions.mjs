// What a chat page's server does with what app/posts-at.js says. Must never change a remark: it is saved as it came or
// refused.

import { accountOf } from '../../shops/index.mjs';

/** A refusal is an answer like any other; what is no request at all is an error. */
export const answers = {
  good: (data) => (data.refused ? { code: 20001, msg: data.refused, data: null } : { code: 0, msg: '', data }),
  bad: (error) => ({ code: 10001, msg: error.message, data: null }),
};

/**
 * @param id     the site's
 * @param paths  { send, goods, move, remark }
 * @param remark { limit, flags: [{ flag, code }] } a remark's most letters, and what the platform calls its flags
 */
export const actionsAt = (id, paths, remark) => ({ deskOf, deskOfShop, save, orders, now }) => ({
  [paths.send]: ({ conversation, content, rid = '' }) => {
    if (typeof content !== 'string') throw new Error('content is a string');
    return { index: deskOf(conversation).send(conversation, content, String(rid)).index };
  },
  [paths.goods]: ({ conversation, goods }) => ({ index: deskOf(conversation).sendGoods(conversation, goods).index }),
  [paths.move]: ({ conversation, staff }) => ({ index: deskOf(conversation).move(conversation, String(staff)).index }),
  // Who is logged in is the page's word: a session would know it.
  [paths.remark]: ({ order, remark: text, code }, query) => {
    const desk = deskOfShop(query);
    const flag = code === null ? null : remark.flags.find((one) => one.code === code)?.flag;
    if (typeof text !== 'string' || flag === undefined) throw new Error('remark is a string, code a flag’s or null');
    return saveRemark({ desk, order, text, flag, limit: remark.limit, site: id, account: query.get('account') }, { save, orders, now });
  },
});

/** Saves a remark, or says why not. */
export function saveRemark({ desk, order, text, flag, limit, site, account }, { save, orders, now }) {
  const who = accountOf(desk.shop, account);
  if (!desk.order(order)) return { refused: '订单不存在' };
  if ([...text].length > limit) return { refused: `备注不能超过${limit}个字符` };
  save({ order, remark: text, flag, site, shop: desk.shop.id, account: who });
  return { order: orders.get(order), now: now() };
}
