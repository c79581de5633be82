// Order remarks as a platform's server keeps them: what it gives out, what it takes, and what it refuses.
// Must never touch a remark's text: what is saved is what came.

/** What the platform answers instead of doing it; its message is shown to the visitor. */
export class Refused extends Error {
  constructor(message, code = 40001) {
    super(message);
    this.code = code;
  }
}

/**
 * @param rules { id, mine(order), longest, lengthOf(remark), unit, between }: the site, whether an order is one of its own,
 *   the longest remark with how that is counted and called, and the ms that must lie between two saves of one order
 */
export function notes({ id, mine, longest = Infinity, lengthOf, unit, between = 0 }, { orders, save, now }) {
  const savedAt = new Map();

  function orderOf(sn) {
    const order = orders.get(sn);
    if (!order || !mine(order)) throw new Refused('订单不存在', 50001);
    return order;
  }

  return {
    orderOf,

    query(sn) {
      const { remark, flag } = orderOf(sn);
      return { remark, flag };
    },

    /** @param what { sn, remark, flag } @param who { shop, account } @param spaced whether `between` counts */
    update({ sn, remark, flag }, who, spaced) {
      const order = orderOf(sn);
      if (typeof remark !== 'string') throw new Refused('参数错误');
      if (longest < Infinity && lengthOf(remark) > longest) throw new Refused(`订单备注不能超过${longest}个${unit}`, 50012);
      const early = now() - (savedAt.get(sn) ?? -Infinity) < between;
      if (spaced && early) throw new Refused(`两次备注间隔时长需大于${between / 1000}秒`, 50014);
      savedAt.set(sn, now());
      save({ order: order.sn, remark, flag, site: id, ...who });
    },

    reset: () => savedAt.clear(),
  };
}
