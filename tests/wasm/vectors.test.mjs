// The engine that ships, in wasm, says of every test message what the native one says: verdict, rules, places.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The page's engine and its pack, as pkg/page/engine.js hands them to the loader. */
function engine() {
  let engine;
  globalThis.__xiaoqi = {
    begin(bindgen, module, pack) {
      bindgen.initSync({ module: Buffer.from(module, 'hex') });
      engine = { vectors: bindgen.vectors, pack: Buffer.from(pack, 'hex') };
    },
  };
  (0, eval)(readFileSync(`${ROOT}pkg/page/engine.js`, 'utf8'));
  return engine;
}

test('every message of the default pack, native and wasm', (t) => {
  const native = execFileSync('cargo', ['run', '-q', '-p', 'xiaoqi-cli', '--', 'pack', 'vectors', 'packs/default'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const { vectors, pack } = engine();
  const lines = native.trim().split('\n').map((line) => JSON.parse(line));
  assert.ok(lines.length > 300);
  const wasm = vectors(pack, lines.map((line) => line.case));
  for (const [at, { case: message, said }] of lines.entries()) assert.deepEqual(wasm[at], said, message.text);
  t.diagnostic(`${lines.length} messages`);
});
