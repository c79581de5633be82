// 拼多多 chat at https://mms.pinduoduo.com/chat-merchant/index.html: its paths and what they do.
// Our own endpoints, shaped like the real ones. Must never contain a page's look (page.mjs, app/).

import { channel } from '../../channel.mjs';
import { answer, answerJson, readJson } from '../../http.mjs';
import { SHOPS } from '../../shops/index.mjs';
import { asset } from './assets.mjs';
import { desk } from './desk.mjs';
import { sendPage } from './page.mjs';
import { variantsOf } from './variants.mjs';

export default { id: 'pdd-chat', host: 'mms.pinduoduo.com', create };

function create({ note, pace, customers }) {
  const counters = new Map(
    SHOPS.map((shop) => {
      const line = channel();
      return [shop.id, { line, desk: desk(shop, { note, push: line.push, pace, customers }) }];
    }),
  );
  const desks = [...counters.values()].map((counter) => counter.desk);
  const deskOf = (uid) => {
    const found = desks.find((one) => one.has(uid));
    if (!found) throw new Error(`no conversation ${uid}`);
    return found;
  };

  const pages = {
    '/chat-merchant/': (req, res, url) => page(res, url),
    '/chat-merchant/index.html': (req, res, url) => page(res, url),
    '/chat-merchant/events': (req, res, url) => {
      const { line, desk } = counter(url);
      // What was said between drawing the page and this call must not be missed.
      const late = Number(url.searchParams.get('since')) !== desk.version();
      line.join(res, late ? { type: 'reset' } : null);
    },
    '/chat-merchant/state': (req, res, url) => answerJson(res, counter(url).desk.view()),
  };

  const actions = {
    '/plateau/chat/send_message': ({ data }) => {
      const { content, request_id = '' } = data.message;
      if (typeof content !== 'string') throw new Error('content is a string');
      return { msg_index: deskOf(data.to.uid).send(data.to.uid, content, String(request_id)).index };
    },
    '/plateau/message/send/mallGoodsCard': ({ data }) => {
      return { msg_index: deskOf(data.uid).sendGoods(data.uid, data.goods_id).index };
    },
    '/plateau/chat/move_conversation': ({ data }) => {
      return { msg_index: deskOf(data.uid).move(data.uid, String(data.csid)).index };
    },
  };

  const counter = (url) => counters.get(url.searchParams.get('shop') ?? 'wipers') ?? counters.get('wipers');

  async function page(res, url) {
    let variants;
    try {
      variants = variantsOf(url.searchParams);
    } catch (error) {
      return answer(res, 400, 'text/plain', `${error.message}\n`);
    }
    const { desk } = counter(url);
    const view = desk.view();
    const wanted = variants.chat || desk.orderOwner(variants.orderSn);
    const active = desk.has(wanted) ? wanted : view.conversations[0].id;
    await sendPage(res, { view, variants, active });
  }

  return {
    async handle(req, res, url) {
      if (req.method === 'GET' && pages[url.pathname]) return pages[url.pathname](req, res, url);
      if (req.method === 'GET' && url.pathname.startsWith('/chat-merchant/static/')) return asset(res, url.pathname);
      const action = req.method === 'POST' && actions[url.pathname];
      if (!action) return false;
      try {
        answerJson(res, { success: true, result: action(await readJson(req)) });
      } catch (error) {
        answerJson(res, { success: false, error_code: 40001, error_msg: error.message }, 400);
      }
    },
    say: (conversation, text) => desks.some((one) => one.say(conversation, text)),
    conversations: () => desks.flatMap((one) => one.names().map((name) => ({ ...name, site: 'pdd-chat' }))),
    reset: () => desks.forEach((one) => one.reset()),
    close: () => {
      desks.forEach((one) => one.close());
      for (const { line } of counters.values()) line.close();
    },
  };
}
