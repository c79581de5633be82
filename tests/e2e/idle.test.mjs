// Idle costs nothing: on a page whose own clock ticks, a trace of ten seconds holds no work of ours, nor between two
// deadlines while clocks run. A timer planted in our world is found by the same eyes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listen } from './support/alerts.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, SOAK, until } from './support/shift.mjs';
import { WARNED } from './support/words.mjs';

const SECONDS = 10;
const JUDGED = 11_000; // ms after which a page was looked over once (page/health.rs)
const CATEGORIES = ['devtools.timeline', 'v8.execute', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.stack'];

let shift;
before(async () => (shift = await openShift()));
after(() => shift?.close());

/** Every chat in the long form; one has all that costs. */
const IDLE = SOAK ? Object.values(CHATS) : [CHATS.pdd];

/** Everything the trace of some seconds saw, and what of it was ours. */
async function trace(desk) {
  const { cdp } = desk;
  const events = [];
  const collect = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } });
  await desk.page.evaluate((ms) => (window.__until = performance.now() + ms), SECONDS * 1000);
  const first = await desk.page.$eval('.head-clock', (el) => el.textContent);
  await new Promise((done) => {
    // The trace's length is what is measured here: nothing can be waited for in a page that does nothing.
    const end = performance.now() + SECONDS * 1000;
    const look = () => (performance.now() >= end ? done() : setImmediate(look));
    look();
  });
  const last = await desk.page.$eval('.head-clock', (el) => el.textContent);
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  assert.notEqual(first, last, 'the page’s own clock ticked');
  const ours = events.filter((event) => JSON.stringify(event.args ?? {}).includes('chrome-extension://'));
  return { events, ours };
}

const names = (events) => [...new Set(events.map((e) => `${e.name} ${e.args?.data?.functionName ?? ''}`))];

/** Until the time of everybody who waits has run out: then nothing is left to be said of them. */
async function allLate(office) {
  await until(async () => Object.keys(await office.clocks()).length > 0, 'the clocks to be kept');
  const starts = Object.values(await office.clocks()).map((one) => one.w?.start ?? 0);
  const end = Math.max(...starts) + 20_000 + 3_000;
  await until(async () => Date.now() > end, 'the last of them', 40_000);
}

for (const chat of IDLE) test(`${chat.name}: nothing of ours runs while nobody does anything`, async () => {
  const office = await listen(shift);
  const desk = await shift.desk('clock=1', { chat });
  const opened = Date.now();
  await allLate(office);
  await until(async () => Date.now() > opened + JUDGED, 'the look whether the profile fits', 2 * JUDGED);
  await desk.type(WARNED); // the panel is open, a finding is shown
  await desk.panelSays('提醒');
  const { events, ours } = await trace(desk);
  assert.ok(events.some((e) => e.name === 'TimerFire'), 'the trace sees the page’s timers');
  assert.deepEqual(names(ours), []);
  await desk.page.close();
});

test('with a clock running nothing of ours runs between its deadlines', async () => {
  const office = await listen(shift);
  const desk = await shift.desk('clock=1');
  const opened = Date.now();
  const chat = await desk.page.$eval('.active[data-random], .active [data-random]', (el) => el.dataset.random.split('-')[0]);
  await desk.type('亲，我20分钟后回复您');
  await desk.enter();
  await until(async () => (await office.clocks())[chat]?.c, 'the promise');
  await allLate(office);
  await until(async () => Date.now() > opened + JUDGED, 'the look whether the profile fits', 2 * JUDGED);
  const { events, ours } = await trace(desk);
  assert.ok(events.some((e) => e.name === 'TimerFire'), 'the trace sees the page’s timers');
  assert.deepEqual(names(ours), []);
  await desk.page.close();
});

test('a timer planted in our world is found', async () => {
  const desk = await shift.desk('clock=1');
  const planted = `setInterval(() => Promise.resolve().then(() => {}), 1000)\n//# sourceURL=chrome-extension://${shift.extensionId}/planted.js`;
  await desk.ours.evaluate(planted);
  const { ours } = await trace(desk);
  assert.ok(names(ours).some((name) => name.startsWith('FunctionCall')), JSON.stringify(names(ours)));
  await desk.page.close();
});
