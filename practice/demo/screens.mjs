// What stands beside the page: the popup, the options, a paused tab, an engine that failed.

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { POLL } from '../../tests/e2e/support/poll.mjs';
import { ACCOUNTS, onStage, picture, write } from './stage.mjs';

const BLOCKED = '亲，要看安装视频的话，加我微信哦';
const FINE = '亲，今天下午四点前付款，今天就给您发出哦~';

/** The background, the chat's tab, and the popup in a tab of its own. */
async function besideTheChat({ shop }) {
  const ours = (t) => t.type() === 'service_worker' && t.url().includes(shop.extensionId);
  const worker = await (await shop.browser.waitForTarget(ours)).worker();
  const [tab] = await worker.evaluate(() => chrome.tabs.query({ url: 'https://mms.pinduoduo.com/*' }));
  const popup = await shop.browser.newPage();
  const show = async (id) => {
    await popup.bringToFront(); // a tab behind another draws no frames
    await popup.setViewport({ width: 316, height: 240, deviceScaleFactor: 2 });
    await popup.goto(`chrome-extension://${shop.extensionId}/extension/popup.html?tab=${id}`);
    await popup.waitForFunction(() => document.body.className !== 'arming', POLL);
    await fit(popup, 316);
  };
  return { tab, popup, show };
}

/** Makes the window as high as what stands in it. */
async function fit(page, width) {
  const height = await page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  await page.setViewport({ width, height, deviceScaleFactor: 2 });
}

export async function besideThePage(open) {
  const desk = await open();
  const { page } = desk;
  await write(desk, BLOCKED);
  await desk.enter();
  await desk.panelSays('没有发出');

  const { tab, popup, show } = await besideTheChat(desk);
  await show(tab.id);
  await picture(popup, 'popup', 'the popup: protection, site, rules, account, 接待ID, shop, messages stopped', { looks: ['dark'] });
  await show(2 ** 30);
  await picture(popup, 'popup-elsewhere', 'the popup on a tab that is none of ours');

  await show(tab.id);
  await popup.click('#pause');
  await popup.waitForSelector('body.paused');
  await desk.panelSays('已暂停');
  await show(tab.id);
  await picture(popup, 'popup-paused', 'the popup of a paused tab');
  await picture(page, 'paused', 'a paused tab: 已暂停, nothing is checked');
  await popup.close();
  await options(desk);
}

async function options({ shop, settle }) {
  await settle(
    {
      agents: { [ACCOUNTS.pdd]: ['A07', 'A12'], [ACCOUNTS.feige]: ['A07'] },
      call: '亲',
      shops: { 小旗零食铺: '小主' },
      keys_off: ['jump'],
    },
    { [ACCOUNTS.pdd]: { agent: 'A07', shift: '' } },
  );
  const page = await shop.browser.newPage();
  await page.setViewport({ width: 840, height: 660, deviceScaleFactor: 1 });
  await page.goto(`chrome-extension://${shop.extensionId}/extension/options.html#account=${encodeURIComponent(ACCOUNTS.snacks)}`);
  await page.waitForFunction(() => document.querySelectorAll('#keys tr').length > 0, POLL);
  await picture(page, 'options', 'the options, come to from a page whose account was not known');
  const whole = { fullPage: true, captureBeyondViewport: true };
  await picture(page, 'options-whole', 'all of them: 接待ID, 称呼, hint mode, keys and their conflicts, what is kept', { ...whole, looks: ['dark'] });
  await page.type('#agents tr:last-child td:nth-child(2) input', 'B31：夜班');
  await page.click('h1');
  await picture(page, 'options-wrong', 'a 接待ID that cannot be is marked');
  await page.setViewport({ width: 480, height: 700, deviceScaleFactor: 1.5 });
  await picture(page, 'zoom-options', 'the options in a narrow window, at 150 % zoom', whole);
  await page.close();
}

/** A copy of the extension whose engine does not start: the agent's keys pass, and everything says so. */
export async function withBrokenEngine(extension) {
  const copy = path.join(tmpdir(), `xiaoqi-demo-${process.pid}`);
  try {
    await cp(extension, copy, { recursive: true });
    const engine = path.join(copy, 'pkg/page/engine.js');
    const script = await readFile(engine, 'utf8');
    await writeFile(engine, script.replace(/x\.begin\(wasm_bindgen, "....../, 'x.begin(wasm_bindgen, "AAAAAA'));
    await onStage(copy, async (open) => {
      const desk = await open('', { ready: false });
      await write(desk, FINE);
      await desk.enter();
      await desk.received(FINE);
      await picture(desk.page, 'unprotected', '未受保护: the engine failed, messages pass unchecked, the page and the badge say so');
      const { tab, popup, show } = await besideTheChat(desk);
      await show(tab.id);
      await picture(popup, 'popup-unprotected', 'the popup of an unprotected tab');
    });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
