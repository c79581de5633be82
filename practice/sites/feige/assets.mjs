// The page's static files: our modules with React as one script, and the style sheet.
// Must never serve anything else.

import { answer } from '../../http.mjs';
import { bundle } from '../../bundle.mjs';
import { textOf } from '../shared/assets.mjs';

const APP = new URL('./app/', import.meta.url);
const AUXO = new URL('../shared/auxo/', import.meta.url);

export async function asset(res, name) {
  const [, version] = /^workspace-(18|19)\.js$/.exec(name) ?? [];
  if (version) answer(res, 200, 'text/javascript', await bundle(new URL('main.js', APP), version));
  else if (name === 'workspace.css') answer(res, 200, 'text/css', [textOf(APP, 'style.css'), textOf(APP, 'side.css'), textOf(AUXO, 'drawer.css')].join(''));
  else return false;
  return true;
}
