// What the agent may agree to: a second press, a reason, a rewrite. Each by a key of its own, each for one draft.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { POLL } from './support/poll.mjs';
import { onEachChat, until } from './support/shift.mjs';
import { BLOCKED, BRIBE, CONFIRM, FINE, WARNED } from './support/words.mjs';

onEachChat((shift) => {
  /** Waits until the page's own clock has gone on by `ms`. */
  const passed = (desk, ms) =>
    desk.page.evaluate((ms) => { window.__until = performance.now() + ms; }, ms)
      .then(() => desk.page.waitForFunction(() => performance.now() >= window.__until, POLL));

  async function notes() {
    const worker = await shift.browser.browser.waitForTarget((t) => t.type() === 'service_worker').then((t) => t.worker());
    const all = await worker.evaluate(() => chrome.storage.local.get(null));
    return Object.entries(all).filter(([key]) => key.startsWith('note:')).map(([, note]) => note);
  }

  test('二次确认: a second press after its time sends, once', () =>
    shift.at('', async (desk) => {
      await desk.type(CONFIRM);
      await desk.enter();
      await desk.panelSays('再按一次发送');
      await desk.enter();
      await desk.stopped(CONFIRM);
      await passed(desk, 650);
      await desk.enter();
      await desk.received(CONFIRM);
      await desk.type(CONFIRM);
      await desk.enter();
      await desk.stopped(CONFIRM, [CONFIRM]);
    }));

  test('二次确认: first by key, then by the button', () =>
    shift.at('', async (desk) => {
      await desk.type(CONFIRM);
      await desk.enter();
      await passed(desk, 650);
      await desk.click();
      await desk.received(CONFIRM);
    }));

  test('二次确认: a key held down agrees to nothing', () =>
    shift.at('', async (desk) => {
      await desk.type(CONFIRM);
      await desk.page.keyboard.down('Enter');
      await passed(desk, 650);
      await desk.page.keyboard.down('Enter'); // puppeteer marks a second down as a repeat
      await desk.page.keyboard.down('Enter');
      await desk.page.keyboard.up('Enter');
      await desk.stopped(CONFIRM);
    }));

  test('二次确认: another text asks anew', () =>
    shift.at('', async (desk) => {
      await desk.type(CONFIRM);
      await desk.enter();
      await passed(desk, 650);
      await desk.type('!');
      await desk.enter();
      await desk.stopped(`${CONFIRM}!`);
    }));

  test('禁发: a reason lets one draft pass once, and is noted without its text', () =>
    shift.at('', async (desk) => {
      for (const [letter, reason] of [['W', 'false-alarm'], ['S', 'approved'], ['Y', 'quoted']]) {
        await desk.clear();
        const before = desk.texts();
        const draft = `${BRIBE}${letter}`;
        await desk.type(draft);
        await desk.enter();
        await desk.stopped(draft, before);
        await desk.alt(letter);
        await desk.panelSays('已记录');
        await desk.stopped(draft, before);
        await desk.enter();
        await desk.received(...before, draft);
        const kept = await until(async () => (await notes()).find((note) => note.reason === reason), 'the note');
        assert.equal(kept.override_, true);
        assert.match(kept.rule, /^review-bribe\./);
        assert.ok(!JSON.stringify(kept).includes('好评'), 'a note has no text');
      }
    }));

  test('禁发: a reason given for one text is none for another', () =>
    shift.at('', async (desk) => {
      await desk.type(BRIBE);
      await desk.alt('S');
      await desk.panelSays('已记录');
      await desk.type('吧');
      await desk.enter();
      await desk.stopped(`${BRIBE}吧`);
    }));

  test('禁发: leading off the platform and personal data pass with no reason', () =>
    shift.at('', async (desk) => {
      for (const draft of [BLOCKED, '身份证11010519491231002X哦']) {
        await desk.clear();
        await desk.type(draft);
        await desk.alt('W');
        await desk.panelSays('不能放行');
        for (const letter of ['W', 'S', 'Y']) {
          await desk.alt(letter);
          await desk.enter();
        }
        await desk.stopped(draft);
      }
      await until(async () => (await notes()).some((note) => note.rule.startsWith('divert.') && !note.override_), 'the report');
    }));

  test('误报 of a mild finding takes it away for this chat', () =>
    shift.at('', async (desk) => {
      await desk.type(WARNED);
      await desk.panelSays('提醒');
      await desk.alt('W');
      await until(async () => !(await desk.ours.panelText()).includes('提醒'), 'the finding to go');
      await desk.enter();
      await desk.received(WARNED);
    }));

  test('the rewrite is put in place by its key, can be undone, and is not sent by itself', () =>
    shift.at('', async (desk) => {
      await desk.type(BLOCKED);
      await desk.panelSays('换成这句');
      await desk.alt('G');
      const rewritten = await desk.draft();
      assert.notEqual(rewritten, BLOCKED);
      await desk.stopped(rewritten);
      await desk.chord('Control', 'z');
      assert.equal(await desk.draft(), BLOCKED);
      await desk.alt('G');
      await desk.enter();
      await desk.received(rewritten);
    }));

  test('the rewrite in an editable element', () =>
    shift.at('editor=rich', async (desk) => {
      await desk.type(`${FINE}\n${BLOCKED}`);
      await desk.panelSays('换成这句');
      await desk.alt('G');
      const rewritten = await desk.draft();
      assert.ok(rewritten.startsWith(`${FINE}\n`) && !rewritten.includes('微信'), rewritten);
      await desk.enter();
      await desk.received(rewritten);
    }));

  test('the panel by mouse: rewrite, fold, drag', () =>
    shift.at('', async (desk) => {
      await desk.type(BLOCKED);
      await desk.panelSays('换成这句');
      await desk.page.mouse.click(...(await desk.ours.buttonAt('rewrite')));
      assert.ok(!(await desk.draft()).includes('微信'));
      assert.ok(await desk.inEditor());
      await desk.clear();
      await desk.type(BLOCKED);
      await desk.panelSays('换成这句');
      await desk.page.mouse.click(...(await desk.ours.buttonAt('fold')));
      await until(async () => !(await desk.ours.panelText()).includes('换成这句'), 'the panel to fold');
      await desk.page.mouse.click(...(await desk.ours.buttonAt('fold')));
      const [x, y] = await desk.ours.buttonAt('fold');
      await desk.page.mouse.move(x - 80, y);
      await desk.page.mouse.down();
      await desk.page.mouse.move(x - 280, y - 100, { steps: 4 });
      await desk.page.mouse.up();
      const [nx, ny] = await desk.ours.buttonAt('fold');
      assert.ok(Math.abs(nx - (x - 200)) < 2 && Math.abs(ny - (y - 100)) < 2, `${[x, y]} → ${[nx, ny]}`);
    }));

  test('Esc closes the panel, and is the page’s again', () =>
    shift.at('', async (desk) => {
      await desk.type(BLOCKED);
      await desk.panelSays('换成这句');
      await desk.page.evaluate(() => (window.__seen.length = 0));
      await desk.page.keyboard.press('Escape');
      await until(async () => !(await desk.ours.panelText()).includes('换成这句'), 'the panel to close');
      await desk.page.keyboard.press('Escape');
      const seen = await desk.page.evaluate(() => window.__seen.filter((e) => e.type === 'keydown').length);
      assert.equal(seen, 1);
    }));
});
