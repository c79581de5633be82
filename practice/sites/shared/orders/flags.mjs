// Flags that a platform numbers from 0, as app/posts.js wants them. Read by pages too, so it must never need Node.

/** What 淘宝 and 京东 number alike. Grey is what stands there before anybody has chosen: an order without a flag. */
export const GREY_TO_PURPLE = [[null, '灰'], ['red', '红'], ['yellow', '黄'], ['green', '绿'], ['blue', '蓝'], ['purple', '紫']];

/** @param flags  [[colour's word or null, its name] …], the one with code 0 first */
export const numbered = (flags) => flags.map(([flag, name], code) => ({ code, flag, name }));
