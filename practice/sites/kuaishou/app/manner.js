// What is this platform's own: addresses, the names of its elements, its flags. How long a remark may be is not known of the
// real page. Read by the server too, so it must never touch the document.

import { flagsFrom } from '../../shared/app/flags.js';
import { postsAt } from '../../shared/app/posts-at.js';

export const BASE = '/workbench';
export const PATHS = {
  send: '/workbench/api/message/send',
  goods: '/workbench/api/message/goods',
  move: '/workbench/api/session/transfer',
  remark: '/workbench/api/order/note',
};
export const posts = postsAt(PATHS);
export const EDITOR = 'ql-editor';
export const REMARK = { limit: 200, flags: flagsFrom(1, ['red', 'yellow', 'green', 'blue', 'purple', 'grey']) };
/** Only these words tell who waits. */
export const TITLES = { overtime: '已超时', waiting: '请在3分钟内回复', auto: '机器人接待中', replied: '已回复' };
