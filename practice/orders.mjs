// All shops' orders as the server holds them, one book for all sites, so that a remark saved on one page is seen on
// another. Must never change a remark's text, and never hands out an order that a site could change behind its back.

import { beijing } from './clock.mjs';

/**
 * An order: { sn, platform, shop, shopName, conversation (or null), nickname, state, goods, count, paid, receiver, remark, flag,
 *   erp, placedAt, time, paidAt, paidTime } where `erp` is the state in the shop's ERP (待客核, 已审核 …), `paid` is money, `goods` the shop's entry, `flag` a colour's word or null,
 *   `aftersale` the state of a request after the sale, if there is one;
 *   `shippedTime`, `movedTime` (the parcel's last news), `signedTime` and `askedTime` (an after-sale request) are there where it
 *   happened, the `…At` are ms, and `time` and `paidTime` say them in Beijing's time; `paidAt` and `paidTime` are null when unpaid.
 */
export function orderBook(shops, now) {
  const listeners = new Set();
  const scripts = shops.flatMap((shop) =>
    shop.customers.flatMap((customer) => customer.orders.map((order) => ({ order, shop, customer }))),
  );
  let orders;

  function reset() {
    const start = now();
    orders = new Map(scripts.map((script) => [script.order.sn, opened(script, start)]));
  }

  reset();
  return {
    /** The orders of a shop, newest first; on one platform if it is named. */
    of: (shop, platform) =>
      [...orders.values()]
        .filter((order) => order.shop === shop && (!platform || order.platform === platform))
        .sort((a, b) => b.placedAt - a.placedAt)
        .map((order) => ({ ...order })),
    /** More orders of a shop, as customers/ has them, of people who are not at the counter; they stay after a reset. */
    add(shop, more) {
      scripts.push(...more.map((order) => ({ order, shop, customer: NOBODY })));
      reset();
    },
    /** Every order. */
    all: () => [...orders.values()].map((order) => ({ ...order })),
    /** One order, or null. */
    get: (sn) => (orders.has(sn) ? { ...orders.get(sn) } : null),
    /** Puts a remark on an order and tells everyone who subscribed. */
    remark(sn, { remark, flag }) {
      Object.assign(orders.get(sn), { remark, flag });
      for (const listener of listeners) listener({ ...orders.get(sn) });
    },
    /** `fn(order)` after every change; gives back what ends it. A reset is not told: sites are reset themselves. */
    subscribe(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    reset,
  };
}

const NOBODY = { id: null, nickname: '' };

/** As the platforms call what is paid and not on its way yet. */
const PAID = ['待发货', '买家已付款', '等待出库'];

// The ERP hears of an order when it is paid; what is on its way has been reviewed long ago.
function erpOf({ paidAgo, state }) {
  if (paidAgo === undefined) return '';
  return PAID.includes(state) ? '待客核' : '已发货';
}

// Scripts say how long ago something happened, in seconds, so that an order is as old on any day.
function opened({ order: script, shop, customer }, start) {
  const { placedAgo, paidAgo, shippedAgo, movedAgo, signedAgo, askedAgo, goods, remark = '', flag = null, erp = erpOf(script), ...order } = script;
  const placedAt = start - placedAgo * 1000;
  const paidAt = paidAgo === undefined ? null : start - paidAgo * 1000;
  return {
    ...order,
    goods: shop.goods.find((one) => one.id === goods),
    remark,
    flag,
    erp,
    platform: shop.platform,
    shop: shop.id,
    shopName: shop.name,
    conversation: customer.id,
    nickname: customer.nickname,
    placedAt,
    time: beijing(placedAt),
    paidAt,
    paidTime: paidAt === null ? null : beijing(paidAt),
    ...Object.fromEntries(
      Object.entries({ shippedAgo, movedAgo, signedAgo, askedAgo })
        .filter(([, ago]) => ago !== undefined)
        .map(([name, ago]) => [name.replace('Ago', 'Time'), beijing(start - ago * 1000)]),
    ),
  };
}
