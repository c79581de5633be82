// How long a page is without its team's rules: from the first of our files to the pack in force, on one clock, in real
// Chromium, with the default pack and the team's upon it. Warm: the background is awake; cold: it slept, and verifies all
// signatures again. Until then the rules that came with the extension hold.

import { POLL } from '../e2e/support/poll.mjs';
import { asleep } from '../e2e/support/extension.mjs';
import { HOST } from '../e2e/support/repository.mjs';
import { openShift, until } from '../e2e/support/shift.mjs';
import { Supervisor } from '../e2e/support/supervisor.mjs';
import { join, status } from '../e2e/support/team.mjs';
import { figures, print } from './support/figures.mjs';

const WARM = 25;
const COLD = 15;

const supervisor = await Supervisor.begin();
await supervisor.forbid('蓝鲸计划');
const shift = await openShift();
shift.practice.serve(HOST, supervisor.handle);
const desk = await shift.desk();
await join(shift, await supervisor.code());
await until(async () => (await status(shift)).version === 1, 'the rules', 120_000);
await desk.page.bringToFront();

async function reload() {
  await desk.page.reload();
  await desk.page.waitForFunction('window.__ready', POLL);
  await until(() => desk.ours.evaluate('__xiaoqi.swapped >= 0'), 'the pack');
  const { born, ready, answered, swapped } = await desk.ours.evaluate(
    '({ born: __xiaoqi.born, ready: __xiaoqi.ready, answered: __xiaoqi.answered, swapped: __xiaoqi.swapped })',
  );
  return { engine: ready - born, hello: answered - born, pack: swapped - born };
}

const warm = [];
for (let n = 0; n < WARM; n++) warm.push(await reload());
const cold = [];
for (let n = 0; n < COLD; n++) {
  await asleep(shift);
  cold.push(await reload());
}
await shift.close();
await supervisor.close();

const of = (list, key) => figures(list.map((one) => one[key]));
print(`start: ${WARM} reloads with the background awake, ${COLD} with one that slept`, [
  { name: 'the team’s rules in force, warm median', value: of(warm, 'pack').p50, bar: 150 },
  { name: 'the team’s rules in force, warm max', value: of(warm, 'pack').max, bar: 150 },
  { name: 'the team’s rules in force, cold median', value: of(cold, 'pack').p50, bar: 400 },
  { name: 'the team’s rules in force, cold max', value: of(cold, 'pack').max, bar: 400 },
  { name: 'background answered, warm median', value: of(warm, 'hello').p50 },
  { name: 'background answered, cold median', value: of(cold, 'hello').p50 },
  { name: 'rules of the extension in force, warm median', value: of(warm, 'engine').p50 },
]);
