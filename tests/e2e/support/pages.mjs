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

/** What the two lists of 拼多多 have alike. */
const BEAST = {
  shop: '小旗汽配旗舰店',
  tab: '[data-testid="beast-core-tab-itemLabel"]:nth-child(2)',
  text: 'textarea[data-testid="beast-core-textArea-htmlInput"]',
  save: 'button[data-tracking="85986"]',
  flag: '[class*=active-tag]',
  limit: { fits: 285, over: '301/300' },
};

/**
 * Pages with orders. `row` is an order, `link` in it opens its remark's dialog; `text`, `save` and `flag` (the one that is
 * chosen) are the dialog's. `fresh` was paid just now and has no remark, `noted` has one, and the flag
 * `kept` (a yellow one unless told), `unpaid` is not paid.
 * `frame`: part of the address of the frame they stand in; `erp`: what the panel says of `noted`, paid long ago, if not that
 * somebody must look it up, as where a page `asks`: it does not say when an order was paid.
 * `limit`: how many times 字 fits into the platform's limit together with the signature, and how the panel counts one more.
 */
export const ORDER_PAGES = {
  pdd: {
    ...BEAST,
    name: '拼多多 订单',
    url: 'https://mms.pinduoduo.com/orders/list?tab=0&interval=0',
    row: 'tr[data-testid="beast-core-table-body-tr"]',
    link: 'a > span',
    orders: { fresh: '261121-482913370251846', noted: '261121-208847163305914', unpaid: '261121-377029614458803' },
    erp: 'ERP「待客核」，可以备注',
  },
  aftersales: {
    ...BEAST,
    name: '拼多多 售后',
    url: 'https://mms.pinduoduo.com/aftersales/aftersale_list?tab=0&interval=0',
    row: '.order_item__3Wd0q',
    link: '.aftersale_remark__2Bp4s > span',
    orders: { fresh: '261117-915308264471830', noted: '261117-240671953386215' },
    asks: true,
  },
  taobao: {
    name: '淘宝 订单',
    url: 'https://myseller.taobao.com/home.htm/trade-platform/tp/sold?tab=0',
    shop: '小旗汽配专营店',
    row: '.next-table-order',
    link: '.memo-link--Vn18h',
    tab: '.next-tabs-tab:nth-child(3)',
    text: '.next-dialog textarea',
    save: '.next-dialog-footer .next-btn-primary',
    flag: '.next-radio-wrapper.checked',
    orders: { fresh: '4260157839021746385', noted: '4260149372658103947', unpaid: '4260146018237594162' },
    limit: { fits: 328, over: '1002/1000' },
  },
  erp: {
    name: '聚水潭 订单',
    crowded: true,
    url: 'https://www.erp321.com/epaas?tab=0',
    frame: '/list.aspx',
    shop: '小旗商贸',
    row: '._row',
    link: '.edit_remark',
    tab: '.erp-state-item:nth-child(3)',
    text: 'textarea.remark_text',
    save: '._dialog_buttons ._ok',
    flag: '.flag_item.on',
    orders: { fresh: '261121-482913370251846', noted: '261121-208847163305914', unpaid: '261121-377029614458803' },
    erp: 'ERP「待客核」，可以备注',
  },
  douyin: {
    name: '抖店 订单',
    url: 'https://fxg.jinritemai.com/ffa/morder/order/list?tab=0',
    shop: '小旗汽配抖音店',
    row: '.auxo-table-row',
    link: '.remarkBtn-x5v',
    tab: '.auxo-tabs-tab:nth-child(3)',
    text: '.auxo-drawer textarea',
    save: '[data-qa-id=qa-remark-save]',
    flag: '[role=radio][aria-checked=true]',
    orders: { fresh: '6921480733016284551', noted: '6921478206635194410', unpaid: '6921471950027468832' },
    kept: '橙旗',
    limit: { fits: 45, over: '61/60' },
  },
  jd: {
    name: '京东 订单',
    url: 'https://shop.jd.com/jdm/trade/orders/order-list?tab=0',
    shop: '小旗汽配京东店',
    row: '.order-item',
    link: '.order-item-remark-link',
    tab: '.ant-tabs-tab:nth-child(3)',
    text: '.ant-modal textarea',
    save: '.ant-modal-footer .ant-btn-primary',
    flag: '.ant-radio-wrapper-checked',
    orders: { fresh: '318205746913', noted: '318204918277', unpaid: '318204570361' },
  },
};
