// Contact sheets of the demo's pictures: every state on one page, in light, in dark, at 150 % and with long names. Made by
// the same browser. Must never leave a picture out: what was taken is shown.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { launch } from '../browser.mjs';
import { start } from '../server.mjs';
import { FOLDER } from './stage.mjs';

const SHEETS = {
  sites: (name) => name.startsWith('site-'),
  'sites-dark': (name) => name.startsWith('dark-site-'),
  'states-light': (name) => !/^(dark|zoom|site)-|long/.test(name),
  'states-dark': (name) => name.startsWith('dark-') && !/site-|long/.test(name),
  'states-zoom-and-long-names': (name) => name.startsWith('zoom-') || name.includes('long'),
};
const WIDTH = 620;
const COLUMNS = 2;

/** Writes the sheets beside the pictures and gives their names. */
export async function makeSheets() {
  const files = (await readdir(FOLDER)).filter((file) => /^\d+-/.test(file)).sort();
  const practice = await start();
  const { browser, close } = await launch({ kind: 'chromium', practice });
  const page = await browser.newPage();
  await page.setViewport({ width: COLUMNS * (WIDTH + 12) + 12, height: 800 });
  for (const [sheet, fits] of Object.entries(SHEETS)) {
    const figures = await Promise.all(files.filter((file) => fits(nameOf(file))).map(figure));
    await page.setContent(`<!doctype html><style>${STYLE}</style>${figures.join('')}`);
    await page.screenshot({ path: path.join(FOLDER, `${sheet}.jpg`), type: 'jpeg', quality: 70, fullPage: true });
  }
  await close();
  await practice.close();
  return Object.keys(SHEETS);
}

const nameOf = (file) => path.parse(file).name.replace(/^\d+-/, '');

async function figure(file) {
  const data = (await readFile(path.join(FOLDER, file))).toString('base64');
  return `<figure><img src="data:image/png;base64,${data}"><figcaption>${nameOf(file)}</figcaption></figure>`;
}

const STYLE =
  `body { margin: 12px; columns: ${COLUMNS}; column-gap: 12px; background: #dfe3e8; font: 13px system-ui; }` +
  'figure { margin: 0 0 12px; break-inside: avoid; } img { width: 100%; display: block; } figcaption { color: #333; padding: 2px 4px; }';
