// The longest piece of our work on a heavy page: 10,000 messages in the open chat, fifty changes of it a frame, while the
// agent types, is stopped, searches a phrase and changes the chat. From a trace, so that nothing of the page's own counts.

import { crowd } from '../e2e/support/crowd.mjs';
import { CHATS } from '../e2e/support/pages.mjs';
import { openShift, until } from '../e2e/support/shift.mjs';
import { BLOCKED, FINE } from '../e2e/support/words.mjs';
import { print } from './support/figures.mjs';

const MESSAGES = 10_000;
const BAR = 50; // ms, from which on browsers speak of a long task
const CATEGORIES = ['devtools.timeline', 'v8.execute', 'disabled-by-default-devtools.timeline'];

/** What an agent does. */
async function work(desk) {
  for (const sign of FINE) await desk.page.keyboard.type(sign);
  await desk.clear();
  await desk.type(BLOCKED);
  await desk.panelSays('禁发');
  await desk.enter();
  await desk.panelSays('没有发出');
  await desk.clear();
  await desk.type('fhsj');
  await desk.panelSays('亲，付款后');
  await desk.digit(1);
  await desk.clear();
  await desk.page.click(desk.at.other);
  await until(() => desk.page.evaluate(() => window.__frames > 40), 'some frames');
}

/** All of the trace's events while `act` runs. */
async function traced({ cdp }, act) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } });
  await act();
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  return events;
}

for (const chat of Object.values(CHATS)) {
  const shift = await openShift({ chat });
  const desk = await shift.desk();
  await crowd(desk, MESSAGES);
  const events = await traced(desk, () => work(desk));
  const ours = events.filter((one) => one.name === 'FunctionCall' && one.args?.data?.url?.startsWith('chrome-extension://') && one.dur);
  const took = ours.map((one) => (one.tdur ?? one.dur) / 1000) // of our thread: what another program took is not ours
    .sort((a, b) => a - b);
  print(`${chat.name}: ${MESSAGES} messages, ${took.length} calls of ours`, [
    { name: 'longest', value: took.at(-1), bar: BAR },
    { name: 'median', value: took[Math.floor(took.length / 2)] },
    { name: 'all together', value: took.reduce((sum, ms) => sum + ms, 0) },
  ]);
  await shift.close();
}
