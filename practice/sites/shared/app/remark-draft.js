// A remark being written in a page's dialog, until its server has taken it. Must never change the remark, and never save by
// itself.

import { post } from './wire.js';

export const orderOf = (store, sn) => store.conversations.flatMap((one) => one.orders).find((one) => one.sn === sn);

/** Asks the site's server to save; throws what it refuses with. */
export async function saveRemark({ store, posts, flags, sn, remark, flag }) {
  const code = flags.find((one) => one.flag === flag)?.code ?? null;
  const { path, body } = posts.remarkPost(store, sn, remark, code);
  const { code: result, msg, data } = await (await post(path, body)).json();
  if (result !== 0) throw new Error(msg);
  store.arrived({ type: 'order', ...data });
}
