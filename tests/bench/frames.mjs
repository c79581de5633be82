// What our scripts cost a page in memory: JS heap after a collection, with and without us; on a page of a seller's host
// that is none of ours, after its search box was used, and on every page with a profile, also where the twin must do the
// work. Wasm memory is among the buffers.

import { CHATS, ORDER_PAGES } from '../e2e/support/pages.mjs';
import { openShift } from '../e2e/support/shift.mjs';
import { print } from './support/figures.mjs';

const ELSEWHERE = 'https://mms.pinduoduo.com/elsewhere';
/** A policy under which Chromium compiles no wasm. */
const POLICY = `&csp=${encodeURIComponent("script-src 'self' 'nonce-{nonce}'")}`;
const PAGES = [
  ['a frame that matches no profile', ELSEWHERE, 1],
  ...Object.values(CHATS).map(({ name, url }) => [name, url, 15]),
  [`${CHATS.pdd.name}, by the twin`, CHATS.pdd.url + POLICY, 15],
  ...Object.values(ORDER_PAGES).map(({ name, url }) => [name, url, 15]),
];

/** Memory of each page in MB: in a browser of its own, so that no page is weighed with what another left behind. */
async function heap(dist, url) {
  const shift = await openShift({ dist });
  const page = await shift.browser.browser.newPage();
  const cdp = await page.createCDPSession();
  await page.goto(url);
  if (url === ELSEWHERE) {
    await page.evaluate(() => document.body.append(document.createElement('textarea')));
    await page.focus('textarea');
    await page.keyboard.type('abc');
  } else await page.waitForFunction('window.__ready ?? document.querySelector("iframe")?.contentWindow.__ready', { polling: 20 });
  for (let n = 0; n < 3; n++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  await shift.close();
  return { js: usedSize / (1 << 20), buffers: backingStorageSize / (1 << 20) };
}

for (const [name, url, bar] of PAGES) {
  const [without, withUs] = [await heap(null, url), await heap(undefined, url)];
  const js = withUs.js - without.js;
  const buffers = withUs.buffers - without.buffers;
  print(name, [
    { name: 'JS heap', value: js, unit: 'MB' },
    { name: 'buffers (wasm memory among them)', value: buffers, unit: 'MB' },
    { name: 'together', value: js + buffers, unit: 'MB', bar },
  ]);
}
