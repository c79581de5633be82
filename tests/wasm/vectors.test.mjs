// The engine that ships, in wasm and as its twin in JavaScript, says of every test message what the native one says: verdict,
// rules, places.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The page's engine, its twin, and their pack, as the scripts hand them to the loader. */
function engines() {
  const engines = {};
  globalThis.__xiaoqi = {
    begin(bindgen, module, pack) {
      bindgen.initSync({ module: Buffer.from(module, 'hex') });
      Object.assign(engines, { wasm: bindgen.vectors, pack: Buffer.from(pack, 'hex') });
    },
    twin(bindgen, make) {
      bindgen.initTwin(make);
      engines.twin = bindgen.vectors;
    },
  };
  for (const script of ['engine', 'twin']) (0, eval)(readFileSync(`${ROOT}pkg/page/${script}.js`, 'utf8'));
  return engines;
}

test('every message of the default pack, native, wasm and JavaScript', (t) => {
  const native = execFileSync('cargo', ['run', '-q', '-p', 'xiaoqi-cli', '--', 'pack', 'vectors', 'packs/default'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const { pack, ...both } = engines();
  const lines = native.trim().split('\n').map((line) => JSON.parse(line));
  assert.ok(lines.length > 300);
  const cases = lines.map((line) => line.case);
  for (const [name, vectors] of Object.entries(both)) {
    const begun = performance.now();
    const found = vectors(pack, cases);
    t.diagnostic(`${name}: ${Math.round(performance.now() - begun)} ms`);
    for (const [at, { case: message, said }] of lines.entries()) assert.deepEqual(found[at], said, `${name}: ${message.text}`);
  }
  t.diagnostic(`${lines.length} messages`);
});
