// The same guard in stock Firefox, from dist/firefox: a forbidden message is stopped, an allowed one arrives once;
// and a phrase by its short code, or by a search.
// Where there is no Firefox this is reported as skipped, never as passed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findBrowser } from '../../practice/browser.mjs';
import { POLL } from './support/poll.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { BLOCKED, FINE } from './support/words.mjs';

describe('Firefox', { skip: findBrowser('firefox') ? false : 'not run: no Firefox here' }, () => {
  let shift;
  before(async () => (shift = await openShift({ kind: 'firefox' })));
  after(() => shift?.close());

  const each = Object.values(CHATS).flatMap((chat) => chat.kinds.map((kind) => ({ chat, kind })));
  for (const { chat, kind } of each) {
    test(`${chat.name}, ${kind}`, async () => {
      shift.practice.reset();
      const page = await shift.browser.browser.newPage();
      await page.goto(`${chat.url}&editor=${kind}`);
      await page.waitForFunction('window.__ready', POLL);
      const draft = () => page.$eval(chat.editor, (el) => el.value ?? el.innerText.trim());
      const sent = () => shift.practice.received().map((m) => m.text);
      await page.focus(chat.editor);
      // Until the background has answered an Enter is held back as well; what must not happen is that it goes through.
      await page.keyboard.type(BLOCKED);
      for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
      assert.equal(await draft(), BLOCKED);
      await page.click(chat.send);
      assert.equal(await draft(), BLOCKED);
      assert.deepEqual(sent(), []);
      await page.focus(chat.editor);
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.press('Backspace');
      await page.keyboard.type(FINE);
      await until(async () => {
        if (sent().length === 0) await page.keyboard.press('Enter');
        return sent().length > 0 && (await draft()) === '';
      }, 'the allowed message');
      assert.deepEqual(sent(), [FINE]);
      // A phrase by its short code: in place of what was typed.
      await page.keyboard.type('fhsj');
      await page.keyboard.down('Alt');
      await page.keyboard.press('Digit1');
      await page.keyboard.up('Alt');
      const phrase = await until(async () => (await draft()).startsWith('亲，付款后') && draft(), 'the phrase');
      await page.keyboard.press('Enter');
      await until(() => sent().length === 2, 'the phrase to arrive');
      assert.deepEqual(sent(), [FINE, phrase]);
      // The same by a search, whose Enter sends nothing.
      await page.keyboard.type('/fhsj');
      await page.keyboard.press('Enter');
      await until(async () => (await draft()) === phrase, 'the phrase found by the search');
      assert.equal(sent().length, 2);
      await page.close();
    });
  }
});

describe('Firefox of an English reader', { skip: findBrowser('firefox') ? false : 'not run: no Firefox here' }, () => {
  let shift;
  before(async () => (shift = await openShift({ kind: 'firefox', language: 'en' })));
  after(() => shift?.close());

  test('the panel says that it speaks English, and what goes out is Chinese', async () => {
    const page = await shift.browser.browser.newPage();
    await page.goto(CHATS.pdd.url);
    await page.waitForFunction('window.__ready', POLL);
    await page.waitForFunction(() => document.documentElement.lastElementChild.lang === 'en', POLL);
    const draft = () => page.$eval(CHATS.pdd.editor, (el) => el.value ?? el.innerText.trim());
    await page.focus(CHATS.pdd.editor);
    await page.keyboard.type('fhsj');
    await page.keyboard.down('Alt');
    await page.keyboard.press('Digit1');
    await page.keyboard.up('Alt');
    await until(async () => (await draft()).startsWith('亲，付款后'), 'the phrase');
    await page.close();
  });
});
