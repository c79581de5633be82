// How long a page is without its rules: from the first of our files to the engine, on one clock, in real Chromium.
// Cold is the first page of a fresh browser; warm is a reload.

import { POLL } from '../e2e/support/poll.mjs';
import { openShift } from '../e2e/support/shift.mjs';
import { figures, print } from './support/figures.mjs';

const COLD = 7;
const WARM = 25;

async function times(desk) {
  const { born, ready, answered } = await desk.ours.evaluate('({ born: __xiaoqi.born, ready: __xiaoqi.ready, answered: __xiaoqi.answered })');
  const first = await desk.page.evaluate(() => window.__firstScript.now);
  return { engine: ready - born, hello: answered - born, before: first - born };
}

/** A policy under which Chromium compiles no wasm: the twin must come. */
const POLICY = `csp=${encodeURIComponent("script-src 'self' 'nonce-{nonce}'")}`;

const cold = [];
const warm = [];
const twin = [];
for (let i = 0; i < COLD; i++) {
  const shift = await openShift();
  const desk = await shift.desk();
  cold.push(await times(desk));
  if (i === 0) {
    for (let n = 0; n < WARM; n++) {
      await desk.page.reload();
      await desk.page.waitForFunction('window.__ready', POLL);
      await desk.ours.protectedNow();
      warm.push(await times(desk));
    }
    const under = await shift.desk(POLICY);
    for (let n = 0; n < WARM; n++) {
      await under.page.reload();
      await under.page.waitForFunction('window.__ready', POLL);
      await under.ours.protectedNow();
      twin.push(await times(under));
    }
  }
  await shift.close();
}
const of = (list, key) => figures(list.map((t) => t[key]));
print(`arming: ${COLD} fresh browsers, ${WARM} reloads`, [
  { name: 'engine ready after our first file, warm median', value: of(warm, 'engine').p50, bar: 30 },
  { name: 'engine ready after our first file, warm max', value: of(warm, 'engine').max },
  { name: 'engine ready after our first file, cold median', value: of(cold, 'engine').p50, bar: 80 },
  { name: 'engine ready after our first file, cold max', value: of(cold, 'engine').max, bar: 80 },
  { name: 'twin ready where wasm is forbidden, warm median', value: of(twin, 'engine').p50, bar: 100 },
  { name: 'twin ready where wasm is forbidden, warm max', value: of(twin, 'engine').max },
  { name: 'background answered, warm median', value: of(warm, 'hello').p50 },
  { name: 'background answered, cold median', value: of(cold, 'hello').p50 },
  { name: 'our first file before the page’s, least', value: Math.min(...cold.concat(warm).map((t) => t.before)) },
]);
