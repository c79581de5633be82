// The words in the empty reply box, which on the real page name the buyer and the key that sends.
// Read by the server too, so it must never touch the document.

export const hintOf = (nickname, sendKey) =>
  `发送给 ${nickname}，使用${sendKey === 'enter' ? 'Enter' : 'Ctrl+Enter'} 发送消息`;
