// The address bench's part that runs in a page: bundled, served and called by wording/chromium.mjs.

import { measureOurs, measurePeers } from './measure.mjs';
import { tick } from '../wording/measure.mjs';

const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const text = async (path) => (await fetch(path)).text();

globalThis.bench = {
  async measure() {
    const engine = { glue: await text('bench.js'), module: await WebAssembly.compile(await bytes('bench.wasm')) };
    const cases = await text('complete.txt');
    return { ours: measureOurs(engine, await bytes('divisions.bin'), cases, tick()), peers: measurePeers(cases, tick()) };
  },
};
