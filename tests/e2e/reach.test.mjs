// The extension's own pages can be used by everybody: nothing axe-core knows is wrong, by the keyboard alone, at twice the size.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { changed, popup, settle, tabOf, worker } from './support/extension.mjs';
import { POLL } from './support/poll.mjs';
import { openShift } from './support/shift.mjs';
import { opened, popupOver } from './support/teaching.mjs';
import { result } from './support/team.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let shift;
before(async () => (shift = await openShift()));
after(() => shift?.close());

const PAGES = {
  async options() {
    await settle(shift, { agents: { '小旗汽配旗舰店:客服07': ['A07', 'A12'] } });
    const page = await shift.browser.browser.newPage();
    await page.goto(`chrome-extension://${shift.extensionId}/extension/options.html`);
    await page.waitForFunction(() => document.querySelector('#kept')?.textContent);
    return page;
  },
  async start() {
    const page = await shift.browser.browser.newPage();
    await page.goto(`chrome-extension://${shift.extensionId}/extension/start.html`);
    await page.waitForFunction(() => document.documentElement.style.visibility === '', POLL);
    return page;
  },
  async practice() {
    const page = await shift.browser.browser.newPage();
    await page.goto(`chrome-extension://${shift.extensionId}/extension/practice.html`);
    await page.waitForFunction(() => 'ready' in document.documentElement.dataset && __xiaoqi.answered > 0, POLL);
    return page;
  },
  async popup() {
    const desk = await shift.desk();
    const page = await popup(shift, await tabOf(shift));
    await result(page);
    page.once('close', () => desk.page.close());
    return page;
  },
  async 'popup over a page nobody knows'() {
    const taught = { host: 'kf.xiaoqi-demo.example', path: '/desk/', name: '小店客服', item: 'p', customer: '.a', agent: '.b', text: 'i', editor: ['u'], buttons: [], list: ['ul'], number: [] };
    await (await worker(shift)).evaluate((taught) => chrome.storage.local.set({ taught }), [taught]);
    const { page } = await opened(shift);
    const over = await popupOver(shift, page);
    await over.waitForFunction(() => !document.querySelector('#teach').hidden && document.querySelector('#taught button'), POLL);
    over.once('close', () => page.close());
    return over;
  },
};

for (const [name, open] of Object.entries(PAGES)) {
  for (const scheme of ['light', 'dark']) {
    test(`${name}, ${scheme}: axe-core finds nothing`, async () => {
      const page = await open();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`), []);
      await page.close();
    });
  }

  test(`${name}: every control by Tab, and each shows that it has the focus`, async () => {
    const page = await open();
    const all = await page.evaluate(() => {
      const controls = [...document.querySelectorAll('button, input, select, textarea, a[href], summary, [tabindex]')];
      const usable = controls.filter((el) => el.checkVisibility() && !el.disabled && el.tabIndex >= 0);
      usable.forEach((el, at) => (el.dataset.control = at));
      return usable.map((el) => (el.type === 'radio' ? `radio ${el.name}` : String(el.dataset.control)));
    });
    const reached = new Set();
    const blind = [];
    await page.bringToFront();
    for (let presses = 0; presses < all.length + 5; presses++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const el = document.activeElement;
        const shows = getComputedStyle(el);
        return el.dataset.control && { key: el.type === 'radio' ? `radio ${el.name}` : el.dataset.control, seen: shows.outlineStyle !== 'none' || shows.boxShadow !== 'none', html: el.outerHTML.slice(0, 100) };
      });
      if (!at) continue;
      reached.add(at.key);
      if (!at.seen) blind.push(at.html);
    }
    assert.deepEqual([...new Set(all)].filter((key) => !reached.has(key)), [], 'never reached');
    assert.deepEqual(blind, [], 'have the focus and do not show it');
    await page.close();
  });

  test(`${name}: at 200 % nothing is cut off sideways`, async () => {
    const page = await open();
    await page.setViewport({ width: name.startsWith('popup') ? 320 : 640, height: 500, deviceScaleFactor: 2 });
    const wide = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((el) => el.checkVisibility() && el.getBoundingClientRect().right > innerWidth + 1).map((el) => el.outerHTML.slice(0, 100)));
    assert.deepEqual(wide, []);
    await page.close();
  });
}

test('where the browser has not let us in, popup, options and start page say so and have a button; else they do not', async () => {
  const copy = await changed('manifest.json', (text) => {
    const manifest = JSON.parse(text);
    // What the agent may take back in the browser's own settings: here it was never given.
    const scripts = manifest.content_scripts;
    manifest.optional_host_permissions = manifest.host_permissions;
    manifest.host_permissions = [];
    scripts[1].matches = manifest.optional_host_permissions;
    return JSON.stringify(manifest);
  });
  const other = await openShift({ dist: copy.folder });
  try {
    for (const [kind, hidden] of [[other, false], [shift, true]]) {
      for (const file of ['popup', 'options', 'start']) {
        const page = await kind.browser.browser.newPage();
        await page.goto(`chrome-extension://${kind.extensionId}/extension/${file}.html`);
        await page.waitForFunction((hidden) => document.querySelector('#grant').hidden === hidden, POLL, hidden);
        await page.close();
      }
    }
  } finally {
    await other.close();
    await copy.remove();
  }
});
