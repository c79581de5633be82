// Starts the page.

import { startChat } from '../../shared/vue/chat-page.js';
import { ChatList } from './chat-list.js';
import { ChatStream } from './chat-stream.js';
import * as manner from './manner.js';

startChat({
  manner,
  brand: '客服',
  figures: (store) => ({ 今日接待: store.conversations.length + 57, '3分钟回复率': '97.1%', 平均响应: '31秒' }),
  sn: '订单号',
  send: 'send-button',
  dialog: 'weui-desktop-dialog',
  hint: '请输入消息',
  ChatList,
  ChatStream,
});
