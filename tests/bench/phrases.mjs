// What finding a phrase costs: ours in wasm with the border to JavaScript included, beside the searches of npm, in Node and
// in real Chromium, over 1,000, 10,000 and 20,000 phrases made of the default pack's. `cargo xtask bench phrases`.

import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureOurs, measurePeers } from './phrases/measure.mjs';
import { openPage } from './wording/chromium.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BARS = { 1_000: [1, 8, 50], 10_000: [1, 8, 50], 20_000: [Infinity, 16, Infinity] }; // ms: p50, p99, load
const pkg = path.join(ROOT, 'pkg/bench');

/** Text and questions of every phrase of the default pack. */
const folder = path.join(ROOT, 'packs/default/phrases');
const sources = readdirSync(folder).sort().flatMap((name) => {
  const tables = readFileSync(path.join(folder, name), 'utf8').split('[[phrase]]').slice(1);
  const strings = (text) => [...text.matchAll(/"([^"]*)"/g)].map(([, string]) => string);
  return tables.map((table) => [/^text = "(.*)"$/m.exec(table)[1], strings(/^ask = \[([^\]]*)\]/m.exec(table)[1])]);
});
const file = readFileSync(path.join(ROOT, 'tests/phrases/questions.tsv'), 'utf8');
const questions = file.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t')[1]);
const engine = { glue: readFileSync(`${pkg}/bench.js`, 'utf8'), module: await WebAssembly.compile(readFileSync(`${pkg}/bench.wasm`)) };
const page = await openPage([pkg], new URL('phrases/page.mjs', import.meta.url));

console.log(`\ncargo xtask bench phrases · ${new Date().toISOString().slice(0, 10)}`);
console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)} · ${page.version} · Node ${process.version}`);
const ms = (us) => (us / 1000).toFixed(3).padStart(10);
const row = (name, { p50, p99 }, ready, memory, note = '') =>
  console.log(`  ${name.padEnd(38)}${ms(p50)}${ms(p99)}${ready?.toFixed(1).padStart(10) ?? ''.padStart(10)}${memory?.toFixed(1).padStart(9) ?? ''.padStart(9)}  ${note}`);

for (const where of ['Node', 'Chromium']) {
  for (const count of Object.keys(BARS).map(Number)) {
    const call = (name) => page.call(name, sources, questions, count);
    const ours = where === 'Node' ? measureOurs(engine, sources, questions, count, 0) : await call('ours');
    const [p50, p99, load] = BARS[count];
    const held = (it) => (it.p50 / 1000 <= p50 && it.p99 / 1000 <= p99 && ours.ready <= load ? 'held' : 'NOT held');
    console.log(`\n${`${where}, ${count} phrases`.padEnd(40)}${['p50 ms', 'p99 ms', 'load ms'].map((head) => head.padStart(10)).join('')}${'MB'.padStart(9)}`);
    row('ours: what the customer asked', ours.asked, ours.ready, ours.memory, held(ours.asked));
    row('ours: what the agent types', ours.typed, null, null, held(ours.typed));
    row('ours: both', ours.both, null, null, held(ours.both));
    if (count > 10_000) continue;
    const peers = where === 'Node' ? measurePeers(sources, questions, count, 0) : await call('peers');
    for (const peer of peers.asked) row(`${peer.name}: asked`, peer, peer.ready, peer.memory);
    for (const peer of peers.typed) row(`${peer.name}: typed`, peer, peer.ready, peer.memory);
  }
}
await page.close();
