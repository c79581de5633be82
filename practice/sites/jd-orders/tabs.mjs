// The list's tabs in the order of `?tab=`, and the order states each one shows.
// Must never be used to decide anything about a remark.

export const TABS = [
  { name: '全部订单', shows: () => true },
  { name: '等待付款', shows: (state) => state === '等待付款' },
  { name: '等待出库', shows: (state) => state === '等待出库' },
  { name: '等待确认收货', shows: (state) => state === '等待确认收货' },
  { name: '完成', shows: (state) => state === '完成' },
];
