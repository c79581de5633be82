// What every order list's server does alike: a counter for each shop, the page, its state, what is pushed, its files, and
// the site's own actions. Must never hold a path, a word or a look of one site.

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { bundle } from '../../../bundle.mjs';
import { channel } from '../../../channel.mjs';
import { answer, answerJson, notFound, readJson } from '../../../http.mjs';
import { accountOf, shopsOn } from '../../../shops/index.mjs';
import { drawn } from '../assets.mjs';
import { Refused, notes } from './notes.mjs';
import { sendPage } from './page.mjs';
import { variantsOf } from './variants.mjs';

const SHARED = new URL('./base.css', import.meta.url);

/**
 * @param site { id, host, platform,
 *   base       where it lives: <base>/state, <base>/events and <base>/static/ are ours,
 *   pages      { path: { title, script } }: the pages and the modules under app/ that draw them,
 *   app, styles, react   its own files' folder, the style sheets in it (or elsewhere, as URLs), which React draws it,
 *   oneOf      variants of its own,
 *   more       { shop: orders } that it adds to the book,
 *   mine       (order) → whether it shows it; those of the platform unless told,
 *   rules      how long a remark may be (notes.mjs),
 *   actions    (book) → { path: (body, save) → result }, where `save(what)` takes { sn, remark, flag },
 *   good, bad  (result | error) → what an action answers, if not as app/posts.js reads it }
 */
export function orderSite(site) {
  const mine = site.mine ?? ((order) => order.platform === site.platform);
  const { id, host, hosts } = site;
  return { id, host, hosts, create: (tools) => create({ good: GOOD, bad: BAD, ...site, mine }, tools) };
}

function create(site, tools) {
  const { base, mine } = site;
  const { orders } = tools;
  const counters = new Map(shopsOn(site.platform).map((shop) => [shop.id, { shop, line: channel() }]));
  for (const { shop } of counters.values()) orders.add(shop, site.more?.[shop.id] ?? []);
  const book = notes({ id: site.id, mine, ...site.rules }, tools);
  const actions = site.actions(book);
  const folder = `${base}/static`;
  const styles = ['base.css', ...site.styles.map((style) => String(style).split('/').at(-1))];
  let version = 0; // grows with every change, so that a page knows whether it missed one

  const leave = orders.subscribe((order) => {
    if (!mine(order) || !counters.has(order.shop)) return;
    version += 1;
    counters.get(order.shop).line.push({ type: 'order', order, version });
  });

  const counter = (url) => counters.get(url.searchParams.get('shop') ?? 'wipers') ?? counters.get('wipers');
  const view = ({ shop }) => ({ version, orders: orders.of(shop.id).filter(mine) });

  const gets = {
    [`${base}/state`]: (res, url) => answerJson(res, view(counter(url))),
    [`${base}/events`]: (res, url) => {
      // What changed between drawing the page and this call must not be missed.
      const late = Number(url.searchParams.get('since')) !== version;
      counter(url).line.join(res, late ? { type: 'reset' } : null);
    },
  };

  function page(res, url, { title, script }) {
    let variants, account;
    const { shop } = counter(url);
    try {
      variants = variantsOf(url.searchParams, site.oneOf);
      account = accountOf(shop, variants.account);
    } catch (error) {
      return answer(res, 400, 'text/plain', `${error.message}\n`);
    }
    const { name, accounts } = shop;
    sendPage(res, { title, folder, script, styles }, { ...view(counter(url)), base, shop: { name }, accounts, account, variants });
  }

  async function file(res, name) {
    if (drawn(res, name)) return;
    const style = styles.indexOf(name);
    if (style >= 0) {
      const at = style === 0 ? SHARED : new URL(site.styles[style - 1], site.app);
      return answer(res, 200, 'text/css', readFileSync(at, 'utf8'));
    }
    if (!Object.values(site.pages).some(({ script }) => script === name)) return notFound(res);
    answer(res, 200, 'text/javascript', await bundle(new URL(name, site.app), site.react));
  }

  return {
    async handle(req, res, url) {
      const { pathname, searchParams: query } = url;
      if (req.method === 'GET') {
        if (gets[pathname]) return gets[pathname](res, url);
        if (site.pages[pathname]) return page(res, url, site.pages[pathname]);
        if (pathname.startsWith(`${folder}/`)) return file(res, pathname.slice(folder.length + 1));
      }
      const action = req.method === 'POST' && actions[pathname];
      if (!action) return false;
      const save = (what) => {
        // Who is logged in is the page's word: a session would know it.
        const { shop } = counters.get(book.orderOf(what.sn).shop);
        book.update(what, { shop: shop.id, account: accountOf(shop, query.get('account')) }, query.get('interval') !== '0');
      };
      try {
        const body = await readJson(req);
        // The only wait here, and only when a test asks for a slow server.
        const slow = action.reads ? Number(query.get('slow') ?? 0) : 0;
        if (slow > 0) await wait(slow);
        answerJson(res, site.good(action(body, save)));
      } catch (error) {
        // A refusal is an answer like any other; what is no request at all is an error.
        answerJson(res, site.bad(error), error instanceof Refused ? 200 : 400);
      }
    },
    say: () => false,
    conversations: () => [],
    reset() {
      book.reset();
      version += 1;
      for (const { line } of counters.values()) line.push({ type: 'reset' });
    },
    close() {
      leave();
      for (const { line } of counters.values()) line.close();
    },
  };
}

/** An action that gives out the remark that stands there: the one that `slow` delays. */
export const reads = (action) => Object.assign(action, { reads: true });

/** The two actions of a remark where the wire has the order, the remark and its flag's code (`wire` as app/posts.js has it). */
export function noteActions(book, { paths, names, flags }) {
  const codeOf = (word) => flags.find((one) => one.flag === word)?.code ?? null;
  return {
    [paths.query]: reads((body) => {
      const sn = body[names.order];
      const { remark, flag } = book.query(sn);
      return { [names.order]: sn, [names.remark]: remark, [names.flag]: codeOf(flag) };
    }),
    [paths.save]: (body, save) => {
      const code = body[names.flag];
      const found = code === null ? { flag: null } : flags.find((one) => one.code === code);
      if (!found) throw new Refused('备注标记不存在', 50013);
      save({ sn: body[names.order], remark: body[names.remark], flag: found.flag });
      return { [names.order]: body[names.order] };
    },
  };
}

const GOOD = (data) => ({ success: true, data });
const BAD = (error) => ({ success: false, message: error.message });
