// What a page says to its server, where nothing is known of the real page's words but the path. Read by the server's own
// early script too, so it must never touch the document.

/** @param paths  { send, goods, move, remark } */
export const postsAt = (paths) => ({
  messagePost: (conversation, content, rid) => ({ path: paths.send, body: { conversation, content, rid } }),
  goodsPost: (conversation, goods) => ({ path: paths.goods, body: { conversation, goods } }),
  movePost: (conversation, staff) => ({ path: paths.move, body: { conversation, staff } }),
  remarkPost: ({ variants: { shop }, account }, order, remark, code) => ({
    path: `${paths.remark}?${new URLSearchParams({ shop, account })}`,
    body: { order, remark, code },
  }),
});
