// How the platform's server is told of a remark, and what its answers mean. Must never know a component.

import { ofTag, ofWord } from '../tags.mjs';

export const postsUnder = (under) => ({
  query: (orderSn) => ({ path: `${under}/note/query`, body: { orderSn, source: 1 } }),
  save(orderSn, remark, flag) {
    const { tag, name } = ofWord(flag) ?? { tag: null, name: null };
    return { path: `${under}/noteTag/update`, body: { orderSn, source: 1, remark, remarkTag: tag, remarkTagName: name } };
  },
  read({ success, errorMsg, result }) {
    return success ? { remark: result.remark, flag: ofTag(result.remarkTag)?.word ?? null } : { error: errorMsg };
  },
});
