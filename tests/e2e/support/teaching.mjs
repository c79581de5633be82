// A page in nobody's list, and the agent who teaches it: what tests of 教小旗认识 have in common.
//
// The browser's own question whether to let us in is answered beforehand, as an agent who says yes: on the browser's page of
// extensions, which has a call for it.

import { worker } from './extension.mjs';
import { Picker } from './picker.mjs';
import { POLL } from './poll.mjs';
import { until } from './shift.mjs';

export const HOST = 'kf.xiaoqi-demo.example';
export const URL_ = `https://${HOST}/desk/talk`;
export const AT = { editor: '[contenteditable]', send: '[class^=Reply_go]' };
export const POINTS = { customer: '[class*=Stream_other] [class^=Stream_words]', agent: '[class*=Stream_mine] [class^=Stream_words]', order: '[class^=Order_sn]' };

/** What the browser would ask is answered with yes. */
export async function allowed(shift) {
  const page = await shift.browser.browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate((id, host) => chrome.developerPrivate.addHostPermission(id, `https://${host}/*`), shift.extensionId, HOST);
  await page.close();
}

/** The popup over the tab in front. It is in a tab of its own here: the address that `activeTab` tells a popup is told to it. */
export async function popupOver(shift, page) {
  await page.bringToFront();
  const tab = await (await worker(shift)).evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id);
  const over = await shift.browser.browser.newPage();
  await over.evaluateOnNewDocument((url) => {
    const get = globalThis.chrome?.tabs?.get.bind(chrome.tabs);
    if (get) chrome.tabs.get = async (id) => ({ ...(await get(id)), url });
  }, page.url());
  await over.goto(`chrome-extension://${shift.extensionId}/extension/popup.html?tab=${tab}`);
  await over.waitForFunction(() => document.body.className !== 'arming', POLL);
  return over;
}

/** The page at `url`, before anybody taught it. */
export async function opened(shift, url = URL_) {
  shift.practice.reset();
  const page = await shift.browser.browser.newPage();
  await page.goto(url);
  const frame = page.frames().find((one) => one !== page.mainFrame() && one.url().includes('/desk/')) ?? null;
  await (frame ?? page).waitForFunction('window.__ready', POLL);
  return { page, frame };
}

/** Begins to teach the page, from the popup over it. */
export async function begun(shift, page) {
  await allowed(shift);
  const over = await popupOver(shift, page);
  await over.waitForFunction(() => !document.querySelector('#teach').hidden, POLL);
  await over.click('#teach-begin');
  const picker = await new Picker(page).watch();
  await until(() => picker.text(), 'the board');
  await over.close();
  await page.bringToFront();
  return picker;
}
