// What an event costs the clocks: a shift of 5,000 chats with 200 events each, in wasm with the border to JavaScript
// included. An event is recorded, whatever passed a mark by then is said, and the next moment for the one timer is asked
// for: all that a page does. Beside it the bare agenda, a binary heap of npm with entries passed over when they are
// overtaken, which knows neither limits nor late events. `cargo xtask bench timing`.

import { readFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import TinyQueue from 'tinyqueue';

const CHATS = 5_000;
const EVENTS = 200;
const BAR = 20; // µs, p99
const HOURS = 8;
// As in What::ALL.
const [CUSTOMER, AGENT, BOT, PAID, REMARKED] = [0, 1, 2, 3, 4];
const OFTEN = [...Array(9).fill(CUSTOMER), ...Array(8).fill(AGENT), BOT, PAID, REMARKED];
const PLATFORMS = ['pdd', 'douyin', 'weixin', 'taobao'];
const pkg = fileURLToPath(new URL('../../pkg/bench/', import.meta.url));

let state = 20261123;
function dice(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const start = Date.UTC(2026, 10, 23, 0, 30);
const all = Array.from({ length: CHATS * EVENTS }, (_, at) => {
  const time = start + Math.floor((at / (CHATS * EVENTS)) * HOURS * 3_600_000);
  const chat = dice(CHATS); // all are open all the time
  return [time, `conversation-${chat}`, at < CHATS * 4 ? CUSTOMER : OFTEN[dice(OFTEN.length)], PLATFORMS[chat % 4]];
});

function measured(each) {
  const took = new Float64Array(all.length);
  all.forEach((event, at) => {
    const began = performance.now();
    each(event);
    took[at] = (performance.now() - began) * 1000;
  });
  const sorted = took.sort();
  const quantile = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  return { p50: quantile(0.5), p99: quantile(0.99), p999: quantile(0.999), max: sorted.at(-1) };
}

const wasm = new Function(`${readFileSync(`${pkg}bench.js`, 'utf8')}; return wasm_bindgen;`)();
const { memory } = wasm.initSync({ module: await WebAssembly.compile(readFileSync(`${pkg}bench.wasm`)) });
wasm.load(readFileSync(`${pkg}default.pack`));
wasm.watch();
const before = memory.buffer.byteLength;
const ours = measured(([at, chat, what, platform]) => wasm.happened(at, chat, what, platform));
const grown = (memory.buffer.byteLength - before) / 1e6;
const running = wasm.running(all.at(-1)[0]);

globalThis.gc?.();
const heap = process.memoryUsage().heapUsed;
const queue = new TinyQueue([], (a, b) => a[0] - b[0]);
const waiting = new Map();
const theirs = measured(([at, chat, what]) => {
  if (what === CUSTOMER && !waiting.has(chat)) {
    waiting.set(chat, at);
    queue.push([at + 20_000, chat, at]);
  } else if (what === AGENT) waiting.delete(chat);
  while (queue.length && (queue.peek()[0] <= at || waiting.get(queue.peek()[1]) !== queue.peek()[2])) queue.pop();
  return queue.peek()?.[0];
});
globalThis.gc?.();
const held = (process.memoryUsage().heapUsed - heap) / 1e6;

console.log(`\ncargo xtask bench timing · ${new Date().toISOString().slice(0, 10)}`);
console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)} · Node ${process.version}`);
console.log(`${CHATS} chats × ${EVENTS} events over ${HOURS} hours; ${running} clocks run at the end\n`);
const cell = (value, unit = 1) => value.toFixed(unit).padStart(9);
console.log(`${''.padEnd(40)}${['p50 µs', 'p99 µs', 'p99.9', 'max', 'MB'].map((head) => head.padStart(9)).join('')}`);
const row = (name, it, mb, note) => console.log(`${name.padEnd(40)}${cell(it.p50)}${cell(it.p99)}${cell(it.p999)}${cell(it.max, 0)}${cell(mb)}  ${note}`);
row('ours: record, say, next', ours, grown, `bar p99 ≤ ${BAR} µs: ${ours.p99 <= BAR ? 'held' : 'NOT held'}`);
row('TinyQueue: the bare agenda', theirs, held, '');
