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
