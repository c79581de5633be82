// What reading a pasted address costs: ours in wasm with the border to JavaScript included, in Node and in real Chromium,
// beside the parsers of npm, and natively beside crate cpca. `cargo xtask bench address`.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureOurs, measurePeers } from './address/measure.mjs';
import { openPage } from './wording/chromium.mjs';
import { tick } from './wording/measure.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BAR = 30; // µs an address, in wasm
const pkg = path.join(ROOT, 'pkg/bench');
const table = path.join(ROOT, 'src/remark/address');
const cases = path.join(ROOT, 'tests/address');
const text = readFileSync(`${cases}/complete.txt`, 'utf8');

const bench = execFileSync('cargo', ['bench', '-q', '-p', 'xiaoqi', '--all-features', '--bench', 'address'], { cwd: ROOT, encoding: 'utf8' });
const native = JSON.parse(bench.trim().split('\n').at(-1));
const engine = { glue: readFileSync(`${pkg}/bench.js`, 'utf8'), module: await WebAssembly.compile(readFileSync(`${pkg}/bench.wasm`)) };
const node = { ours: measureOurs(engine, readFileSync(`${table}/divisions.bin`), text, 0), peers: measurePeers(text, 0) };
const page = await openPage([pkg, table, cases], new URL('address/page.mjs', import.meta.url));
const chromium = await page.call('measure');
await page.close();

console.log(`\ncargo xtask bench address · ${new Date().toISOString().slice(0, 10)}`);
console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)} · ${page.version} · Node ${process.version}`);
console.log(`${native.texts} complete addresses of tests/address/; least of several passes for each, clock step ${(tick() * 1000).toFixed(2)} µs in Node`);
const row = (name, { p50, p99, whole }, note = '') => console.log(`  ${name.padEnd(34)}${p50.toFixed(1).padStart(10)}${p99.toFixed(1).padStart(10)}${String(whole ?? '').padStart(14)}  ${note}`);
for (const [where, { ours, peers }] of Object.entries({ Node: node, Chromium: chromium })) {
  console.log(`\n${where.padEnd(36)}${'p50 µs'.padStart(10)}${'p99 µs'.padStart(10)}${'whole rows'.padStart(14)}`);
  row('ours, wasm, border included', ours, `bar ≤ ${BAR} µs: ${ours.p50 <= BAR ? 'held' : 'NOT held'}; table ready in ${ours.ready.toFixed(2)} ms`);
  for (const peer of peers) row(peer.name, peer);
}
console.log(`\nnatively, mean µs: ours ${native.ours.toFixed(2)}, cpca ${native.cpca.toFixed(2)} (divisions only, at the beginning only); table ready in ${native.ready.toFixed(2)} ms`);
