// The page's talk with its server: the remark's query and save, and what is pushed. Must never retry a post: a remark is
// saved once.

import { listen as listenTo, post as send } from '../../shared/app/wire.js';

async function post(path, { account, variants }, body) {
  const { slow, interval } = variants;
  return (await send(`${path}?${new URLSearchParams({ account, slow, interval })}`, body)).json();
}

/** The order's remark as the server has it: { remark, remarkTag }. */
export const queryNote = (state, orderSn) => post('/pizza/order/note/query', state, { orderSn, source: 1 });

export const updateNote = (state, body) => post('/pizza/order/noteTag/update', state, body);

/** Hears what the server pushes to this shop's lists. */
export function listen(store) {
  const { replace, arrived } = store;
  const now = { get variants() { return store.get().variants; }, get version() { return store.get().version; }, replace, arrived };
  listenTo(now, '/orders');
}
