// The practice pages as a browser test finds its way in them.

/** How long a customer has waited, in seconds, by the page's countdown from three minutes: 42秒后超时, 已超时2分钟. */
const countsDown = (text) => {
  const [, over, number] = /(已超时)?\s*(\d+)/.exec(text);
  return over ? 180 + Number(number) * 60 : 180 - Number(number);
};

/** The remark dialog of the pages with the shared look. */
const remark = {
  open: '.order-remark-open',
  text: '.remark-text',
  save: '.remark-save',
  flag: '[role=radio][aria-checked=true]',
};

/**
 * Of each chat: `row` is a conversation in the list, `rows` all of them, `open` the one that is open, `robot` those whom only a
 * robot has answered, `replied` those who do not wait; a row or something in it has the chat's `id`, and has its `label` and its
 * `countdown`, of which `waited` tells the seconds. `kinds` are the editors the page can be drawn with, its own first.
 * `account`: who is logged in; `remark`: the dialog of the order beside the chat, and what opens it; `flags`: whether it has
 * any. `answer`: in how many seconds the default rules want an answer at the latest. `scroller`: the list is virtualised, only
 * rows in view are in the page.
 */
export const CHATS = {
  pdd: {
    name: '拼多多 聊天',
    url: 'https://mms.pinduoduo.com/chat-merchant/index.html?countdown=0',
    editor: '#replyTextarea',
    kinds: ['plain', 'rich'],
    send: '.send-btn',
    other: 'li.chat-item:not(:has(.active))',
    row: (id) => `li.chat-item:has([data-random^="${id}"])`,
    rows: 'li.chat-item',
    open: 'li.chat-item:has(.active)',
    robot: '.already-unreply-list li.chat-item',
    replied: '.already-reply li.chat-item',
    id: 'data-random',
    label: '.nickname-span',
    countdown: '.chat-unreply-time, .chat-unreply-over-time',
    waited: countsDown,
    answer: 20,
  },
  feige: {
    name: '飞鸽 聊天',
    url: 'https://im.jinritemai.com/pc_seller_v2/main/workspace?countdown=0',
    editor: '[data-qa-id=qa-send-message-textarea]',
    kinds: ['plain', 'rich', 'quill'],
    send: '[data-qa-id=qa-send-message-button]',
    other: '[data-qa-id=qa-conversation-chat-item]:not([aria-selected=true])',
    row: (id) => `[data-conversation-id="${id}"]`,
    rows: '[data-conversation-id]',
    open: '[data-conversation-id][aria-selected=true]',
    robot: '[data-btm$=name_auto] [data-conversation-id]',
    replied: '[data-btm$=replied] [data-conversation-id]',
    id: 'data-conversation-id',
    label: '[class*=nameLine]',
    countdown: '[class*=timerParticular]',
    waited: countsDown,
    answer: 20,
    account: '[data-qa-id=qa-account-name]',
    flags: true,
    remark: {
      open: '[data-qa-id=qa-order-remark]',
      text: 'textarea[placeholder^=请输入备注信息]',
      save: '[data-qa-id=qa-remark-save]',
      flag: '[role=radio][aria-checked=true]',
    },
  },
  weixin: {
    name: '微信小店 客服',
    url: 'https://store.weixin.qq.com/shop/kf?countdown=0',
    editor: '#input-textarea',
    kinds: ['plain', 'rich'],
    send: '.send-button',
    other: '.session-item-container:not(.active) .session-list-card',
    row: (id) => `[data-room-id="${id}"] .session-list-card`,
    rows: '.session-item-container',
    open: '.session-item-container.active',
    robot: '.session-auto .session-item-container',
    replied: '.session-replied .session-item-container',
    id: 'data-room-id',
    label: '.user-nickname',
    countdown: '.session-timer',
    waited: countsDown,
    answer: 60,
    account: '.account-name',
    flags: false,
    remark,
  },
  xiaohongshu: {
    name: '小红书 客服',
    url: 'https://walle.xiaohongshu.com/cstools/chat?countdown=0',
    editor: '#jarvis-reply-textarea',
    kinds: ['plain', 'rich'],
    send: '.send_btn',
    other: '.chat-item:not(.active)',
    row: (id) => `.chat-item[data-key="${id}"]`,
    rows: '.chat-item',
    open: '.chat-item.active',
    robot: '.chat-item.auto',
    replied: '.chat-item.replied',
    id: 'data-key',
    label: '.chat-item-name',
    countdown: '.chat-item-timer',
    waited: countsDown,
    answer: 20,
    scroller: '.vue-recycle-scroller',
    account: '.account-name',
    flags: true,
    remark,
  },
  kuaishou: {
    name: '快手 客服',
    url: 'https://im.kwaixiaodian.com/workbench?countdown=0',
    editor: '.ql-editor',
    kinds: ['quill', 'rich', 'plain'],
    send: '.reply-foot .ant-btn-primary',
    other: '.SessionBaseCard:not(.SessionBaseCard-active)',
    row: (id) => `[data-session-id="${id}"]`,
    rows: '.SessionBaseCard',
    open: '.SessionBaseCard-active',
    robot: '.SessionListGroupItem:has(.group-title.auto) .SessionBaseCard',
    replied: '.SessionListGroupItem:has(.group-title.replied) .SessionBaseCard',
    id: 'data-session-id',
    label: '.SessionBaseCard-topHeadName',
    countdown: '.SessionBaseCard-timer',
    waited: countsDown,
    answer: 20,
    account: '.account-name',
    flags: true,
    remark,
  },
  jd: {
    name: '京东 咚咚',
    url: 'https://dongdong.jd.com/?countdown=0',
    editor: '.EditorContent',
    kinds: ['rich', 'plain'],
    send: '.send-button',
    other: '.alluser-item:not(.alluser-item_active)',
    row: (id) => `.alluser-item[data-id="${id}"]`,
    rows: '.alluser-item',
    open: '.alluser-item_active',
    robot: '.alluser-item.auto',
    replied: '.alluser-item.replied',
    id: 'data-id',
    label: '.alluser-item-name',
    countdown: '.alluser-item-wait',
    waited: (text) => Number(/已等待(\d+)秒/.exec(text)[1]),
    answer: 20,
    scroller: '.c_tabs-tabpane',
    account: '.account-name',
    flags: true,
    remark,
  },
};

export const ORDERS = 'https://mms.pinduoduo.com/orders/list?tab=0&interval=0';
