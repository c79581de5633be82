// The extension's other side for a browser test: its worker, its popup, and copies of dist/ that are changed on purpose.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { POLL } from './poll.mjs';
import { DIST, until } from './shift.mjs';

/** The extension's service worker, once it has its `chrome`: a target is seen before the worker's own names are. */
export async function worker(shift) {
  const target = await shift.browser.browser.waitForTarget((t) => t.type() === 'service_worker');
  const worker = await target.worker();
  await until(() => worker.evaluate(() => typeof globalThis.chrome?.storage === 'object'), 'the worker to have its chrome');
  return worker;
}

/** Stores settings as the options page does, and who is on duty; pages hear of it. */
export async function settle(shift, settings, duty = {}) {
  await (await worker(shift)).evaluate((items) => chrome.storage.local.set(items), { settings, duty });
}

/** The shift that it is now, as packs/default/team.toml has it. */
export function shiftNow(now = Date.now()) {
  const local = new Date(now + 8 * 3_600_000).toISOString();
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const day = minutes < 510 ? new Date(now - 16 * 3_600_000).toISOString().slice(0, 10) : local.slice(0, 10);
  return `${day} ${minutes >= 510 && minutes < 960 ? '白班' : '晚班'}`;
}

/** Milliseconds until the shift after that one has begun. */
export function nextShift(now = Date.now()) {
  const minutes = Math.floor(now / 60_000 + 8 * 60) % 1440;
  const begins = [510, 960, 1440 + 510].find((at) => at > minutes);
  return (begins - minutes) * 60_000;
}

/** Settings and duty for an agent who has said who he is: `agents` maps accounts to their 接待ID. */
export function onDuty(shift, agents, settings = {}, now = Date.now()) {
  const { settings: known, duty } = dutyOf(agents, settings, now);
  return settle(shift, known, duty);
}

function dutyOf(agents, settings, now) {
  const of = (make) => Object.fromEntries(Object.entries(agents).map(([account, agent]) => [account, make(agent)]));
  const known = { ...settings, agents: { ...of((agent) => [agent]), ...settings.agents } };
  return { settings: known, duty: of((agent) => ({ agent, shift: shiftNow(now) })) };
}

/** Puts the service worker to sleep, as the browser does after half a minute. */
export async function asleep(shift) {
  const target = shift.browser.browser.targets().find((t) => t.type() === 'service_worker');
  if (!target) return;
  await (await target.worker()).close();
  await until(() => !shift.browser.browser.targets().includes(target), 'the worker to sleep');
}

/** The ids of the sellers' pages that are open, the newest last. */
export async function tabIds(shift) {
  return (await worker(shift)).evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: 'https://*/*' });
    return tabs.map((tab) => tab.id).sort((a, b) => a - b);
  });
}

/** The clocks kept of the test before: its shop was opened a second or two ago, near enough to be taken for this one's. */
export async function forgetClocks(shift) {
  await (await worker(shift)).evaluate(() => chrome.storage.local.remove('clocks'));
}

/** The id of the tab that shows the practice chat. */
export async function tabOf(shift) {
  return (await worker(shift)).evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: 'https://*/*' });
    return tabs.at(-1).id;
  });
}

/** The popup over `tab`, in a tab of its own. */
export async function popup(shift, tab) {
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/popup.html?tab=${tab}`);
  await page.waitForFunction(() => document.body.className !== 'arming', POLL);
  return page;
}

export async function badge(shift, tab) {
  return (await worker(shift)).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
}

/** Waits for the badge to say `text`. */
export function badgeSays(shift, tab, text) {
  return until(async () => (await badge(shift, tab)) === text, `the badge to say ${text}`);
}

/** An extension that starts with what `onDuty` settles: for Firefox, whose extensions no test can speak to. */
export function onDutyFrom(kind, agents, now = Date.now()) {
  const settled = JSON.stringify(dutyOf(agents, {}, now));
  return changed('extension/background.js', (text) => `${text}\nchrome.storage.local.set(${settled});\n`, kind);
}

/** A copy of the extension in dist/ whose `file` is what `change` makes of it. Gone when `remove` is called. */
export async function changed(file, change, kind = 'chromium') {
  const folder = await mkdtemp(path.join(tmpdir(), 'xiaoqi-dist-'));
  await cp(path.join(DIST, kind), folder, { recursive: true });
  const copy = {
    folder,
    async edit(file, change) {
      const at = path.join(folder, file);
      const text = await readFile(at, 'utf8');
      const next = change(text);
      if (next === text) throw new Error(`${file}: nothing changed`);
      await writeFile(at, next);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  if (file) await copy.edit(file, change);
  return copy;
}
