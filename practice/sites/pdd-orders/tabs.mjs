// The list's tabs in the order of `?tab=`, and the order states each one shows.
// Must never be used to decide anything about a remark.

export const TABS = [
  { name: '全部', shows: () => true },
  { name: '待发货', shows: (state) => state === '待发货' },
  { name: '已发货待收货', shows: (state) => ['已发货', '已发货，待收货', '运输中', '派件中'].includes(state) },
  { name: '售后中', shows: (state) => /^(售后|退款中|换货|补寄)/.test(state) },
];
