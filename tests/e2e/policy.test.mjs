// Whatever policy a page has, its messages are guarded: where it lets no wasm be compiled, by the engine's twin in plain
// JavaScript. Armed means held back until then, never let through.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameDesk } from './support/desk.mjs';
import { SEED, seeded } from './support/seeded.mjs';
import { onEachChat, SOAK } from './support/shift.mjs';
import { Walk } from './support/walk.mjs';
import { BLOCKED, FINE } from './support/words.mjs';

const SCRIPTS = "script-src 'self' 'nonce-{nonce}'";
const TYPES = "require-trusted-types-for 'script'; trusted-types vue practice";
const ask = (variants) => new URLSearchParams(variants).toString();
/** By name: the page's variant, and whether the twin must do the work there. A meta comes after our engine. */
const POLICIES = {
  'no policy': ['', false],
  'script-src self': [ask({ csp: SCRIPTS }), true],
  'the same in a meta': [ask({ metacsp: SCRIPTS }), false],
  'report only is none': [ask({ csp: "frame-ancestors 'self'" }), false],
  'Trusted Types': [ask({ csp: `${SCRIPTS}; ${TYPES}` }), true],
  'a sandboxed document': [ask({ csp: `sandbox allow-scripts allow-same-origin allow-forms; ${SCRIPTS}` }), true],
};
const STEPS = SOAK ? 300 : 20;

onEachChat((shift) => {
  const walk = new Walk();
  const whose = (desk) => desk.ours.evaluate('__xiaoqi.twin === undefined ? "none" : __xiaoqi.plain ? "twin" : "wasm"');

  // Quill writes HTML by itself: no page with Trusted Types could have it.
  const plain = (name) => (name === 'Trusted Types' && shift.chat.kinds[0] === 'quill' ? '&editor=plain' : '');

  for (const [at, [name, [policy, twin]]] of Object.entries(POLICIES).entries()) {
    test(`${name}: a walk`, async (t) => {
      const desk = await shift.desk(policy + plain(name));
      assert.equal(await whose(desk), twin ? 'twin' : 'wasm');
      const { born, ready } = await desk.ours.evaluate('({ born: __xiaoqi.born, ready: __xiaoqi.ready })');
      t.diagnostic(`ready after ${Math.round(ready - born)} ms`);
      await walk.at(desk, '', STEPS, seeded(SEED + at));
      await desk.page.close();
    });

    test(`${name}: an Enter forced before any framework runs sends nothing forbidden`, async () => {
      const desk = await shift.desk(`${policy}${plain(name)}&enter0=1&draft=${encodeURIComponent(BLOCKED)}`);
      assert.equal(await desk.page.evaluate(() => window.__enter0.sent), false);
      await desk.stopped(BLOCKED);
      await desk.enter();
      await desk.panelSays('没有发出');
      await desk.stopped(BLOCKED);
      await desk.page.close();
    });
  }

  for (const [name, variant] of [['a frame', ''], ['a sandboxed frame', '&sandbox=1'], ['a sandboxed frame with a policy', `&sandbox=1&${ask({ csp: SCRIPTS })}`]]) {
    test(`the chat in ${name}`, async () => {
      shift.practice.reset();
      const desk = new FrameDesk(await shift.browser.browser.newPage(), shift.practice, shift.chat);
      await desk.open(`${shift.chat.url}&frame=1${variant}`);
      await desk.type(BLOCKED);
      await desk.enter();
      await desk.panelSays('没有发出');
      await desk.stopped(BLOCKED);
      assert.equal(await desk.ours.docks(), 1, 'the page around the frame has no panel of its own');
      await desk.clear();
      await desk.type(FINE);
      await desk.enter();
      await desk.received(FINE);
      await desk.tab.close();
    });
  }

  test('the walk was one', (t) => {
    t.diagnostic(JSON.stringify(walk.said));
    assert.ok(walk.said.forbidden >= 0.3 * walk.said.messages, 'at least 30 % forbidden');
  });
});
