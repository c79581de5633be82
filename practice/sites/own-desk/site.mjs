// A shop's own customer-service page at https://kf.xiaoqi-demo.example/desk/talk: no platform's, and in nobody's list, to be taught
// by pointing at it. Classes as builds generate them, a rich editor, no ids to lean on. Markup of our own.
// Variants: ?frame=1 the desk in a frame of a shell, ?policy=1 a strict Content-Security-Policy, ?fake=1 a page that plays tricks.

import { readFile } from 'node:fs/promises';
import { answer, answerJson, notFound, readJson } from '../../http.mjs';

const APP = new URL('./app/', import.meta.url);
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-src 'self'";

export default {
  id: 'own-desk',
  host: 'kf.xiaoqi-demo.example',
  create({ note }) {
    async function file(res, name, policy) {
      const text = await readFile(new URL(name, APP), 'utf8');
      if (policy) res.setHeader('content-security-policy', POLICY);
      answer(res, 200, TYPES[name.split('.').at(-1)], text);
    }
    return {
      async handle(req, res, url) {
        if (req.method === 'POST' && url.pathname === '/desk/api/message') {
          const { conversation, text } = await readJson(req);
          note(String(conversation), String(text));
          return answerJson(res, { ok: true });
        }
        if (req.method !== 'GET') return false;
        const asset = /^\/desk\/static\/(desk\.(?:js|css))$/.exec(url.pathname);
        if (asset) return file(res, asset[1]);
        const policy = url.searchParams.get('policy') === '1';
        if (url.pathname === '/desk/talk') return file(res, url.searchParams.get('frame') === '1' ? 'shell.html' : 'desk.html', policy);
        if (url.pathname === '/notes') return file(res, 'notes.html', policy);
        return notFound(res);
      },
      say: () => false,
      conversations: () => [],
      reset() {},
      close() {},
    };
  },
};
