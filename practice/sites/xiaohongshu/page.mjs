// The page as the server draws it before Vue runs: the bar, the editor, and the shell of ?frame=1.

import { vueLook } from '../shared/first-look.mjs';
import { BASE, EDITOR, posts } from './app/manner.js';

export const look = vueLook({
  base: BASE,
  title: '小红书客服工作台',
  brand: '客服工作台',
  shell: { brand: '小红书商家（练习）', nav: ['首页', '笔记', '包裹', '客服'] },
  editor: EDITOR,
  posts,
});
