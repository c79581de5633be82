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

/**
 * Pages with orders. `row` is an order, `link` in it opens its remark's dialog; `text`, `save` and `flag` (the one that is
 * chosen) are the dialog's. `fresh` was paid just now and has no remark, `noted` has one, and the flag
 * `kept` (a yellow one unless told), `unpaid` is not paid.
 * `frame`: part of the address of the frame they stand in; `erp`: what the panel says of `noted`, paid long ago, if not that
 * somebody must look it up.
 * `limit`: how many times 字 fits into the platform's limit together with the signature, and how the panel counts one more.
 */
export const ORDER_PAGES = {
  pdd: {
    name: '拼多多 订单',
    url: 'https://mms.pinduoduo.com/orders/list?tab=0&interval=0',
    shop: '小旗汽配旗舰店',
    row: 'tr[data-testid="beast-core-table-body-tr"]',
    link: 'a > span',
    tab: '[data-testid="beast-core-tab-itemLabel"]:nth-child(2)',
    text: 'textarea[data-testid="beast-core-textArea-htmlInput"]',
    save: 'button[data-tracking="85986"]',
    flag: '[class*=active-tag]',
    orders: { fresh: '261121-482913370251846', noted: '261121-208847163305914', unpaid: '261121-377029614458803' },
    limit: { fits: 285, over: '301/300' },
    erp: 'ERP「待客核」，可以备注',
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
};
