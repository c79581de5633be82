// What is this platform's own: addresses, the names of its elements, its flags. How long a remark may be is not known of the
// real page. Read by the server too, so it must never touch the document.

import { flagsFrom } from '../../shared/app/flags.js';
import { postsAt } from '../../shared/app/posts-at.js';

export const BASE = '/cstools';
export const PATHS = {
  send: '/cstools/api/message/send',
  goods: '/cstools/api/message/goods',
  move: '/cstools/api/chat/transfer',
  remark: '/cstools/api/package/remark',
};
export const posts = postsAt(PATHS);
export const EDITOR = { id: 'jarvis-reply-textarea', class: 'reply-textarea' };
export const REMARK = { limit: 300, flags: flagsFrom(1, ['grey', 'red', 'yellow', 'green', 'blue', 'purple']) };
export const TITLES = { overtime: '已超时', waiting: '3分钟内待回复', auto: '机器人已回复', replied: '已回复' };
/** How high the list's rows are, in px: it is virtualised. */
export const HEIGHTS = { title: 28, chat: 60 };
