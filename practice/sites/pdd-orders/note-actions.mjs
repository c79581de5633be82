// A remark on the wire of 拼多多, for its order list and its after-sales alike: where it goes, how long it may be, and that
// a mark and its name come together. Must never touch a remark's text.

import { Refused } from '../shared/orders/notes.mjs';
import { reads } from '../shared/orders/site.mjs';
import { ofTag, ofWord } from './tags.mjs';

/** 300 UTF-16 units, as the page counts them, and a second between two saves of an order. */
export const RULES = { longest: 300, lengthOf: (remark) => remark.length, unit: '字', between: 1000 };

export const noteActions = (book, under) => ({
  [`${under}/note/query`]: reads(({ orderSn }) => {
    const { remark, flag } = book.query(orderSn);
    const { tag, name } = ofWord(flag) ?? { tag: null, name: null };
    return { orderSn, remark, remarkTag: tag, remarkTagName: name };
  }),
  [`${under}/noteTag/update`]: ({ orderSn, source, remark, remarkTag = null, remarkTagName = null }, save) => {
    if (source !== 1) throw new Refused('参数错误');
    if ((ofTag(remarkTag)?.name ?? null) !== remarkTagName || (remarkTag !== null && !ofTag(remarkTag))) {
      throw new Refused('备注标记与标记名称需同时填写', 50013);
    }
    save({ sn: orderSn, remark, flag: ofTag(remarkTag)?.word ?? null });
    return { orderSn };
  },
});

export const good = (result) => ({ success: true, errorCode: 1000000, errorMsg: null, result });
export const bad = (error) => ({ success: false, errorCode: error.code ?? 40001, errorMsg: error.message, result: null });
