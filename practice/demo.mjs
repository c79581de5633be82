// `cargo xtask demo`: the practice back-office in a real browser, with the extension from dist/ loaded.
// With a display: a window to try things in, until it is closed. Without one, or with --headless: a scripted shift
// whose screenshots go to target/demo/; --docs also copies to docs/pictures/ those that the docs show.
// Must never reach a real host, and ends only the browser it started.

import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DIST } from '../tests/e2e/support/shift.mjs';
import { visit } from './demo/visit.mjs';
import { takePictures } from './demo/pictures.mjs';

const { values } = parseArgs({ options: { headless: { type: 'boolean' }, docs: { type: 'boolean' } } });
const extension = path.join(DIST, 'chromium');

if (!existsSync(path.join(extension, 'manifest.json'))) {
  console.error(`${extension}: no extension here; make it with: cargo xtask dist`);
  process.exit(2);
}
if (values.headless || values.docs || !hasDisplay()) await takePictures(extension, values);
else await visit(extension);

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
