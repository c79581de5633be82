// What pages drawn by React are served: their modules as one script, in the version of React they were asked for, and
// their style sheet; and the variants such pages have. Must never serve anything else.

import { answer } from '../../http.mjs';
import { bundle } from '../../bundle.mjs';
import { sheet } from './look.mjs';
import { readVariants } from './variants.mjs';

/** Answers `page-18.js`, `page-19.js` and `style.css` of a page whose entry is main.js in `app` (a URL). */
export function reactAssets(app) {
  return async (res, name) => {
    const [, version] = /^page-(18|19)\.js$/.exec(name) ?? [];
    if (version) answer(res, 200, 'text/javascript', await bundle(new URL('main.js', app), version));
    else if (name === 'style.css') answer(res, 200, 'text/css', sheet(app));
    else return false;
    return true;
  };
}

/** The variants of a page whose React can be chosen; `editors` it can be drawn with, its own first. */
export function reactVariants(query, editors) {
  const variants = readVariants(query, { react: '18' }, editors);
  if (!['18', '19'].includes(variants.react)) throw new Error('react is 18 or 19');
  return variants;
}
