// What the page says to its server, shaped like the real page's posts. Read by the server's own early script too, so
// it must never touch the document.

const API = '/chat/api/backstage';

export const messagePost = (id, content, rid) => ({
  path: `${API}/message/send`,
  body: { conversation_id: id, content, type: 'text', client_message_id: rid },
});

export const goodsPost = (id, product) => ({
  path: `${API}/message/send_goods`,
  body: { conversation_id: id, product_id: product },
});

export const movePost = (id, staff) => ({
  path: `${API}/conversation/transfer`,
  body: { conversation_id: id, staff },
});

export const remarkPost = ({ variants: { shop, remarkmax }, account }, sn, remark, star) => ({
  path: `/order/remark/save?${new URLSearchParams({ shop, account, remarkmax })}`,
  body: { order_id: sn, remark, star },
});
