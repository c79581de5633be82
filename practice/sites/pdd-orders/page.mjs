// The HTML the server sends: our early script first in <head>, then the state and the bundle, which draws everything.
// Must never put text into HTML unescaped.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { jsonBlock } from '../../http.mjs';

const FIRST = readFileSync(new URL('../shared/inline/first.js', import.meta.url), 'utf8');
const STATIC = '/orders/static';

export function sendPage(res, state) {
  const nonce = randomBytes(12).toString('base64');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  const { csp } = state.variants;
  if (csp) headers['content-security-policy'] = csp.replaceAll('{nonce}', nonce);
  res.writeHead(200, headers);
  res.end(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><script nonce="${nonce}">${FIRST}</script>` +
      `<title>订单查询</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${STATIC}/style.css">` +
      `<link rel="stylesheet" href="${STATIC}/dialog.css"></head><body><div id="app"></div>` +
      `<script type="application/json" id="practice-state">${jsonBlock(state)}</script>` +
      `<script nonce="${nonce}" src="${STATIC}/main.js" defer></script></body></html>`,
  );
}
