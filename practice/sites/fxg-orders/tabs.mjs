// The list's tabs in the order of `?tab=`, and the order states each one shows.
// Must never be used to decide anything about a remark.

export const TABS = [
  { name: '近6个月订单', shows: () => true },
  { name: '待支付', shows: (state) => state === '待支付' || state === '待付款' },
  { name: '待发货', shows: (state) => state === '待发货' },
  { name: '已发货', shows: (state) => ['已发货', '派件中', '已签收'].includes(state) },
  { name: '售后中', shows: (state) => state.startsWith('售后') },
  { name: '已完成', shows: (state) => state === '已完成' },
];
