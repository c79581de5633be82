// What the right panel says of an order, and where its pictures are. Must never read the document.

export const TABS = ['订单', '商品', '快捷短语'];

/** The times of what happened to an order: [{ name, title, at }], `name` for the element's class. */
export const facts = ({ time, paidTime, shippedTime, movedTime, signedTime, askedTime }) =>
  [
    { name: 'placed', title: '下单时间', at: time },
    { name: 'pay-time', title: '付款时间', at: paidTime },
    { name: 'shipped', title: '发货时间', at: shippedTime },
    { name: 'moved', title: '物流更新', at: movedTime },
    { name: 'signed', title: '签收时间', at: signedTime },
    { name: 'asked', title: '申请售后', at: askedTime },
  ].filter(({ at }) => at);

/** The address of a drawn picture of the site at `base`. */
export const drawnAt = (base) => (folder, name) => `${base}/static/${folder}/${name}.svg`;
