// A seeded walk: an agent says hundreds of things, by every way of typing and sending, on every variant of the page.
// What the server received must be the allowed messages, each once, byte for byte, in order; nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { POLL } from './support/poll.mjs';
import { onEachChat, SOAK } from './support/shift.mjs';
import { SEED, seeded } from './support/seeded.mjs';
import { CONFIRM_LINES, FINE_LINES, HARD_LINES, SOFT_LINES } from './support/talk.mjs';

const STEPS = SOAK ? 500 : 96;
const VARIANTS = ['', 'send=ctrl', 'form=1', 'editor=rich', 'on=keyup', 'on=keypress', 'press=mousedown', 'press=pointerdown'];

onEachChat((shift) => {
  const said = { messages: 0, forbidden: 0, composed: 0, byWay: {} };

  /** Writes the line in one of the ways people do. */
  async function write(desk, rich, line, choose) {
    const way = choose.chance(0.3) ? 'composed' : choose.chance(0.25) && !rich ? 'pasted' : 'typed';
    if (way === 'composed') {
      said.composed += 1;
      await desk.compose(line);
    } else if (way === 'pasted') await desk.paste(line);
    else await desk.type(line);
  }

  function waysOf(variant) {
    const ways = { click: (desk) => desk.click(), space: (desk) => desk.keyOnButton('Space'), enterOnButton: (desk) => desk.keyOnButton('Enter') };
    if (variant.includes('send=ctrl')) ways.ctrlEnter = (desk) => desk.ctrlEnter();
    else ways.enter = (desk) => desk.enter();
    // A page that sends on the pointer's way down has no use for keys on its button.
    if (variant.includes('press=')) return { click: ways.click, enter: ways.enter };
    return ways;
  }

  async function step(desk, variant, choose, expected) {
    const kind = choose.chance(0.5) ? 'fine' : choose.pick(['hard', 'hard', 'soft', 'confirm']);
    const lines = { fine: FINE_LINES, hard: HARD_LINES, soft: SOFT_LINES, confirm: CONFIRM_LINES }[kind];
    // A serial number makes every message one of a kind, so that a doubled one cannot hide.
    const line = `${choose.pick(lines)}${choose.chance(0.3) ? '😊' : ''} #${said.messages}`;
    const [name, send] = choose.pick(Object.entries(waysOf(variant)));
    said.messages += 1;
    said.byWay[name] = (said.byWay[name] ?? 0) + 1;
    await desk.page.focus(desk.at.editor);
    await write(desk, variant.includes('rich'), line, choose);
    const draft = await desk.draft();
    assert.equal(draft, line, 'typed as meant');
    await send(desk);
    if (kind === 'fine') {
      expected.push(line);
      await desk.received(...expected);
      return;
    }
    said.forbidden += 1;
    await desk.stopped(line, expected);
    await desk.page.focus(desk.at.editor);
    if (kind === 'confirm' && choose.chance(0.5)) {
      await desk.page.evaluate(() => (window.__until = performance.now() + 650));
      await desk.page.waitForFunction(() => performance.now() >= window.__until, POLL);
      await send(desk);
      expected.push(line);
      await desk.received(...expected);
    } else if (kind === 'soft' && choose.chance(0.5)) {
      await desk.alt(choose.pick(['W', 'S', 'Y']));
      await send(desk);
      expected.push(line);
      await desk.received(...expected);
    } else if (choose.chance(0.5)) {
      await desk.alt('G');
      const rewritten = await desk.draft();
      if (rewritten !== line) {
        await send(desk);
        expected.push(rewritten);
        await desk.received(...expected);
        return;
      }
      await desk.clear();
    } else {
      await send(desk); // at once again: a double press sends nothing
      await desk.stopped(line, expected);
      await desk.clear();
    }
  }

  for (const variant of VARIANTS) {
    test(`walk on ${variant || 'the page as it is'}, seed ${SEED}`, async () => {
      const choose = seeded(SEED + VARIANTS.indexOf(variant));
      const desk = await shift.desk(variant);
      const expected = [];
      for (let n = 0; n < Math.ceil(STEPS / VARIANTS.length); n++) await step(desk, variant, choose, expected);
      await desk.received(...expected);
      await desk.page.close();
    });
  }

  test('the walk was one', (t) => {
    t.diagnostic(JSON.stringify(said));
    assert.ok(said.messages >= STEPS);
    assert.ok(said.forbidden >= 0.3 * said.messages, 'at least 30 % forbidden');
    assert.ok(said.composed >= 0.2 * said.messages, 'at least 20 % through an input method');
  });
});
