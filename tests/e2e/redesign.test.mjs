// A platform changes its page: what the profile does not find any more is named on the badge and in the popup, with a report
// that holds nothing of the page's text; and what must not be sent is still stopped.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badgeSays, popup, tabOf } from './support/extension.mjs';
import { selectors } from './support/profile.mjs';
import { onEachChat, until } from './support/shift.mjs';
import { BLOCKED, FINE } from './support/words.mjs';

/** By the anchor's name: its key in the profile, and whether we need it. */
const ANCHORS = {
  输入框: ['editor.selectors', true],
  发送按钮: ['send.buttons', true],
  消息列表: ['messages.list', true],
  会话列表: ['chats.list', false],
  接待账号: ['account', false],
  店铺名: ['shop', false],
};
const SLOW = 11_000; // ms, more than a page is given

/** In the page: what `selectors` find loses its name, as after a redesign, and gets a mark for us. */
function rename(selectors) {
  const strip = () => {
    for (const el of document.querySelectorAll(selectors)) {
      for (const { name } of [...el.attributes]) if (!/^(style|type|role|contenteditable|data-renamed)$/.test(name)) el.removeAttribute(name);
      el.setAttribute('data-renamed', '');
    }
  };
  strip();
  new MutationObserver(strip).observe(document, { childList: true, subtree: true, attributes: true });
}

onEachChat((shift) => {
  async function redesigned(names) {
    const desk = await shift.desk();
    await desk.page.evaluate(rename, names.join(','));
    if (names.includes(shift.chat.editor)) desk.at = { ...shift.chat, editor: '[data-renamed]' };
    return desk;
  }

  for (const [name, [key, needed]] of Object.entries(ANCHORS)) {
    test(`without ${name}`, async () => {
      const names = selectors(shift.chat.name, key);
      assert.ok(names.length > 0, `the profile names no ${key}`);
      const desk = await redesigned(names);
      const tab = await tabOf(shift);
      await desk.ours.ahead(SLOW);
      await desk.type(BLOCKED);
      const send = name === '发送按钮' ? () => desk.page.click('[data-renamed]') : () => desk.enter();
      await send();
      await desk.panelSays('没有发出');
      await desk.stopped(BLOCKED);
      if (needed) await badgeSays(shift, tab, '改版');
      const screen = await popup(shift, tab);
      await until(async () => (await screen.$eval('#missing', (el) => el.textContent)).includes(name), `${name} in the popup`);
      const report = await screen.$eval('#report', (el) => el.dataset.report);
      for (const selector of names) assert.ok(report.includes(selector), report);
      const seen = await desk.page.evaluate(() => document.body.innerText);
      const words = seen.split(/\s+/).filter((word) => /[一-鿿]{3,}/.test(word));
      assert.ok(!words.some((word) => report.includes(word)), `${report} has words of the page`);
      await screen.close();
      await desk.clear();
      await desk.type(FINE);
      await send();
      await desk.received(FINE);
      await desk.page.close();
    });
  }

  test('a page as it should be is said nothing of', async () => {
    const desk = await redesigned(['.nothing-of-the-kind']);
    const tab = await tabOf(shift);
    await desk.ours.ahead(SLOW);
    await desk.type(BLOCKED);
    await desk.panelSays('禁发');
    const screen = await popup(shift, tab);
    await until(() => screen.$eval('#site', (el) => el.textContent !== ''), 'the popup');
    assert.ok(await screen.$eval('#changed', (el) => el.hidden));
    await screen.close();
    await desk.page.close();
  });
});
