// The page's static files: our modules bundled with React 19, the style sheets and drawn pictures.
// Must never serve a file outside app/.

import { readFileSync } from 'node:fs';
import { bundle } from '../../bundle.mjs';
import { answer, notFound } from '../../http.mjs';
import { picture } from '../../picture.mjs';

const APP = new URL('./app/', import.meta.url);
const STYLES = ['style.css', 'dialog.css'];

export async function asset(res, path) {
  const name = path.slice('/orders/static/'.length);
  const [, seed] = /^goods\/([\w-]{1,40})\.svg$/.exec(name) ?? [];
  if (seed) return answer(res, 200, 'image/svg+xml', picture('goods', seed));
  if (name === 'main.js') return answer(res, 200, 'text/javascript', await bundle(new URL('main.js', APP), 19));
  if (STYLES.includes(name)) return answer(res, 200, 'text/css', readFileSync(new URL(name, APP), 'utf8'));
  notFound(res);
}
