// The list's tabs in the order of `?tab=`, and the order states each one shows.
// Must never be used to decide anything about a remark.

export const TABS = [
  { name: '近三个月订单', shows: () => true },
  { name: '等待买家付款', shows: (state) => state === '等待买家付款' },
  { name: '等待发货', shows: (state) => state === '买家已付款' },
  { name: '已发货', shows: (state) => state === '卖家已发货' },
  { name: '退款中', shows: (state) => state.startsWith('退款') },
  { name: '成功的订单', shows: (state) => state === '交易成功' },
];
