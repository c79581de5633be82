// 抖店 飞鸽 chat at https://im.jinritemai.com/pc_seller_v2/main/workspace: its paths and what they do.
// Our own endpoints, shaped like the real ones. Must never contain a page's look (page.mjs, app/), and must never
// change a remark: it is saved as it came or refused.

import { answers, saveRemark } from '../shared/chat-actions.mjs';
import { chatSite } from '../shared/chat-site.mjs';
import { readVariants } from '../shared/variants.mjs';
import { FLAGS } from '../shared/auxo/remarks.js';
import { asset } from './assets.mjs';
import { BASE, look } from './page.mjs';

export default chatSite({
  id: 'feige',
  host: 'im.jinritemai.com',
  platform: 'douyin',
  base: BASE,
  pages: [`${BASE}/workspace`],
  variantsOf,
  wanted: (desk, { chat, fromOrder }) => chat || desk.order(fromOrder)?.conversation,
  look,
  asset,
  actions,
  ...answers,
});

function variantsOf(query) {
  const variants = readVariants(
    query,
    {
      fromOrder: '', //   opens the conversation whose order it is
      remarkmax: '60', // how many characters a remark may have
      react: '18', //     which React draws it
    },
    ['plain', 'rich', 'quill'],
  );
  if (!/^\d{1,4}$/.test(variants.remarkmax)) throw new Error('remarkmax is a number below 10000');
  if (!['18', '19'].includes(variants.react)) throw new Error('react is 18 or 19');
  return variants;
}

function actions({ deskOf, deskOfShop, save, orders, now }) {
  return {
    '/chat/api/backstage/message/send': ({ conversation_id: id, content, client_message_id: rid = '' }) => {
      if (typeof content !== 'string') throw new Error('content is a string');
      return { index: deskOf(id).send(id, content, String(rid)).index };
    },
    '/chat/api/backstage/message/send_goods': ({ conversation_id: id, product_id }) => {
      return { index: deskOf(id).sendGoods(id, product_id).index };
    },
    '/chat/api/backstage/conversation/transfer': ({ conversation_id: id, staff }) => {
      return { index: deskOf(id).move(id, String(staff)).index };
    },
    // Who is logged in, and how long a remark may be, is the page's word: a session would know it.
    '/order/remark/save': ({ order_id: order, remark, star }, query) => {
      const desk = deskOfShop(query);
      const limit = Number(query.get('remarkmax') ?? 60);
      const flag = star === null ? null : FLAGS.find((one) => one.star === star)?.flag;
      if (typeof remark !== 'string' || flag === undefined) throw new Error('remark is a string, star a code or null');
      return saveRemark({ desk, order, text: remark, flag, limit, site: 'feige', account: query.get('account') }, { save, orders, now });
    },
  };
}
