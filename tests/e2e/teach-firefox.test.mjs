// The picker of 教小旗认识 in stock Firefox, which gives a frame its document later than Chromium and has a clipboard, focus and
// keys of its own: as a script of the page, because there no test can say yes to the browser's question.
// Where there is no Firefox this is reported as skipped, never as passed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findBrowser } from '../../practice/browser.mjs';
import { POLL } from './support/poll.mjs';
import { DIST, openShift } from './support/shift.mjs';

describe('Firefox', { skip: findBrowser('firefox') ? false : 'not run: no Firefox here' }, () => {
  let shift;
  before(async () => (shift = await openShift({ kind: 'firefox', dist: null })));
  after(() => shift?.close());

  test('five things are pointed at, the page hears nothing, the rules are there', async () => {
    const page = await shift.browser.browser.newPage();
    await page.goto('https://kf.xiaoqi-demo.example/desk/talk');
    await page.waitForFunction('window.__ready', POLL);
    await page.evaluate(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (how) {
        const root = attach.call(this, how);
        window.__board = () => root.querySelector('iframe').contentDocument.querySelector('.panel');
        return root;
      };
    });
    await page.evaluate(`${readFileSync(path.join(DIST, 'firefox/pkg/teach/picker.js'), 'utf8')};0`);
    const says = (word) => page.waitForFunction((word) => window.__board?.()?.textContent.includes(word), POLL, word);
    const point = async (css) => {
      const at = await page.evaluate((css) => {
        const { left, top, width, height } = document.querySelector(css).getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      }, css);
      await page.mouse.click(...at);
    };
    const steps = [
      ['小旗猜是这里', null],
      ['点一下「发送」按钮', '[class^=Reply_go]'],
      ['点一条买家发来的', '[class*=Stream_other] [class^=Stream_words]'],
      ['点一条客服自己发的', '[class*=Stream_mine] [class^=Stream_words]'],
      ['点一下订单编号', '[class^=Order_sn]'],
    ];
    for (const [word, css] of steps) {
      await says(word);
      if (css) await point(css);
      await page.waitForFunction(() => window.__board().querySelector('.said.good'), POLL);
      await page.keyboard.press('Enter');
    }
    await says('认好了');
    const toml = await page.evaluate(() => window.__board().querySelector('textarea').value);
    assert.match(toml, /selectors = \["\[contenteditable=true\]"\][^]*customer = "\[class\*=Stream_other__\]"[^]*number = \["\[class\*=Order_sn__\]"\]/);
    for (let step = 0; step <= steps.length; step++) await page.keyboard.press('Escape');
    await page.waitForFunction(() => globalThis.__xiaoqiTeach.open === null, POLL);
    assert.deepEqual(await page.evaluate('__heard'), []);
    await page.close();
  });
});
