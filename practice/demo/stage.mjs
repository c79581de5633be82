// Where the pictures are taken: a back-office and a browser, the agent at one page after the other, and the camera.
// Waits for what the page and the panel say, never for time alone. Pictures go to target/demo/NN-name.png.

import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../tests/e2e/support/desk.mjs';
import { onDuty, settle } from '../../tests/e2e/support/extension.mjs';
import { DrawerDesk, OrderDesk } from '../../tests/e2e/support/orders.mjs';
import { CHATS } from '../../tests/e2e/support/pages.mjs';
import { until } from '../../tests/e2e/support/shift.mjs';
import { launch } from '../browser.mjs';
import { start } from '../server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const FOLDER = path.join(ROOT, 'target/demo');
const WIDE = { width: 1200, height: 750, deviceScaleFactor: 1 };
const ZOOMED = { width: WIDE.width / 1.5, height: WIDE.height / 1.5, deviceScaleFactor: 1.5 };

/** The accounts of the practice shops, as their pages show them. */
export const ACCOUNTS = {
  pdd: '小旗汽配旗舰店:客服07',
  feige: '小旗汽配抖音店:客服07',
  snacks: '小旗零食铺:客服02',
};
/** Everyone has said who he is. */
const KNOWN = { [ACCOUNTS.pdd]: 'A07', [ACCOUNTS.feige]: 'A07', [ACCOUNTS.snacks]: 'B31' };

/** The pages one can be at. */
const AT = {
  chat: (page, practice) => [new Desk(page, practice), CHATS.pdd.url],
  feige: (page, practice) => [new DrawerDesk(page, practice, CHATS.feige), CHATS.feige.url],
  orders: (page, practice) => [new OrderDesk(page, practice), ''],
};

/** `play` gets a way to open a page of the practice back-office, everything else closed. */
export async function onStage(extension, play) {
  const practice = await start();
  try {
    const shop = await launch({ practice, extension, width: WIDE.width, height: WIDE.height });
    const shift = { browser: shop, practice };
    const open = async (query = '', { at = 'chat', agents = KNOWN, settings = {}, zoom = false, ready = true } = {}) => {
      for (const page of await shop.browser.pages()) if (page.url().startsWith('https:')) await page.close();
      practice.reset();
      if (ready) await onDuty(shift, agents, settings);
      const page = await shop.browser.newPage();
      await page.setViewport(zoom ? ZOOMED : WIDE);
      const [desk, url] = (AT[at] ?? at)(page, practice);
      await desk.open(`${url}${query}`, { ready });
      return Object.assign(desk, { shop, settle: (...kept) => settle(shift, ...kept) });
    };
    try {
      await play(open);
    } finally {
      await shop.close();
    }
  } finally {
    await practice.close();
  }
}

let taken = 0;

/** A picture of the page; `clip` says what of it. `looks`: also in a browser set to dark, also at 150 % zoom. */
export async function picture(page, name, says, { clip, looks = [], ...options } = {}) {
  await shoot(page, name, says, clip, options);
  if (looks.includes('dark')) {
    await lights(page, 'dark');
    await shoot(page, `dark-${name}`, '— dark', clip, options);
    await lights(page, 'light');
  }
  if (looks.includes('zoom')) {
    await page.setViewport(ZOOMED);
    await shoot(page, `zoom-${name}`, '— at 150 % zoom', undefined, options);
    await page.setViewport(WIDE);
  }
}

/** Sets the browser to dark or light; folded and unfolded, the panel draws its clocks anew. */
export async function lights(page, value) {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
  await page.keyboard.down('Alt');
  for (let n = 0; n < 2; n++) await page.keyboard.press('KeyX');
  await page.keyboard.up('Alt');
}

async function shoot(page, name, says, clip, options) {
  taken += 1;
  const file = `${String(taken).padStart(2, '0')}-${name}.png`;
  await page.bringToFront();
  const of = clip && { clip: await clip() };
  await page.screenshot({ path: path.join(FOLDER, file), captureBeyondViewport: false, ...of, ...options });
  console.log(`  target/demo/${file.padEnd(28)} ${says}`);
}

/** The panel's place in the page. */
async function placeOf(desk) {
  const { model } = await desk.cdp.send('DOM.getBoxModel', { nodeId: (await desk.ours.dock()).nodeId });
  const [left, top, right, , , bottom] = model.border;
  return { left, top, right, bottom };
}

/** What is around the panel, from the chat's or dialog's left edge on and no higher than `least` pixels. */
export const around = (desk, { left = 252, least = 460 } = {}) => async () => {
  const top = Math.max(0, Math.min((await placeOf(desk)).top - 16, WIDE.height - least));
  return { x: left, y: top, width: WIDE.width - left, height: WIDE.height - top };
};

/** The panel alone, twice as large. */
export const alone = (desk) => async () => {
  const { left, top, right, bottom } = await placeOf(desk);
  return { x: left - 14, y: top - 14, width: right - left + 28, height: bottom - top + 28, scale: 2 };
};

/** A new draft in place of the one that stands. */
export async function write(desk, text) {
  await desk.clear();
  await desk.type(text);
}

/** Waits until nothing is found. */
export const quiet = (desk) => until(async () => (await desk.ours.dock())?.attributes.join(' ').includes(' pass'), 'the findings to go');

/** Other words in the page, as if the shop, the account or a customer were called so. */
export function rename(desk, names) {
  return desk.page.evaluate((names) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const name = names[walk.currentNode.nodeValue.trim()];
      if (name) walk.currentNode.nodeValue = name;
    }
  }, names);
}

/** An empty folder for the pictures. */
export async function clearFolder() {
  await mkdir(FOLDER, { recursive: true });
  for (const old of await readdir(FOLDER)) if (old.endsWith('.png')) await rm(path.join(FOLDER, old));
}

/** Copies those of `names` to docs/pictures/ and removes there what no document shows any more. */
export async function copyToDocs(names) {
  const pictures = path.join(ROOT, 'docs/pictures');
  await mkdir(pictures, { recursive: true });
  for (const old of await readdir(pictures)) if (!names.includes(path.parse(old).name)) await rm(path.join(pictures, old));
  for (const file of await readdir(FOLDER)) {
    const name = file.replace(/^\d+-/, '');
    if (names.includes(path.parse(name).name)) await copyFile(path.join(FOLDER, file), path.join(pictures, name));
  }
}

/** How many pictures there are. */
export const count = () => taken;
