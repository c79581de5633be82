// The wording bench's part that runs in a page: bundled, served and called by chromium.mjs.

import { learn } from './fold.mjs';
import { measureOurs, measurePeers, tick } from './measure.mjs';

const json = async (path) => (await fetch(path)).json();
const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
let engine;

globalThis.bench = {
  async start() {
    learn(await json('changes.json'));
    engine = { glue: await (await fetch('bench.js')).text(), module: await WebAssembly.compile(await bytes('bench.wasm')) };
    return { isolated: crossOriginIsolated, tick: tick(), agent: navigator.userAgent };
  },
  ours: async (pack, messages) => measureOurs(engine, await bytes(pack), messages ? await json(messages) : {}, tick()),
  peers: async (size) => measurePeers(await json(`words.${size}.json`), await json(`mixes.${size}.json`), tick(), (name) => console.log(name)),
};
