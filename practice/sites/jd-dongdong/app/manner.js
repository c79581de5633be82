// What is this platform's own: addresses, the names of its elements, its flags. How long a remark may be is not known of the
// real page. Read by the server too, so it must never touch the document.

import { flagsFrom } from '../../shared/app/flags.js';
import { postsAt } from '../../shared/app/posts-at.js';

export const BASE = '/dd';
export const PATHS = {
  send: '/dd/api/message/send',
  goods: '/dd/api/message/goods',
  move: '/dd/api/session/transfer',
  remark: '/dd/api/order/remark',
};
export const posts = postsAt(PATHS);
export const EDITOR = 'EditorContent';
export const REMARK = { limit: 500, flags: flagsFrom(0, ['grey', 'red', 'yellow', 'green', 'blue', 'purple']) };
export const TITLES = { overtime: '超时未回复', waiting: '等待回复', auto: '智能客服接待', replied: '已回复' };
/** How high the list's rows are, in px: it is virtualised. */
export const HEIGHTS = { title: 28, chat: 60 };
