// What one check of a message costs: ours in wasm with the border to JavaScript included, ours and daachorse natively,
// and the engines of npm as they are and with our folding in front; in Node and in real Chromium, in one run.
// `cargo xtask bench wording`. XIAOQI_BENCH_MESSAGES and XIAOQI_BENCH_SIZES make a short run of it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage } from './wording/chromium.mjs';
import { learn } from './wording/fold.mjs';
import { measureOurs, measurePeers, tick } from './wording/measure.mjs';
import { agentLines, messages, MIXES, words } from './wording/messages.mjs';
import { expected, missed, sampleOf } from './wording/oracle.mjs';
import { ours } from './wording/peers.mjs';
import { line, ratios, table } from './wording/table.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COUNT = Number(process.env.XIAOQI_BENCH_MESSAGES ?? 2000);
const SIZES = (process.env.XIAOQI_BENCH_SIZES ?? '1000,10000,100000').split(',').map(Number);
const READY_BARS = { 5000: 3, 100000: 40 }; // ms from built bytes to the first verdict
const SHARED = ['../shared', '../../shared'].map((at) => path.resolve(ROOT, at, 'data/wording')).find((at) => tried(() => readFileSync(`${at}/load_words.txt`)));

const folder = mkdtempSync(path.join(os.tmpdir(), 'xiaoqi-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const pkg = path.join(ROOT, 'pkg/bench');
const cargo = (...args) => execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });

// What folding does, what is looked for, and in what.
const bench = (...args) => cargo('bench', '-q', '-p', 'xiaoqi', '--features', 'source', '--bench', 'wording', '--', ...args).trim().split('\n').at(-1);
const changes = bench('--changes');
learn(JSON.parse(changes));
writeFileSync(`${folder}/changes.json`, changes);
const cases = cargo('run', '-q', '-p', 'xiaoqi-cli', '--', 'pack', 'vectors', 'packs/default').trim().split('\n').map((l) => JSON.parse(l));
const own = { all: cases.map((c) => c.case.text), fine: cases.filter((c) => c.said[0] === 'pass').map((c) => c.case.text) };
const agents = agentLines(SHARED ?? '', own.fine);
const listed = words(SHARED ?? '', Math.max(...SIZES, 5000), agents.lines);
const sizes = new Map();
for (const size of new Set([...SIZES, 5000])) {
  const list = listed.list.slice(0, size);
  writeFileSync(`${folder}/words.${size}.txt`, list.join('\n'));
  writeFileSync(`${folder}/words.${size}.json`, JSON.stringify(list));
  if (!SIZES.includes(size)) continue;
  const mixes = messages(agents.lines, list, COUNT);
  for (const mix of MIXES) writeFileSync(`${folder}/messages.${size}.${mix}.json`, JSON.stringify(mixes[mix]));
  writeFileSync(`${folder}/mixes.${size}.json`, JSON.stringify(mixes));
  sizes.set(size, { list, mixes });
}
const packMixes = { clean: messages(agents.lines, listed.list, COUNT).clean, tests: own.all };
writeFileSync(`${folder}/pack-mixes.json`, JSON.stringify(packMixes));

const native = JSON.parse(bench(folder));
const engine = { glue: readFileSync(`${pkg}/bench.js`, 'utf8'), module: await WebAssembly.compile(readFileSync(`${pkg}/bench.wasm`)) };
const page = await openPage([folder, pkg]);
const started = await page.call('start');

const [cpu] = os.cpus();
console.log(`\ncargo xtask bench wording · ${new Date().toISOString().slice(0, 10)}`);
console.log(`${cpu.model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)} · ${page.version} · Node ${process.version} · ${execFileSync('rustc', ['--version'], { cwd: ROOT, encoding: 'utf8' }).trim()}`);
console.log(`words: ${listed.real} real, the rest made up; messages: ${COUNT} of each mix, 20–200 characters, ${agents.real ? 'agents’ own lines' : 'lines of the pack’s own tests'}`);
console.log(`least of several passes for each message; clock step ${(tick() * 1000).toFixed(2)} µs in Node, ${(started.tick * 1000).toFixed(1)} µs in Chromium (isolated: ${started.isolated}), where a message is looked at many times over`);

const places = [
  { where: 'Node', ours: (pack, mixes) => measureOurs(engine, read(pack), mixes ?? {}, 0), peers: (size) => measurePeers(sizes.get(size).list, sizes.get(size).mixes, 0, () => {}) },
  { where: 'Chromium', ours: (pack, _, file) => page.call('ours', pack, file), peers: (size) => page.call('peers', size) },
];
const figures = [];
for (const [size, { list, mixes }] of sizes) {
  const sample = sampleOf(mixes);
  const right = expected(list, sample);
  const found = missed(list, sample, ours(engine.glue, engine.module, read(`${size}.pack`)).spans);
  for (const { where, ours, peers } of places) {
    const mine = await ours(`${size}.pack`, mixes, `mixes.${size}.json`);
    const others = await peers(size);
    const ceiling = native[size].daachorse;
    table(`${where}, ${size} words`, [
      { name: 'ours, wasm, border included', ...mine, build: mine.ready, finds: `${found.total - found.missing}/${found.total}`, means: 'findings: folded, exceptions, merged, UTF-16 places' },
      { name: 'ours, native', ...native[size].ours, build: native[size].ours.ready, means: `the same; the pack is built in ${native[size].ours.build.toFixed(0)} ms, bytes are the pack’s` },
      { name: 'daachorse charwise, native', ...ceiling, means: 'overlapping; the ceiling' },
      ...others.map((peer) => ({ ...peer, finds: finds(peer, right) })),
    ]);
    console.log(`  the way in alone (a string to wasm and back): ${mine.border.toFixed(2)} µs, p50 of clean`);
    figures.push({ where, size, mine, others, ceiling });
  }
}

console.log(`\nbars (p50 of ${MIXES.join(' / ')})`);
for (const { where, size, mine, others, ceiling } of figures) ratios(where, size, mine, ceiling, others);
for (const { where, ours } of places) {
  const pack = await ours('default.pack', packMixes, 'pack-mixes.json');
  for (const [mix, { p50, p99, hits }] of Object.entries(pack.mixes)) {
    const note = `${packMixes[mix].length} messages, ${hits} findings`;
    line(`${where}, default pack, ${mix}, p50`, p50, { bar: 10, unit: ' µs', note });
    line(`${where}, default pack, ${mix}, p99`, p99, { bar: 50, unit: ' µs', note });
  }
  line(`${where}, default pack: bytes → first verdict, median of fresh instances`, pack.ready, { unit: ' ms', note: `first ${pack.first.toFixed(1)} ms` });
  for (const size of new Set([1000, 5000, ...SIZES])) {
    if (!native[size]) continue;
    const { ready, first } = await ours(`${size}.pack`);
    line(`${where}, ${size} words: bytes → first verdict, median of fresh instances`, ready, { bar: READY_BARS[size], unit: ' ms', note: `first ${first.toFixed(1)} ms` });
  }
}
await page.close();

function read(name) {
  return readFileSync(name === 'default.pack' ? `${pkg}/${name}` : `${folder}/${name}`);
}

function finds(peer, right) {
  const { all, ends } = peer.folded ? right.folded : right.raw;
  const of = peer.name.includes('mint') ? ends : all;
  return `${peer.sample}/${of}${peer.sample < of && !peer.name.endsWith('/text') ? ' MISSES' : ''}`;
}

function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
