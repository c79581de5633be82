// What every chat site's server does alike: a counter for each shop, the page, its state, what is pushed, and the
// site's own actions. Must never hold a path, a word or a look of one site.

import { channel } from '../../channel.mjs';
import { answer, answerJson, notFound, readJson } from '../../http.mjs';
import { accountOf, shopsOn } from '../../shops/index.mjs';
import { drawn, sharedModule } from './assets.mjs';
import { desk } from './desk.mjs';
import { sendPage } from './page.mjs';
import { vueModule } from './vue.mjs';

/**
 * @param site { id, host, platform,
 *   base          where its page lives: <base>/events, <base>/state and <base>/static/ are ours,
 *   pages         the paths of the page,
 *   variantsOf    (query) → variants, or throws,
 *   wanted        (desk, variants) → uid of the conversation to open, if any,
 *   look          the page as the server draws it (page.mjs),
 *   asset         (res, name) for <base>/static/<name>,
 *   actions       ({ deskOf, deskOfShop, save }) → { path: (body, query) → result },
 *   good, bad     (result | error) → what an action answers }
 */
export function chatSite(site) {
  const { id, host, base } = site;
  return { id, host, create: (tools) => create(site, tools) };
}

function create(site, tools) {
  const { base } = site;
  const counters = new Map(
    shopsOn(site.platform).map((shop) => {
      const line = channel();
      return [shop.id, { line, desk: desk(shop, { ...tools, push: line.push }) }];
    }),
  );
  const desks = [...counters.values()].map((counter) => counter.desk);
  const deskOf = (uid) => {
    const found = desks.find((one) => one.has(uid));
    if (!found) throw new Error(`no conversation ${uid}`);
    return found;
  };
  const counter = (query) => counters.get(query.get('shop') ?? 'wipers') ?? counters.get('wipers');
  const actions = site.actions({ ...tools, deskOf, deskOfShop: (query) => counter(query).desk });

  const gets = {
    [`${base}/events`]: (res, { searchParams }) => {
      const { line, desk } = counter(searchParams);
      // What was said between drawing the page and this call must not be missed.
      const late = Number(searchParams.get('since')) !== desk.version();
      line.join(res, late ? { type: 'reset' } : null);
    },
    [`${base}/state`]: (res, { searchParams }) => answerJson(res, counter(searchParams).desk.view()),
  };
  for (const path of site.pages) gets[path] = page;

  async function page(res, url) {
    const { desk } = counter(url.searchParams);
    let variants;
    let account;
    try {
      variants = site.variantsOf(url.searchParams);
      account = accountOf(desk.shop, variants.account);
    } catch (error) {
      return answer(res, 400, 'text/plain', `${error.message}\n`);
    }
    const view = desk.view();
    const wanted = site.wanted(desk, variants);
    const active = desk.has(wanted) ? wanted : view.conversations[0].id;
    await sendPage(res, site.look, { ...view, variants, account, active }, url.pathname);
  }

  return {
    async handle(req, res, url) {
      if (req.method === 'GET' && gets[url.pathname]) return gets[url.pathname](res, url);
      if (req.method === 'GET' && url.pathname.startsWith(`${base}/static/`)) {
        const name = url.pathname.slice(`${base}/static/`.length);
        return drawn(res, name) || (await site.asset(res, name)) || notFound(res);
      }
      if (req.method === 'GET' && (sharedModule(res, url.pathname) || vueModule(res, url.pathname))) return;
      const action = req.method === 'POST' && actions[url.pathname];
      if (!action) return false;
      try {
        answerJson(res, site.good(action(await readJson(req), url.searchParams)));
      } catch (error) {
        answerJson(res, site.bad(error), 400);
      }
    },
    say: (conversation, text) => desks.some((one) => one.say(conversation, text)),
    conversations: () => desks.flatMap((one) => one.names().map((name) => ({ ...name, site: site.id }))),
    reset: () => desks.forEach((one) => one.reset()),
    close: () => {
      desks.forEach((one) => one.close());
      for (const { line } of counters.values()) line.close();
    },
  };
}
