// Starts the page.

import { startChat } from '../../shared/vue/chat-page.js';
import { ChatList } from './chat-list.js';
import { ChatStream } from './chat-stream.js';
import * as manner from './manner.js';

startChat({
  manner,
  brand: '客服工作台',
  figures: (store) => ({ 今日接待: store.conversations.length + 41, '3分钟人工回复率': '94.6%', 平均响应: '38秒' }),
  sn: '包裹号',
  send: 'send_btn',
  dialog: 'd-modal',
  hint: '输入回复内容，Enter 发送',
  ChatList,
  ChatStream,
});
