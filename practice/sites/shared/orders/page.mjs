// The HTML an order list's server sends: our early script first in <head>, then the state and the bundle, which draws
// everything. Must never put text into HTML unescaped.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { escapeHtml, jsonBlock } from '../../../http.mjs';

const FIRST = readFileSync(new URL('../inline/first.js', import.meta.url), 'utf8');

/** @param look  { title, folder, script, styles }: the page's title, and where its files are */
export function sendPage(res, { title, folder, script, styles }, state) {
  const nonce = randomBytes(12).toString('base64');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  const { csp } = state.variants;
  if (csp) headers['content-security-policy'] = csp.replaceAll('{nonce}', nonce);
  res.writeHead(200, headers);
  const links = styles.map((name) => `<link rel="stylesheet" href="${folder}/${name}">`).join('');
  res.end(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><script nonce="${nonce}">${FIRST}</script>` +
      `<title>${escapeHtml(title)}</title><link rel="icon" href="data:,">${links}</head><body><div id="app"></div>` +
      `<script type="application/json" id="practice-state">${jsonBlock(state)}</script>` +
      `<script nonce="${nonce}" src="${folder}/${script}" defer></script></body></html>`,
  );
}
