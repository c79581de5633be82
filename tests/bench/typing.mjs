// What an agent's keys cost: from an input event to the panel drawn, and one decision of the guard, in real Chromium.

import { openShift } from '../e2e/support/shift.mjs';
import { FINE_LINES, HARD_LINES, SOFT_LINES } from '../e2e/support/talk.mjs';
import { figures, print } from './support/figures.mjs';

const ROUNDS = 30;
const PRESSES = 100; // a round: a shift's worth of presses in all, the engine's warm-up among them
const shift = await openShift();
const desk = await shift.desk();

// A listener in our own world, registered last, runs right after ours has drawn.
await desk.ours.evaluate(`(globalThis.__drawn = [], window.addEventListener('input', (e) => __drawn.push(performance.now() - e.timeStamp), true), 1)`);
const events = [];
desk.cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
await desk.cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline'] } });

const lines = [...FINE_LINES, ...HARD_LINES, ...SOFT_LINES];
for (let round = 0; round < ROUNDS; round++) {
  const line = lines[round % lines.length] + lines[(round * 7 + 3) % lines.length] + lines[lines.length - 1 - (round % 20)];
  for (const c of line) await desk.page.keyboard.sendCharacter(c); // the last words are forbidden: nothing is sent
  for (let n = 0; n < PRESSES; n++) await desk.enter();
  await desk.clear();
}
const done = new Promise((resolve) => desk.cdp.once('Tracing.tracingComplete', resolve));
await desk.cdp.send('Tracing.end');
await done;

const drawn = await desk.ours.evaluate('__drawn');
const sends = events.filter((e) => e.name === 'EventDispatch' && e.args.data.type === 'keydown' && e.dur);
const calls = events.filter((e) => e.name === 'FunctionCall' && e.args.data?.url?.endsWith('loader.js') && e.dur);
// A key that changes the text has its input event inside its own: that is looking, not deciding, and counted above.
const typed = events.filter((e) => e.name === 'EventDispatch' && /input$/.test(e.args.data.type) && e.dur);
const within = (all) => (c) => all.some((e) => e.tid === c.tid && e.ts <= c.ts && c.ts + c.dur <= e.ts + e.dur);
const decisions = calls.filter((c) => within(sends)(c) && !within(typed)(c)).map((c) => c.dur / 1000);
const [draw, decide] = [figures(drawn), figures(decisions)];
print(`typing: ${draw.n} input events, ${decide.n} key presses (stopped sends among them)`, [
  { name: 'input event → panel drawn, p50', value: draw.p50 },
  { name: 'input event → panel drawn, p99', value: draw.p99, bar: 8 },
  { name: 'a key press in the guard, p50', value: decide.p50 },
  { name: 'a key press in the guard, p99', value: decide.p99, bar: 1 },
  { name: 'a key press in the guard, p99 of the first 100', value: figures(decisions.slice(0, 100)).p99 },
  { name: 'messages that slipped through', value: desk.texts().length, unit: '', bar: 0 },
]);
await shift.close();
