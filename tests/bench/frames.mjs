// What our scripts cost a page in memory: JS heap after a collection, with and without us; on a page of a seller's host
// that is none of ours, after its search box was used, and on the chat. Wasm memory is told apart.

import { CHATS } from '../e2e/support/pages.mjs';
import { openShift } from '../e2e/support/shift.mjs';
import { print } from './support/figures.mjs';

const ELSEWHERE = 'https://mms.pinduoduo.com/elsewhere';

async function heap(dist, url) {
  const shift = await openShift({ dist });
  const page = await shift.browser.browser.newPage();
  const cdp = await page.createCDPSession();
  await page.goto(url);
  if (url === ELSEWHERE) {
    await page.evaluate(() => document.body.append(document.createElement('textarea')));
    await page.focus('textarea');
    await page.keyboard.type('abc');
  } else await page.waitForFunction('window.__ready', { polling: 20 });
  for (let n = 0; n < 3; n++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  await shift.close();
  return { js: usedSize, backing: backingStorageSize };
}

const mb = (bytes) => bytes / (1 << 20);
for (const [name, url, bar] of [['a frame that matches no profile', ELSEWHERE, 1], ['the chat', CHATS.pdd.url, 15]]) {
  const [without, withUs] = [await heap(null, url), await heap(undefined, url)];
  const js = mb(withUs.js - without.js);
  const backing = mb(withUs.backing - without.backing);
  print(name, [
    { name: 'JS heap', value: js, unit: 'MB' },
    { name: 'buffers (wasm memory among them)', value: backing, unit: 'MB' },
    { name: 'together', value: js + backing, unit: 'MB', bar },
  ]);
}
