// How the wording bench measures, in Node and in a page alike: for every message the least of some passes, then p50 and
// p99 over the messages. Where the clock is coarse a message is looked at many times over and the time divided.

import { sampleOf } from './oracle.mjs';
import { ours, PEERS } from './peers.mjs';

const PASSES = 9;
const COARSE_PASSES = 5; // each of many looks
const READY = 7; // fresh instances
const WARM = 500; // ms until what is measured is compiled for speed, wasm as JavaScript
const TICKS = 40; // of the clock, that one measurement lasts at least

/** The clock's own step, in ms. */
export function tick() {
  let least = Infinity;
  for (let n = 0; n < 50; n++) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    least = Math.min(least, now - start);
  }
  return least;
}

function quantiles(least) {
  const sorted = Float64Array.from(least).sort();
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)] * 1000;
  return { p50: at(0.5), p99: at(0.99) };
}

/** p50 and p99 in µs, and the hits of one pass. `coarse` is the clock's step where it is one. */
export function measure(find, messages, coarse = 0) {
  const least = new Float64Array(messages.length).fill(Infinity);
  let hits = 0;
  for (const text of messages) hits += find(text);
  const warm = performance.now() + WARM;
  let start;
  let typical;
  do {
    start = performance.now();
    for (const text of messages) find(text);
    typical = (performance.now() - start) / messages.length;
  } while (start < warm);
  const times = coarse > 0.0005 ? Math.max(1, Math.ceil((coarse * TICKS) / typical)) : 1;
  for (let pass = times > 1 ? COARSE_PASSES : PASSES; pass > 0; pass--) {
    for (let at = 0; at < messages.length; at++) {
      const text = messages[at];
      start = performance.now();
      for (let n = 0; n < times; n++) find(text);
      const took = (performance.now() - start) / times;
      if (took < least[at]) least[at] = took;
    }
  }
  return { ...quantiles(least), hits, times };
}

/** Bytes the engine of `build` holds, where the collector can be called, and how long it took to build. */
function built(build) {
  const used = () => {
    globalThis.gc?.();
    globalThis.gc?.();
    const node = globalThis.process?.memoryUsage?.();
    return node ? node.heapUsed + node.arrayBuffers : (performance.memory?.usedJSHeapSize ?? NaN);
  };
  const before = used();
  const start = performance.now();
  const find = build();
  const took = performance.now() - start;
  return { find, build: took, bytes: globalThis.gc ? used() - before : NaN };
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/** Ours over a built pack: fresh instances for the ready time, then each of `mixes`. */
export function measureOurs(engine, pack, mixes, coarse) {
  const ready = Array.from({ length: READY }, () => ours(engine.glue, engine.module, pack).ready);
  const first = ready[0];
  const { find, border, bytes } = ours(engine.glue, engine.module, pack);
  const by = Object.fromEntries(Object.entries(mixes).map(([mix, list]) => [mix, measure(find, list, coarse)]));
  const way = Object.values(mixes)[0];
  return { ready: median(ready), first, mixes: by, bytes: bytes(), border: way && measure(border, way, coarse).p50 };
}

/** Every peer over one size, one after the other; none is kept. */
export async function measurePeers(words, mixes, coarse, say) {
  const rows = [];
  for (const peer of PEERS) {
    await say(peer.name);
    const { find, build, bytes } = built(() => peer.build(words));
    const by = Object.fromEntries(Object.entries(mixes).map(([mix, list]) => [mix, measure(find, list, coarse)]));
    const sample = sampleOf(mixes).reduce((hits, text) => hits + find(text), 0);
    rows.push({ sample, name: peer.name, means: peer.means, folded: peer.folded, build, bytes, mixes: by });
  }
  return rows;
}
