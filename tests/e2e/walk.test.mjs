// A seeded walk: an agent says hundreds of things, by every way of typing and sending, on every variant of the page.
// What the server received must be the allowed messages, each once, byte for byte, in order; nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachChat, SOAK } from './support/shift.mjs';
import { SEED, seeded } from './support/seeded.mjs';
import { Walk } from './support/walk.mjs';

const STEPS = SOAK ? 500 : 96;
const VARIANTS = ['', 'send=ctrl', 'form=1', 'editor=rich', 'on=keyup', 'on=keypress', 'press=mousedown', 'press=pointerdown'];

onEachChat((shift) => {
  const walk = new Walk();

  for (const variant of VARIANTS) {
    test(`walk on ${variant || 'the page as it is'}, seed ${SEED}`, async () => {
      const choose = seeded(SEED + VARIANTS.indexOf(variant));
      const desk = await shift.desk(variant);
      await walk.at(desk, variant, Math.ceil(STEPS / VARIANTS.length), choose);
      await desk.page.close();
    });
  }

  test('the walk was one', (t) => {
    const { said } = walk;
    t.diagnostic(JSON.stringify(said));
    assert.ok(said.messages >= STEPS);
    assert.ok(said.forbidden >= 0.3 * said.messages, 'at least 30 % forbidden');
    assert.ok(said.composed >= 0.2 * said.messages, 'at least 20 % through an input method');
  });
});
