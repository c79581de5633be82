// A remark (卖家备注) on the wire of 淘宝: its flags' codes, and that it may have 1000 bytes, not characters.
// Read by the page too, so it must never need Node.

export const WIRE = {
  paths: { query: '/trade/memo/query', save: '/trade/memo/update' },
  names: { order: 'bizOrderId', remark: 'memo', flag: 'flag' },
  // 0, grey, is what stands there before anybody has chosen a colour: an order without a flag.
  flags: [
    { code: 0, flag: null, name: '灰色' },
    { code: 1, flag: 'red', name: '红色' },
    { code: 2, flag: 'yellow', name: '黄色' },
    { code: 3, flag: 'green', name: '绿色' },
    { code: 4, flag: 'blue', name: '蓝色' },
    { code: 5, flag: 'purple', name: '紫色' },
  ],
};

/** Bytes as UTF-8 counts them: a 汉字 is three. */
export const RULES = { longest: 1000, lengthOf: (remark) => new TextEncoder().encode(remark).length, unit: '字节' };
