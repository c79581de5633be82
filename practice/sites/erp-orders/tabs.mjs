// The list's states in the order of `?tab=`, as the ERP calls them. `shows` is asked with an order's state in the ERP.
// Must never be used to decide anything about a remark.

export const TABS = [
  { name: '所有', shows: () => true },
  { name: '待付款', shows: (erp) => erp === '' },
  { name: '待客核', shows: (erp) => erp === '待客核' },
  { name: '已审核', shows: (erp) => erp === '已审核' },
  { name: '已发货', shows: (erp) => erp === '已发货' },
  { name: '异常', shows: (erp) => erp === '异常' },
];
