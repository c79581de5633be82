// What the page says to its server, shaped like the real page's posts. Read by the server's own early script too, so
// it must never touch the document.

export function messagePost(uid, content, rid) {
  return {
    path: '/plateau/chat/send_message',
    body: {
      data: {
        cmd: 'send_message',
        to: { uid },
        message: { content, type: 0, manual_reply: 1, request_id: rid },
      },
    },
  };
}

export const goodsPost = (uid, id) => ({
  path: '/plateau/message/send/mallGoodsCard',
  body: { data: { uid, goods_id: id } },
});

export const movePost = (uid, csid) => ({ path: '/plateau/chat/move_conversation', body: { data: { uid, csid } } });
