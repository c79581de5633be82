// The practice back-office: seller pages to practise and test on, under their real host names, without a network.
// `start()` for tests; `node practice/server.mjs [--port N] [--pace N]` prints one JSON line and stays.
// Must never reach a real host, and never changes what it was sent: received() and saved() are the truth for tests.

import https from 'node:https';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { certificate } from './certificate.mjs';
import { control } from './control.mjs';
import { hostName, isKnownHost } from './hosts.mjs';
import { answer, notFound } from './http.mjs';
import { ledger } from './ledger.mjs';
import { orderBook } from './orders.mjs';
import { openProxy } from './proxy.mjs';
import { SHOPS } from './shops/index.mjs';
import { SITES } from './sites/index.mjs';

/**
 * @param {object} [options]
 * @param {number} [options.port]       of the proxy; 0 (the default) takes any free one
 * @param {number} [options.pace]       scripted customers answer after their own time × pace; 0 (the default) at once
 * @param {boolean} [options.customers] false: customers say only what say() tells them
 * @param {() => number} [options.now]  the back-office's clock, in ms; Date.now unless a test holds its own
 */
export async function start({ port = 0, pace = 0, customers = true, now = Date.now } = {}) {
  const { key, cert, spki } = await certificate();
  const book = ledger(now);
  const orders = orderBook(SHOPS, now);
  const save = (what) => {
    if (!orders.get(what.order)) throw new Error(`no order ${what.order}`);
    book.noteRemark(what);
    orders.remark(what.order, what);
  };
  const tools = { note: book.note, pace, customers, now, save, orders };
  const guests = new Map();
  const sites = SITES.map((site) => ({ hosts: site.hosts ?? [site.host], ...site.create(tools) }));

  const practice = {
    spki,
    /** Every message the server was sent: [{ conversation, text, at, seq }]. */
    received: book.received,
    /** Every remark it was told to save: [{ order, remark, flag, site, shop, account, at, seq }]. */
    saved: book.saved,
    /** An order as the server holds it now (orders.mjs), or null. */
    order: orders.get,
    /** Every order as the server holds it now. */
    orders: orders.all,
    now,
    /** What browsers asked the proxy for: [{ target, answered }]. */
    asked: () => proxy.asked(),
    /** Who can be talked to: [{ conversation, nickname, shop, site }]. */
    conversations: () => sites.flatMap((site) => site.conversations()),
    /** A customer says something; false when nobody has that conversation. */
    say: (conversation, text) => sites.some((site) => site.say(conversation, text)),
    /** Another host behind the same proxy: `handle(req, res, url)` answers all of it. */
    serve: (host, handle) => guests.set(host, handle),
    /** Back to the first minute: nothing received or saved, all as scripted. Open pages reload their state. */
    reset() {
      book.reset();
      orders.reset();
      for (const site of sites) site.reset();
    },
    async close() {
      for (const site of sites) site.close();
      await proxy.close();
    },
  };

  const behind = control(practice);
  const tls = https.createServer({ key, cert }, (req, res) => {
    Promise.resolve(route(req, res)).catch((error) => {
      if (res.headersSent) res.destroy();
      else answer(res, 500, 'text/plain', String(error.stack));
    });
  });

  // A kept connection is never closed under a message: every one ends with the browser or with close().
  tls.keepAliveTimeout = 0;

  async function route(req, res) {
    const host = hostName(req.headers.host);
    const url = new URL(req.url, `https://${host}`);
    if (guests.has(host)) return guests.get(host)(req, res, url);
    if (!isKnownHost(host)) return notFound(res, `${host} is no back-office we know`);
    if (url.pathname.startsWith('/practice/')) return behind(req, res);
    for (const site of sites) {
      if (site.hosts.includes(host) && (await site.handle(req, res, url)) !== false) return;
    }
    notFound(res);
  }

  const proxy = await openProxy(tls, behind, port);
  practice.proxyPort = proxy.port;
  practice.controlUrl = `http://127.0.0.1:${proxy.port}/practice`;
  return practice;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, pace: { type: 'string' } } });
  const practice = await start({ port: Number(values.port ?? 0), pace: Number(values.pace ?? 1) });
  const { proxyPort, spki, controlUrl } = practice;
  console.log(JSON.stringify({ proxyPort, spki, controlUrl }));
}
