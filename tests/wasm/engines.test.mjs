// Every engine, not the guard's alone, says the same natively, in wasm and as wasm's twin in JavaScript: of every message
// that the default pack is tested with, byte for byte.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = `${ROOT}pkg/engines/`;
const cargo = (args, input) => execFileSync('cargo', ['run', '-q', '-p', ...args], { cwd: ROOT, encoding: 'utf8', input, maxBuffer: 1 << 30 });

/** The engines in wasm, and their twin. */
function compiled() {
  const glue = readFileSync(`${FOLDER}engines.js`, 'utf8');
  const wasm = new Function(`${glue}; return wasm_bindgen;`)();
  wasm.initSync({ module: readFileSync(`${FOLDER}engines.wasm`) });
  let twin;
  globalThis.__xiaoqi = {
    twin(bindgen, make) {
      bindgen.initTwin(make);
      twin = bindgen;
    },
  };
  (0, eval)(readFileSync(`${FOLDER}twin.js`, 'utf8'));
  return { wasm, twin };
}

test('all engines, native, wasm and JavaScript', (t) => {
  const files = [`${FOLDER}default.pack`, `${FOLDER}divisions.bin`];
  const vectors = cargo(['xiaoqi-cli', '--', 'pack', 'vectors', 'packs/default']).trim().split('\n');
  const texts = vectors.map((line) => JSON.parse(line).case.text);
  // Remarks, addresses and lines as agents paste them.
  for (const golden of ['remark', 'remark-platforms']) {
    const lines = readFileSync(`${ROOT}tests/golden/${golden}.jsonl`, 'utf8').trim().split('\n');
    texts.push(...lines.flatMap((line) => strings(JSON.parse(line))));
  }
  const native = cargo(['xiaoqi-engines', '--', ...files], texts.map((text) => JSON.stringify(text)).join('\n')).trim().split('\n');
  assert.equal(native.length, texts.length);
  const [pack, divisions] = files.map((file) => readFileSync(file));
  for (const [name, engines] of Object.entries(compiled())) {
    engines.begin(pack, divisions);
    for (const [at, text] of texts.entries()) assert.deepEqual(engines.say(text), JSON.parse(native[at]), `${name}: ${text}`);
  }
  t.diagnostic(`${texts.length} texts, ${native.join('').length} bytes said`);
});

const strings = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings));
