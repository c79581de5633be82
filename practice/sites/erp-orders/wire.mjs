// A remark on the wire of the ERP. It knows the flags of every platform it fetches orders from; which codes it gives them
// and how long a remark may be is not known. Read by the page too, so it must never need Node.

export const WIRE = {
  paths: { query: '/app/order/order/remark_get', save: '/app/order/order/remark_set' },
  names: { order: 'so_id', remark: 'remark', flag: 'flag' },
  flags: [
    { code: 0, flag: null, name: '无' },
    { code: 1, flag: 'red', name: '红' },
    { code: 2, flag: 'yellow', name: '黄' },
    { code: 3, flag: 'green', name: '绿' },
    { code: 4, flag: 'blue', name: '蓝' },
    { code: 5, flag: 'purple', name: '紫' },
    { code: 6, flag: 'grey', name: '灰' },
    { code: 7, flag: 'orange', name: '橙' },
    { code: 8, flag: 'cyan', name: '青' },
  ],
};
