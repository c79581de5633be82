// The attacks of trust/attacks in wasm: the same functions as in native tests. A case that fails says what its native twin says.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** An instance of its own: one that has thrown is not asked again. */
function instance() {
  const glue = readFileSync(`${ROOT}pkg/attacks/attacks.js`, 'utf8');
  const bindgen = new Function(`${glue}; return wasm_bindgen;`)();
  bindgen.initSync({ module: readFileSync(`${ROOT}pkg/attacks/attacks.wasm`) });
  return bindgen;
}

const names = instance().names().split('\n');

test('there is every case that there is natively', () => {
  const list = execFileSync('cargo', ['test', '-q', '-p', 'xiaoqi-attacks', '--lib', '--', '--list'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const native = [...list.matchAll(/^(\w+)::tests::(\w+): test$/gm)].map(([, room, name]) => `xiaoqi_attacks::${room}::${name}`);
  assert.ok(names.length >= 80);
  assert.deepEqual(native.filter((name) => !name.includes('::oracle::')).sort(), [...names].sort());
});

for (const [at, name] of names.entries()) test(name, () => instance().run(at));
