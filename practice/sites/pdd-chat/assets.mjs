// The page's static files: Vue's runtime build, our modules, each template as a ready render function, the style sheet
// and drawn pictures. Templates are compiled here, so the page needs no eval and can live under a strict CSP.
// Must never serve a file outside app/ and vue's own build.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileTemplate } from 'vue/compiler-sfc';
import { answer, notFound } from '../../http.mjs';
import { picture } from '../../picture.mjs';

const APP = new URL('./app/', import.meta.url);
const vueFile = createRequire(import.meta.url).resolve('vue/dist/vue.runtime.min.js');
const made = new Map();

export function asset(res, path) {
  const name = path.slice('/chat-merchant/static/'.length);
  const [, folder, seed] = /^(avatar|goods)\/([\w-]{1,40})\.svg$/.exec(name) ?? [];
  if (folder) return answer(res, 200, 'image/svg+xml', picture(folder, seed));
  if (!made.has(name)) made.set(name, make(name));
  const file = made.get(name);
  if (!file) return notFound(res);
  answer(res, 200, file.type, file.body);
}

function make(name) {
  if (name === 'vue.js') return script(readFileSync(vueFile, 'utf8'));
  const [, base, end] = /^([a-z-]+)(\.render\.js|\.js|\.css)$/.exec(name) ?? [];
  try {
    if (end === '.render.js') return script(compiled(`${base}.html`));
    if (end === '.js') return script(readFileSync(new URL(name, APP), 'utf8'));
    if (end === '.css') return { type: 'text/css', body: readFileSync(new URL(name, APP), 'utf8') };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return null;
}

function compiled(file) {
  const source = readFileSync(new URL(file, APP), 'utf8');
  const { code, errors } = compileTemplate({ source, filename: file, isProduction: true });
  if (errors.length > 0) throw new Error(`${file}: ${errors.join('; ')}`);
  return `${code}\nexport { render, staticRenderFns };\n`;
}

const script = (body) => ({ type: 'text/javascript', body });
