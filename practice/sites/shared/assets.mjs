// Static files that sites have alike: drawn pictures, and our modules under shared/app/. A page's own module at
// <base>/static/ says `../../shared/app/…`, on the disk and to the browser alike.
// Must never serve a file outside shared/app/.

import { readFileSync } from 'node:fs';
import { answer } from '../../http.mjs';
import { picture } from '../../picture.mjs';

const APP = new URL('./app/', import.meta.url);

/** Answers `avatar/….svg` and `goods/….svg`; false if `name` is no picture. */
export function drawn(res, name) {
  const [, folder, seed] = /^(avatar|goods)\/([\w-]{1,40})\.svg$/.exec(name) ?? [];
  if (folder) answer(res, 200, 'image/svg+xml', picture(folder, seed));
  return Boolean(folder);
}

/** Answers `/shared/app/<name>.js`; false if there is no such module. */
export function sharedModule(res, path) {
  const [, name] = /^\/shared\/app\/([a-z-]+\.js)$/.exec(path) ?? [];
  const body = name ? textOf(APP, name) : null;
  if (body !== null) answer(res, 200, 'text/javascript', body);
  return body !== null;
}

/** The text of a file under `folder` (a URL), or null if there is none. */
export function textOf(folder, name) {
  try {
    return readFileSync(new URL(name, folder), 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}
