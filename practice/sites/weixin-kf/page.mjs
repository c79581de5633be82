// The page as the server draws it before Vue runs: the bar, the editor, and the shell of ?frame=1.

import { BASE, EDITOR, posts } from './app/manner.js';
import { vueLook } from '../shared/first-look.mjs';

export const look = vueLook({
  base: BASE,
  title: '微信小店 客服',
  brand: '客服',
  shell: { brand: '微信小店（练习）', nav: ['首页', '商品', '订单', '客服'] },
  editor: EDITOR,
  posts,
});
