// A seeded walk: an agent says many things, by every way of typing and sending that a variant of the page has, forbidden
// ones among them, and does with what was stopped what agents do.

import assert from 'node:assert/strict';
import { POLL } from './poll.mjs';
import { CONFIRM_LINES, FINE_LINES, HARD_LINES, SOFT_LINES } from './talk.mjs';

/** Walks whose messages are counted together in `said`. */
export class Walk {
  said = { messages: 0, forbidden: 0, composed: 0, byWay: {} };

  /** Writes the line in one of the ways people do. */
  async #write(desk, rich, line, choose) {
    const way = choose.chance(0.3) ? 'composed' : choose.chance(0.25) && !rich ? 'pasted' : 'typed';
    if (way === 'composed') {
      this.said.composed += 1;
      await desk.compose(line);
    } else if (way === 'pasted') await desk.paste(line);
    else await desk.type(line);
  }

  #waysOf(variant) {
    const ways = { click: (desk) => desk.click(), space: (desk) => desk.keyOnButton('Space'), enterOnButton: (desk) => desk.keyOnButton('Enter') };
    if (variant.includes('send=ctrl')) ways.ctrlEnter = (desk) => desk.ctrlEnter();
    else ways.enter = (desk) => desk.enter();
    // A page that sends on the pointer's way down has no use for keys on its button.
    if (variant.includes('press=')) return { click: ways.click, enter: ways.enter };
    return ways;
  }

  async #step(desk, variant, choose, expected) {
    const kind = choose.chance(0.5) ? 'fine' : choose.pick(['hard', 'hard', 'soft', 'confirm']);
    const lines = { fine: FINE_LINES, hard: HARD_LINES, soft: SOFT_LINES, confirm: CONFIRM_LINES }[kind];
    // A serial number makes every message one of a kind, so that a doubled one cannot hide.
    const line = `${choose.pick(lines)}${choose.chance(0.3) ? '😊' : ''} #${this.said.messages}`;
    const [name, send] = choose.pick(Object.entries(this.#waysOf(variant)));
    this.said.messages += 1;
    this.said.byWay[name] = (this.said.byWay[name] ?? 0) + 1;
    await desk.page.focus(desk.at.editor);
    await this.#write(desk, variant.includes('rich'), line, choose);
    const draft = await desk.draft();
    assert.equal(draft, line, 'typed as meant');
    await send(desk);
    if (kind === 'fine') {
      expected.push(line);
      await desk.received(...expected);
      return;
    }
    this.said.forbidden += 1;
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

  /** `steps` messages at the desk, chosen by `choose`; the server must have received the allowed ones, each once, in order. */
  async at(desk, variant, steps, choose) {
    const expected = [];
    for (let n = 0; n < steps; n++) await this.#step(desk, variant, choose, expected);
    await desk.received(...expected);
  }
}
