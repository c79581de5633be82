// How the phrases bench measures, in Node and in a page alike.

import { pinyin } from 'pinyin-pro';
import { measure } from '../wording/measure.mjs';
import { ASKED, TYPED } from './peers.mjs';
import { shelf, typed } from './shelf.mjs';

const READY = 11; // fresh instances
const MB = 1e6;

/** Bytes that `build` leaves behind, and how long it takes. */
function built(build) {
  globalThis.gc?.();
  const used = () => globalThis.performance?.memory?.usedJSHeapSize ?? process.memoryUsage().heapUsed;
  const before = used();
  const began = performance.now();
  const find = build();
  const ready = performance.now() - began;
  globalThis.gc?.();
  return { find, ready, memory: (used() - before) / MB };
}

function start(engine) {
  const wasm = new Function(`${engine.glue}; return wasm_bindgen;`)();
  const { memory } = wasm.initSync({ module: engine.module });
  return { wasm, memory };
}

export function measureOurs(engine, sources, questions, count, coarse) {
  const rows = shelf(sources, count);
  const bytes = start(engine).wasm.shelve(JSON.stringify(rows));
  const times = Array.from({ length: READY }, () => {
    const { wasm, memory } = start(engine);
    globalThis.gc?.(); // what others left behind, as before each peer
    const began = performance.now();
    wasm.open(bytes);
    return { ready: performance.now() - began, memory: memory.buffer.byteLength / MB, wasm };
  });
  const { ready } = times.map((one) => one.ready).sort((a, b) => a - b).map((ready) => ({ ready }))[READY >> 1];
  const { wasm, memory } = times.at(-1);
  return {
    ready,
    memory,
    bytes: bytes.length / MB,
    asked: measure((text) => wasm.suggest(text, '').length, questions, coarse),
    typed: measure((text) => wasm.suggest('', text).length, typed(rows, pinyin), coarse),
    both: measure((text) => wasm.suggest(questions[0], text).length, typed(rows, pinyin), coarse),
  };
}

export function measurePeers(sources, questions, count, coarse) {
  const rows = shelf(sources, count);
  const run = (peers, texts) =>
    peers.map(({ name, build, most }) => {
      const { find, ready, memory } = built(() => build(rows));
      const some = texts.filter((_, at) => at % Math.max(1, Math.floor(texts.length / most)) === 0);
      return { name, ready, memory, ...measure(find, some, coarse) };
    });
  return { asked: run(ASKED, questions), typed: run(TYPED, typed(rows, pinyin)) };
}
