// The page's static files: Vue's runtime build, our modules, each template as a ready render function, the style sheet.
// Templates are compiled here, so the page needs no eval and can live under a strict CSP.
// Must never serve a file outside app/ and vue's own build.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileTemplate } from 'vue/compiler-sfc';
import { answer } from '../../http.mjs';
import { textOf } from '../shared/assets.mjs';

const APP = new URL('./app/', import.meta.url);
const vueFile = createRequire(import.meta.url).resolve('vue/dist/vue.runtime.min.js');
const made = new Map();

export function asset(res, name) {
  if (!made.has(name)) made.set(name, make(name));
  const file = made.get(name);
  if (file) answer(res, 200, file.type, file.body);
  return file !== null;
}

function make(name) {
  if (name === 'vue.js') return script(readFileSync(vueFile, 'utf8'));
  const [, base, end] = /^([a-z-]+)(\.render\.js|\.js|\.css)$/.exec(name) ?? [];
  if (end === '.render.js') return script(compiled(textOf(APP, `${base}.html`), name));
  if (end === '.js') return script(textOf(APP, name));
  if (end === '.css') return file('text/css', textOf(APP, name));
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
