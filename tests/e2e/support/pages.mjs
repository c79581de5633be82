// The practice pages as a browser test finds its way in them.

export const CHATS = {
  pdd: {
    name: '拼多多 聊天',
    url: 'https://mms.pinduoduo.com/chat-merchant/index.html?countdown=0',
    editor: '#replyTextarea',
    send: '.send-btn',
    other: 'li.chat-item:not(.active)',
    row: (id) => `li.chat-item:has([data-random^="${id}"])`,
  },
  feige: {
    name: '飞鸽 聊天',
    url: 'https://im.jinritemai.com/pc_seller_v2/main/workspace?countdown=0',
    editor: '[data-qa-id=qa-send-message-textarea]',
    send: '[data-qa-id=qa-send-message-button]',
    other: '[data-qa-id=qa-conversation-chat-item]:not([aria-selected=true])',
    row: (id) => `[data-conversation-id="${id}"]`,
  },
};

export const ORDERS = 'https://mms.pinduoduo.com/orders/list?tab=0&interval=0';
