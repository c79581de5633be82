// The phrases bench's part that runs in a page: bundled, served and called by wording/chromium.mjs.

import { measureOurs, measurePeers } from './measure.mjs';
import { tick } from '../wording/measure.mjs';

const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const text = async (path) => (await fetch(path)).text();

globalThis.bench = {
  async ours(sources, questions, count) {
    const engine = { glue: await text('bench.js'), module: await WebAssembly.compile(await bytes('bench.wasm')) };
    return measureOurs(engine, sources, questions, count, tick());
  },
  peers: (sources, questions, count) => measurePeers(sources, questions, count, tick()),
};
