// The engines of the wording bench behind one shape: `build(words)` gives `find(text)`, which reads every hit's place
// and says how many there are. Runs in Node and in a page. What each engine's hits mean stands beside it.

import { AhoCorasick } from '@monyone/aho-corasick/fast';
import ModernFast from 'modern-ahocorasick/fast';
import ModernText from 'modern-ahocorasick/text';
import FastScanner from 'fastscan';
import * as mint from 'mint-filter';
import { fold, original } from './fold.mjs';

const Mint = mint.Mint ?? mint.default.Mint ?? mint.default;
let read = 0; // what was read of hits, so that no engine can skip it

/** Each: `find(text, each)` calls `each` with first and last unit of every hit. */
const RAW = {
  '@monyone/aho-corasick/fast': {
    means: 'overlapping',
    make: (words) => {
      const engine = new AhoCorasick(words);
      return (text, each) => engine.matchInText(text).forEach((hit) => each(hit.begin, hit.end));
    },
  },
  'modern-ahocorasick/fast': {
    means: 'overlapping, whole graphemes',
    make: (words) => {
      const engine = new ModernFast(words);
      return (text, each) => engine.search(text).forEach((hit) => each(hit.start, hit.end));
    },
  },
  'modern-ahocorasick/text': {
    means: 'overlapping; NFKC and case of its own, mapped back',
    folds: true,
    make: (words) => {
      const engine = new ModernText(words);
      return (text, each) => engine.search(text).forEach((hit) => each(hit.start, hit.end));
    },
  },
  fastscan: {
    means: 'overlapping',
    make: (words) => {
      const engine = new FastScanner(words);
      return (text, each) => engine.search(text).forEach(([at, word]) => each(at, at + word.length));
    },
  },
  'mint-filter': {
    means: 'longest at each end, words without places; case of its own',
    make: (words) => {
      const engine = new Mint(words);
      return (text, each) => engine.filter(text, { replace: false }).words.forEach((word) => each(0, word.length));
    },
  },
};

/** Every peer as it is, and with our folding in front. */
export const PEERS = Object.entries(RAW).flatMap(([name, { means, make, folds }]) => {
  const raw = { name, means, folded: false, build: (words) => counting(make(words)) };
  const front = { name: `fold + ${name}`, means, folded: true, build: (words) => folding(make(words.map(fold))) };
  return folds ? [raw] : [raw, front];
});

function counting(find) {
  return (text) => {
    let hits = 0;
    find(text, (start, end) => {
      hits++;
      read += end - start;
    });
    return hits;
  };
}

function folding(find) {
  return (text) => {
    let hits = 0;
    find(fold(text), (start, end) => {
      const [first, last] = original(start, end);
      hits++;
      read += last - first;
    });
    return hits;
  };
}

/** Ours: one wasm instance over one built pack. `glue` is wasm-bindgen's script, `module` the compiled wasm. */
export function ours(glue, module, pack) {
  const bindgen = new Function(`${glue}\n; return wasm_bindgen;`)();
  const { memory } = bindgen.initSync({ module });
  const start = performance.now();
  bindgen.load(pack);
  const first = bindgen.check('亲，您好，很高兴为您服务');
  const ready = performance.now() - start;
  const find = (text) => {
    const said = bindgen.check(text);
    if (said === undefined) return 0;
    for (let at = 1; at < said.length; at += 2) read += said[at + 1] - said[at];
    return (said.length - 1) / 2;
  };
  return { ready, first, find, spans: (text) => bindgen.check(text), border: (text) => bindgen.border(text), bytes: () => memory.buffer.byteLength };
}
