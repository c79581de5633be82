// What pages drawn by Vue 2 are served: Vue's runtime build, a page's own modules and templates, and those that such pages
// share (vue/). Templates are compiled here, so a page needs no eval and can live under a strict CSP.
// Must never serve a file outside a page's app/, vue/, look/ and vue's own build.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileTemplate } from 'vue/compiler-sfc';
import { answer } from '../../http.mjs';
import { textOf } from './assets.mjs';
import { sheet } from './look.mjs';

const SHARED = new URL('./vue/', import.meta.url);
const vueFile = createRequire(import.meta.url).resolve('vue/dist/vue.runtime.min.js');
const made = new Map();

/**
 * Answers `<base>/static/<name>` of a page whose modules, templates and style.css are in `app` (a URL); `shared` puts the
 * look that pages share before its own style.
 */
export function vueAssets(app, { shared = false } = {}) {
  return (res, name) => serve(res, app, name, shared);
}

/** Answers `/shared/vue/<name>.js`; false if there is no such module. */
export function vueModule(res, path) {
  const [, name] = /^\/shared\/vue\/([a-z.-]+\.js)$/.exec(path) ?? [];
  return Boolean(name) && serve(res, SHARED, name, false);
}

function serve(res, folder, name, shared) {
  const key = `${folder}${name}`;
  if (!made.has(key)) made.set(key, make(folder, name, shared));
  const file = made.get(key);
  if (file) answer(res, 200, file.type, file.body);
  return file !== null;
}

function make(folder, name, shared) {
  if (name === 'vue.js') return script(readFileSync(vueFile, 'utf8'));
  const [, base, end] = /^([a-z-]+)(\.render\.js|\.js|\.css)$/.exec(name) ?? [];
  if (end === '.render.js') return script(compiled(textOf(folder, `${base}.html`), name));
  if (end === '.js') return script(textOf(folder, name));
  if (end === '.css') return file('text/css', shared ? sheet(folder) : textOf(folder, name));
  return null;
}

function compiled(source, filename) {
  if (source === null) return null;
  const { code, errors } = compileTemplate({ source, filename, isProduction: true });
  if (errors.length > 0) throw new Error(`${filename}: ${errors.join('; ')}`);
  return `${code}\nexport { render, staticRenderFns };\n`;
}

const file = (type, body) => (body === null ? null : { type, body });
const script = (body) => file('text/javascript', body);
