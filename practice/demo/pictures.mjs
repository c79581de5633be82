// The demo without a window: a shift played with real key presses, a picture at every step, one line about each.

import { atTheDesk } from './at-the-desk.mjs';
import { lateAndMany } from './late-and-many.mjs';
import { remarks } from './remarks.mjs';
import { besideThePage, withBrokenEngine } from './screens.mjs';
import { makeSheets } from './sheets.mjs';
import { sites } from './sites.mjs';
import { clearFolder, copyToDocs, count, onStage } from './stage.mjs';
import { looks, wording } from './wording.mjs';

/** The pictures that README and docs show; `--docs` copies them to docs/pictures/. */
const IN_DOCS = [
  'block', 'reasons', 'underlines', 'dark-block',
  'phrases', 'phrases-typed', 'search', 'phrase-mark', 'clocks', 'ask',
  'remark-address', 'remark-incomplete', 'remark-saved', 'drawer',
  'popup', 'options',
];

export async function takePictures(extension, { docs = false } = {}) {
  await clearFolder();
  console.log('No display: a scripted shift, its pictures in target/demo/');
  await onStage(extension, async (open) => {
    await wording(open);
    await looks(open);
    await atTheDesk(open);
    await remarks(open);
    await lateAndMany(open);
    await sites(open);
    await besideThePage(open);
  });
  await withBrokenEngine(extension);
  console.log(`${count()} pictures`);
  const sheets = await makeSheets();
  if (docs) await copyToDocs([...IN_DOCS, ...sheets]);
}
