// Messages whose verdict every test may rely on. The texts are our own.

export const FINE = '亲,今天下午五点前就给您发出哦~';
/** 禁发, no reason lets it pass. */
export const BLOCKED = '亲,加我微信详聊哦';
/** 禁发, a reason lets it pass. */
export const BRIBE = '亲,好评返现5元哦';
/** 二次确认. */
export const CONFIRM = '这是最好的产品哦';
/** 提醒. */
export const WARNED = '亲,大概明天能到';
/** 提示. */
export const HINTED = '亲,可以用支付宝给您补偿哦';
