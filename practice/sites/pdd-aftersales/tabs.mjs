// The list's tabs in the order of `?tab=`. `shows` is asked with the state of the request, not of the order.
// Must never be used to decide anything about a remark.

export const TABS = [
  { name: '全部', shows: () => true },
  { name: '待商家处理', shows: (state) => state.includes('待商家') },
  { name: '待买家处理', shows: (state) => state.includes('待买家') },
  { name: '已完结', shows: (state) => state.endsWith('成功') },
];
