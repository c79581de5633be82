// The page as the server draws it before React runs: the bar, the editor, and the shell of ?frame=1.

import { reactLook } from '../shared/first-look.mjs';
import { BASE, EDITOR, posts } from './app/manner.js';

export const look = reactLook({
  base: BASE,
  title: '快手小店客服',
  brand: '客服工作台',
  shell: { brand: '快手小店（练习）', nav: ['首页', '订单', '售后', '客服'] },
  editor: EDITOR,
  posts,
});
