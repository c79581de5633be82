// Install → start page → practice page → a forbidden message stopped, put right and received; a phrase on its key. By the
// keyboard alone, and nothing is kept or sent anywhere.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { badgeSays, popup, worker } from './support/extension.mjs';
import { Ours } from './support/ours.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';

const FORBIDDEN = '加我微信返现5元';
const MINUTE = 60_000;

let shift;
let begun;
before(async () => {
  begun = performance.now();
  shift = await openShift({ welcome: true });
});
after(() => shift?.close());

const is = (name) => (target) => target.url() === `chrome-extension://${shift.extensionId}/extension/${name}.html`;
const received = (page) => page.$$eval('#messages .agent .text', (all) => all.map((one) => one.textContent));
const coach = (page, text) => page.waitForFunction((text) => document.querySelector('.coach').textContent.includes(text), POLL, text);
const lively = (page) => page.waitForFunction(() => __xiaoqi.ready > 0 && __xiaoqi.answered > 0 && 'ready' in document.documentElement.dataset, POLL);

/** Presses Tab, backwards on demand, until `fits` is so of what has the focus. */
async function tabTo(page, fits, back = false) {
  for (let presses = 0; presses < 30; presses++) {
    if (await page.evaluate(fits)) return;
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
  }
  throw new Error(`the keyboard does not get to ${fits}`);
}

/** Alt and a key. */
async function alt(page, code) {
  await page.keyboard.down('Alt');
  await page.keyboard.press(code);
  await page.keyboard.up('Alt');
}

test('from the install to the first checked message, by the keyboard', async () => {
  const page = await (await shift.browser.browser.waitForTarget(is('start'))).page();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.waitForSelector('#practice');
  await page.bringToFront();
  await tabTo(page, () => document.activeElement?.id === 'practice');
  const [, at] = await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]).then(() => [0, page.url()]);
  assert.ok(at.endsWith('/extension/practice.html'), at);
  await lively(page);
  const ours = new Ours(await page.createCDPSession());
  const says = (text) => until(async () => (await ours.panelText()).includes(text), `the panel to say ${text}`);

  // The cursor is where one writes.
  await until(() => page.evaluate(() => document.activeElement.id === 'draft'), 'the cursor in the message box');
  await page.keyboard.sendCharacter(FORBIDDEN);
  await page.keyboard.press('Enter');
  await coach(page, '没有发出去');
  const took = performance.now() - begun;
  console.log(`# install to first checked message, browser and all: ${(took / 1000).toFixed(1)} s`);
  assert.ok(took < MINUTE);
  await says('禁发');
  assert.deepEqual(await received(page), []);
  assert.equal(await page.$eval('#draft', (el) => el.value), FORBIDDEN, 'the draft stays');

  await alt(page, 'KeyG');
  await until(() => page.$eval('#draft', (el, text) => el.value !== text && el.value !== '', FORBIDDEN), 'the better wording');
  const better = await page.$eval('#draft', (el) => el.value);
  assert.ok(!better.includes('微信'), better);
  await page.keyboard.press('Enter');
  await coach(page, '发出去了');
  assert.deepEqual(await received(page), [better]);

  await tabTo(page, () => document.activeElement?.dataset.customer === 'mumu', true);
  await page.keyboard.press('Enter');
  await until(() => page.evaluate(() => document.activeElement.id === 'draft'), 'the cursor in the message box');
  await says('客户问到');
  await alt(page, 'Digit1');
  await until(() => page.$eval('#draft', (el) => el.value !== ''), 'the phrase');
  const phrase = await page.$eval('#draft', (el) => el.value);
  assert.ok(phrase.includes('发货'), phrase);
  await page.keyboard.press('Enter');
  await coach(page, '学会了');
  assert.deepEqual(await received(page), [phrase]);

  // Nothing left this computer, and nothing of it is kept.
  assert.deepEqual(asked.filter((url) => !url.startsWith('chrome-extension://')), []);
  assert.deepEqual(shift.practice.received(), []);
  assert.deepEqual(await (await worker(shift)).evaluate(() => chrome.storage.local.get(null)), {});
});

test('badge and popup know the practice page, and pausing works there as anywhere', async () => {
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/practice.html`);
  await lively(page);
  const tab = await page.evaluate(() => chrome.tabs.getCurrent().then((tab) => tab.id));
  await badgeSays(shift, tab, '内置');
  const over = await popup(shift, tab);
  assert.equal(await over.$eval('#site', (el) => el.textContent), '练习页');
  await over.click('#pause');
  await over.waitForFunction(() => document.body.className === 'paused', POLL);
  await badgeSays(shift, tab, '暂停');
  await page.bringToFront();
  await page.focus('#draft');
  await page.keyboard.sendCharacter(FORBIDDEN);
  await page.keyboard.press('Enter');
  await until(async () => (await received(page)).includes(FORBIDDEN), 'the message to pass');
  await over.close();
  await page.close();
});

test('what a false alarm, a reason or a use is there is nobody’s business', async () => {
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/practice.html`);
  await lively(page);
  await page.click('#fill');
  await page.keyboard.press('Enter');
  await coach(page, '没有发出去');
  const ours = new Ours(await page.createCDPSession());
  await alt(page, 'KeyW');
  await until(async () => /已记录/.test(await ours.panelText()), 'the panel to answer');
  // A page that was opened after says hello, so that whatever was on its way has come.
  await page.reload();
  await lively(page);
  assert.deepEqual(await (await worker(shift)).evaluate(() => chrome.storage.local.get(null)), {});
  await page.close();
});

test('at 200 % the panel covers nothing that one works with', async () => {
  const page = await shift.browser.browser.newPage();
  await page.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 });
  await page.goto(`chrome-extension://${shift.extensionId}/extension/practice.html`);
  await lively(page);
  await page.click('#fill');
  await page.keyboard.press('Enter');
  await coach(page, '没有发出去');
  for (const part of ['#draft', '#send', '[data-customer=mumu]', '#coach']) {
    const free = await page.$eval(part, (el) => {
      el.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom } = el.getBoundingClientRect();
      return [left + 2, right - 2].every((x) => el.contains(document.elementFromPoint(x, (top + bottom) / 2)));
    });
    assert.ok(free, part);
  }
  await page.close();
});

test('popup, options and start page lead to the practice page', async () => {
  const { browser } = shift.browser;
  for (const name of ['popup', 'options', 'start']) {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${shift.extensionId}/extension/${name}.html`);
    await page.waitForFunction(() => document.documentElement.style.visibility === '', POLL);
    const before = new Set(browser.targets().filter(is('practice')));
    await page.click('#practice');
    const target = await until(() => browser.targets().filter(is('practice')).find((one) => !before.has(one)), 'the practice page');
    await (await target.page()).close();
    if (!page.isClosed()) await page.close();
  }
});
