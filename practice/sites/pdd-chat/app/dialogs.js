// The page's dialogs. Like the real page it keeps them all in the document, hidden, whether used or not.

import { render, staticRenderFns } from './dialogs.render.js';

export const Dialogs = {
  name: 'Dialogs',
  props: ['store'],
  data: () => ({ titles: ['添加会话', '转移会话', '小额打款', '邀请下单', '举报用户'] }),
  render,
  staticRenderFns,
};
