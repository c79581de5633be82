// An order list's talk with its server: the remark's query and save, and what is pushed. Must never retry a post: a remark
// is saved once.
// A site's `posts` say how its server is told: query(sn) and save(sn, remark, flag) → { path, body }, and
// read(answer) → { error } or { remark, flag }, where `flag` is a colour's word.

import { listen as listenTo, post } from '../../app/wire.js';

const OFFLINE = { error: '网络异常，请稍后重试' };

async function tell({ posts, get }, { path, body }) {
  const { account, variants } = get();
  const { slow, interval } = variants;
  try {
    const answer = await post(`${path}?${new URLSearchParams({ account, slow, interval })}`, body);
    return posts.read(await answer.json());
  } catch {
    return OFFLINE;
  }
}

/** The order's remark as the server has it. */
export const queryRemark = (store, sn) => tell(store, store.posts.query(sn));

export const saveRemark = (store, sn, { remark, flag }) => tell(store, store.posts.save(sn, remark, flag));

/** Hears what the server pushes to this shop's lists. */
export function listen(store) {
  const { replace, arrived } = store;
  const now = { get variants() { return store.get().variants; }, get version() { return store.get().version; }, replace, arrived };
  listenTo(now, store.get().base);
}
