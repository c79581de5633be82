// The engine that ships, in wasm, says of every test message what the native one says: verdict, rules, places.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The page's engine, as pkg/page/engine.js hands it to the loader. */
function engine() {
  let engine;
  globalThis.__xiaoqi = {
    begin(bindgen, base64) {
      bindgen.initSync({ module: Buffer.from(base64, 'base64') });
      engine = bindgen;
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
  const { vector } = engine();
  const lines = native.trim().split('\n').map((line) => JSON.parse(line));
  assert.ok(lines.length > 300);
  for (const { case: message, said } of lines) assert.deepEqual(vector(message), said, message.text);
  t.diagnostic(`${lines.length} messages`);
});
