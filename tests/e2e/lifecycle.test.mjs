// The guard's own life: before the rules are there, paused, broken, injected twice, updated under a draft.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { asleep, badgeSays, changed, popup, tabOf, worker } from './support/extension.mjs';
import { POLL } from './support/poll.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { BLOCKED, FINE } from './support/words.mjs';

describe('with the extension as built', () => {
  let shift;
  before(async () => (shift = await openShift()));
  after(() => shift?.close());

  test('our listeners stand before the page’s first script', async () => {
    const desk = await shift.desk();
    const born = await desk.ours.evaluate('__xiaoqi.born');
    const ready = await desk.ours.evaluate('__xiaoqi.ready');
    const first = await desk.page.evaluate(() => window.__firstScript.now);
    assert.ok(born < first, `ours ${born}, the page's ${first}`);
    assert.ok(ready < first, `engine ${ready}, the page's ${first}`);
    await desk.page.close();
  });

  for (const editor of ['plain', 'rich']) {
    test(`an Enter forced at time 0 is neither delivered nor lost (${editor})`, async () => {
      // Time 0 is before the background has answered; a worker that must be woken takes long enough, mostly.
      for (let tries = 1; ; tries++) {
        await asleep(shift);
        const desk = await shift.desk(`enter0=1&editor=${editor}&draft=${encodeURIComponent(FINE)}`);
        const forced = await desk.page.evaluate(() => window.__enter0);
        const early = forced.at < (await desk.ours.evaluate('__xiaoqi.answered'));
        if (early) {
          assert.equal(forced.sent, false);
          await desk.stopped(FINE);
          await desk.enter();
        }
        await desk.received(FINE);
        await desk.page.close();
        if (early) break;
        assert.ok(tries < 10, 'the background never answered later than the first Enter');
      }
    });
  }

  test('paused by the popup the tab is not checked, also after a reload; resumed it is', async () => {
    const desk = await shift.desk();
    const tab = await tabOf(shift);
    const screen = await popup(shift, tab);
    const says = (word) => screen.waitForFunction((w) => document.body.innerText.includes(w), POLL, word);
    for (const word of ['内置规则', '默认规则', '客服07', '小旗汽配旗舰店']) await says(word);
    await screen.click('#pause');
    await says('已暂停');
    await badgeSays(shift, tab, '暂停');
    await desk.page.bringToFront();
    await desk.page.focus('#replyTextarea');
    await desk.type(BLOCKED);
    await desk.enter();
    await desk.received(BLOCKED);
    await desk.open(`${CHATS.pdd.url}`);
    await desk.panelSays('已暂停');
    await screen.bringToFront();
    await screen.click('#pause');
    await says('内置规则');
    await desk.page.bringToFront();
    await desk.page.focus('#replyTextarea');
    await desk.type(BLOCKED);
    await desk.enter();
    await desk.stopped(BLOCKED, [BLOCKED]);
    await screen.close();
    await desk.page.close();
  });

  test('a second injection does nothing', async () => {
    const desk = await shift.desk();
    const tab = await tabOf(shift);
    await (await worker(shift)).evaluate(async (tabId) => {
      const [listed] = chrome.runtime.getManifest().content_scripts;
      for (let i = 0; i < 2; i++) await chrome.scripting.executeScript({ target: { tabId }, files: listed.js });
    }, tab);
    await desk.guards();
    await desk.page.close();
  });

  test('the chat in a frame of its own', async () => {
    const desk = await shift.desk('', { ready: false });
    await desk.page.goto(`${CHATS.pdd.url}&frame=1`);
    const frame = await until(() => desk.page.frames().find((f) => f.parentFrame()), 'the frame');
    await frame.waitForFunction('window.__ready', POLL);
    await frame.focus('#replyTextarea');
    await until(() => desk.ours.evaluate('document.querySelector("#replyTextarea") ? __xiaoqi.answered > 0 : undefined'), 'the guard');
    await desk.type(BLOCKED);
    await desk.enter();
    assert.equal(await frame.$eval('#replyTextarea', (el) => el.value), BLOCKED);
    await frame.$eval('#replyTextarea', (el) => el.select());
    await desk.type(FINE);
    await desk.enter();
    await until(() => desk.texts().length > 0, 'the message');
    assert.deepEqual(desk.texts(), [FINE]);
    await desk.page.close();
  });

  test('a frame that is not listed gets the engine when an editor we know is focused, and not before', async () => {
    const page = await shift.browser.browser.newPage();
    const { Desk } = await import('./support/desk.mjs');
    const desk = new Desk(page, shift.practice);
    await desk.open(`${CHATS.pdd.url}`);
    await page.goto('https://mms.pinduoduo.com/elsewhere');
    await page.evaluate(() => {
      document.body.replaceChildren();
      for (const id of ['search', 'replyTextarea']) {
        const area = document.createElement('textarea');
        area.id = id;
        document.body.append(area);
      }
      window.__sent = [];
      window.addEventListener('keydown', (e) => e.key === 'Enter' && window.__sent.push(`${e.target.id}:${e.target.value}`));
    });
    await page.focus('#search');
    await desk.type('雨刷');
    await until(async () => {
      await page.focus('#search');
      await desk.enter();
      return (await page.evaluate(() => window.__sent.length)) > 0;
    }, 'the search box to be free');
    assert.equal(await desk.ours.evaluate('__xiaoqi.begun'), false);
    await page.focus('#replyTextarea');
    await until(() => desk.ours.evaluate('__xiaoqi.ready > 0 && __xiaoqi.answered > 0'), 'the engine');
    await page.evaluate(() => (window.__sent.length = 0));
    await desk.type(BLOCKED);
    await desk.enter();
    assert.deepEqual(await page.evaluate(() => window.__sent), []);
    await page.close();
  });
});

describe('with an engine that fails', () => {
  for (const [name, file, change] of [
    ['a broken module', 'pkg/page/engine.js', (text) => text.replace(/x\.begin\(wasm_bindgen, "....../, 'x.begin(wasm_bindgen, "AAAAAA')],
    ['a call that traps', 'pkg/page/engine.js', (text) => text.replace(/x\.begin\(wasm_bindgen,/, 'wasm_bindgen.on = () => { throw new Error("trap"); }; x.begin(wasm_bindgen,')],
  ]) {
    test(`${name}: the agent’s key passes and the badge says so`, async () => {
      const copy = await changed(file, change);
      const shift = await openShift({ dist: copy.folder });
      try {
        const desk = await shift.desk('', { ready: false });
        const tab = await tabOf(shift);
        await desk.type(FINE);
        await desk.enter();
        await desk.received(FINE);
        await badgeSays(shift, tab, '未护');
      } finally {
        await shift.close();
        await copy.remove();
      }
    });
  }
});

test('an update under a draft: the new copy takes over, the draft stays, nothing is sent twice', async () => {
  const copy = await changed();
  const shift = await openShift({ dist: copy.folder });
  try {
    const desk = await shift.desk();
    await desk.type(BLOCKED);
    await desk.panelSays('禁发');
    await copy.edit('manifest.json', (text) => text.replace('"version": "0.1.0"', '"version": "0.1.1"'));
    await shift.browser.browser.installExtension(copy.folder);
    await until(() => desk.ours.evaluate('chrome.runtime?.id && __xiaoqi.answered > 0 && chrome.runtime.getManifest().version === "0.1.1"'), 'the new copy');
    await desk.stopped(BLOCKED); // the draft is still there
    await desk.clear();
    await desk.guards();
  } finally {
    await shift.close();
    await copy.remove();
  }
});
