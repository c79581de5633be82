// A remark (商家备注) on the wire of 京东: its flags' levels. How long it may be is not known, so nothing is refused here.
// Read by the page too, so it must never need Node.

export const WIRE = {
  paths: { query: '/jdm/trade/orders/vender-remark', save: '/jdm/trade/orders/submit-vender-remark' },
  names: { order: 'orderId', remark: 'remark', flag: 'level' },
  // 0, grey, is taken to be what stands there before anybody has chosen, as at 淘宝.
  flags: [
    { code: 0, flag: null, name: '灰' },
    { code: 1, flag: 'red', name: '红' },
    { code: 2, flag: 'yellow', name: '黄' },
    { code: 3, flag: 'green', name: '绿' },
    { code: 4, flag: 'blue', name: '蓝' },
    { code: 5, flag: 'purple', name: '紫' },
  ],
};
