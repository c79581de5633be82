// What is this platform's own: addresses, the names of its elements, its remarks. Flags and the length of a remark are not
// known of the real page. Read by the server too, so it must never touch the document.

import { postsAt } from '../../shared/app/posts-at.js';

export const BASE = '/shop';
export const PATHS = {
  send: '/shop/commkf/msg',
  goods: '/shop/commkf/goods',
  move: '/shop/commkf/transfer',
  remark: '/shop/order/remark',
};
export const posts = postsAt(PATHS);
export const EDITOR = { id: 'input-textarea', class: 'text-area' };
export const REMARK = { limit: 200, flags: [] };
export const TITLES = { overtime: '已超时', waiting: '待回复', auto: '智能客服接待中', replied: '已回复' };
