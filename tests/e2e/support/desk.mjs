// The agent at the page: types, presses, reads the panel. Every press is a trusted one, made by the browser.

import { look } from './look.mjs';
import { CHATS } from './pages.mjs';
import { POLL } from './poll.mjs';
import { until } from './shift.mjs';
import { BLOCKED, FINE } from './words.mjs';

export class Desk {
  /** `at`: the page's selectors, of support/pages.mjs. */
  constructor(page, practice, at = CHATS.pdd) {
    this.page = page;
    this.practice = practice;
    this.at = at;
    /** The frame that is worked in. */
    this.view = page;
  }

  async open(url, { ready = true } = {}) {
    Object.assign(this, await look(this.page));
    await this.page.goto(url);
    await this.page.waitForFunction('window.__ready', POLL);
    await this.page.focus(this.at.editor);
    if (ready) await this.ours.protectedNow();
  }

  /** The messages the server received, in order. */
  texts() {
    return this.practice.received().map((m) => m.text);
  }

  /** Waits until the server has received exactly `texts`. */
  async received(...texts) {
    await until(() => this.practice.received().length >= texts.length, `${texts.length} messages, the last 「${texts.at(-1)}」`);
    await this.settled();
    const got = this.texts();
    if (JSON.stringify(got) !== JSON.stringify(texts)) {
      throw new Error(`received ${JSON.stringify(got)}, not ${JSON.stringify(texts)}`);
    }
  }

  /** Waits until everything the page has set out to do is done and has reached the server. */
  async settled() {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => fetch('/practice/received').then((r) => r.text()).then(done))),
    );
  }

  /** Nothing was sent, and the draft is still `draft`. */
  async stopped(draft, before = []) {
    await this.settled();
    const got = this.texts();
    if (JSON.stringify(got) !== JSON.stringify(before)) throw new Error(`received ${JSON.stringify(got)}`);
    const now = await this.draft();
    if (now !== draft) throw new Error(`the draft is ${JSON.stringify(now)}, not ${JSON.stringify(draft)}`);
  }

  draft() {
    return this.page.$eval(this.at.editor, (el) => {
      // Paragraphs, as Quill makes them, have a line between them that nobody typed.
      const lines = [...el.children].every((one) => one.nodeName === 'P') ? [...el.children] : [];
      return el.value ?? (lines.length > 0 ? lines : [el]).map((one) => one.innerText.replace(/\n$/, '')).join('\n');
    });
  }

  /** The conversations in the page's list: which chat, whose, what its countdown says and when that was read, how many nodes. */
  rows(selector = this.at.rows) {
    return this.page.$$eval(
      selector,
      (all, { id, label, countdown }) =>
        all.map((row) => ({
          id: (row.getAttribute(id) ?? row.querySelector(`[${id}]`).getAttribute(id)).split('-')[0],
          name: row.querySelector(label).textContent.trim(),
          countdown: row.querySelector(countdown)?.textContent ?? '',
          nodes: row.querySelectorAll('*').length,
          at: Date.now(),
        })),
      { id: this.at.id, label: this.at.label, countdown: this.at.countdown },
    );
  }

  /** Whose chat is open, as the list says. */
  async openName() {
    return (await this.rows(this.at.open))[0]?.name;
  }

  /** Whether the focus is in the editor. */
  inEditor() {
    return this.page.$eval(this.at.editor, (el) => document.activeElement === el);
  }

  async clear() {
    await this.page.focus(this.at.editor);
    await this.chord('Control', 'a');
    await this.page.keyboard.press('Backspace');
  }

  /** Types as a keyboard without an input method does; a line break is Shift+Enter. */
  async type(text) {
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) await this.chord('Shift', 'Enter');
      if (line) await this.write(line);
    }
  }

  /** A line at once, as a paste does; Firefox takes key after key. */
  async write(line) {
    if (this.cdp) await this.page.keyboard.sendCharacter(line);
    else await this.page.keyboard.type(line);
  }

  /** Types through an input method: letters are composed, the words committed. */
  async compose(text, letters = 'pinyin') {
    for (let end = 1; end <= letters.length; end++) {
      const part = letters.slice(0, end);
      await this.cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code: `Key${part.at(-1).toUpperCase()}` });
      await this.cdp.send('Input.imeSetComposition', { text: part, selectionStart: end, selectionEnd: end });
      await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: part.at(-1), code: `Key${part.at(-1).toUpperCase()}` });
    }
    if (text !== null) await this.cdp.send('Input.insertText', { text });
  }

  /** Enter that the input method takes: it commits the letters as they are. */
  async enterInComposition(letters) {
    const key = { key: 'Enter', code: 'Enter' };
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, ...key });
    await this.cdp.send('Input.insertText', { text: letters });
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 13, ...key });
  }

  /** Puts `text` on the clipboard. */
  async copy(text) {
    await this.view.evaluate((text) => {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }, text);
  }

  /** Ctrl+V wherever the focus is. */
  async pressPaste() {
    if (!this.cdp) return this.chord('Control', 'v');
    const key = { modifiers: 2, key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86 };
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, commands: ['paste'] });
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  async paste(text) {
    await this.copy(text);
    await this.page.focus(this.at.editor);
    await this.pressPaste();
  }

  enter() {
    return this.page.keyboard.press('Enter');
  }

  /** `text` makes the keypress that a real Ctrl+Enter has. */
  async ctrlEnter() {
    if (!this.cdp) return this.chord('Control', 'Enter');
    const key = { modifiers: 2, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: '\r' });
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  async chord(modifier, key) {
    await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    await this.page.keyboard.up(modifier);
  }

  alt(letter) {
    return this.chord('Alt', `Key${letter}`);
  }

  digit(number) {
    return this.chord('Alt', `Digit${number}`);
  }

  /** Alt and a digit that the input method sees first, as all keys of a composition. */
  async altInComposition(number) {
    const key = { modifiers: 1, key: 'Process', code: `Digit${number}`, windowsVirtualKeyCode: 229 };
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  /** The cursor some characters to the left. */
  async left(count) {
    for (let n = 0; n < count; n++) await this.page.keyboard.press('ArrowLeft');
  }

  click() {
    return this.page.click(this.at.send);
  }

  async keyOnButton(key) {
    await this.page.focus(this.at.send);
    await this.page.keyboard.press(!this.cdp && key === 'Space' ? ' ' : key); // BiDi's own name for it
  }

  /** The plain proof that the guard is here and whole: a forbidden message stays, an allowed one arrives once. */
  async guards() {
    await this.type(BLOCKED);
    await this.enter();
    await this.stopped(BLOCKED);
    await this.clear();
    await this.type(FINE);
    await this.enter();
    await this.received(FINE);
  }

  /** The panel's text, waiting until it says `word`. */
  panelSays(word) {
    return until(async () => (await this.ours.panelText()).includes(word), `the panel to say ${word}`);
  }
}

/** The agent at a chat that stands in a frame of the page: `page` is that frame, with the tab's keyboard and mouse. */
export class FrameDesk extends Desk {
  async open(url) {
    this.tab = this.page;
    Object.assign(this, await look(this.tab));
    await this.tab.goto(url);
    const frame = await (await this.tab.waitForSelector('iframe.chat-frame')).contentFrame();
    const { keyboard, mouse } = this.tab;
    this.page = new Proxy(frame, {
      get: (of, name) => ({ keyboard, mouse })[name] ?? (typeof of[name] === 'function' ? of[name].bind(of) : of[name]),
    });
    await this.page.waitForFunction('window.__ready', POLL);
    await this.page.focus(this.at.editor);
    await this.ours.protectedNow();
  }
}
