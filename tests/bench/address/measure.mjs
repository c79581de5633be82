// How the address bench measures, in Node and in a page alike.

import { measure } from '../wording/measure.mjs';
import { PEERS } from './peers.mjs';

const READY = 7; // fresh instances

/** Texts and what they say, from tests/address/complete.txt. */
function cases(text) {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => line.split(' => ')).map(([pasted, parts]) => [pasted.replaceAll('\\n', '\n'), parts.split('|')]);
}

/** Whether name, number and the divisions are right, and the place but for its marks. */
const squeeze = (text) => String(text ?? '').normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
const same = (said, wanted) => wanted.every((part, at) => squeeze(said[at]) === squeeze(part));

function measured(read, list, coarse) {
  const whole = list.filter(([text, wanted]) => same(read(text), wanted)).length;
  const figures = measure((text) => read(text).length, list.map(([text]) => text), coarse);
  return { ...figures, whole: `${whole}/${list.length}` };
}

export function measureOurs(engine, table, text, coarse) {
  const start = () => {
    const wasm = new Function(`${engine.glue}; return wasm_bindgen;`)();
    wasm.initSync({ module: engine.module });
    const began = performance.now();
    wasm.learn(table);
    return { wasm, ready: performance.now() - began };
  };
  const ready = Array.from({ length: READY }, () => start().ready).sort((a, b) => a - b)[READY >> 1];
  const { wasm } = start();
  return { ...measured((pasted) => wasm.address(pasted).split('\n'), cases(text), coarse), ready };
}

export function measurePeers(text, coarse) {
  return PEERS.map(({ name, read }) => ({ name, ...measured(read, cases(text), coarse) }));
}
