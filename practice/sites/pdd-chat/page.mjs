// The HTML the server sends before any framework runs: our early script first in <head>, the editor with its draft in
// the first chunk, then the state and the scripts. Must never put text into HTML unescaped.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { escapeHtml, jsonBlock } from '../../http.mjs';

const inline = (file) => readFileSync(new URL(`./inline/${file}`, import.meta.url), 'utf8');
const FIRST = inline('first.js');
const ENTER0 = inline('enter0.js');
const STATIC = '/chat-merchant/static';

export async function sendPage(res, { view, variants, active }) {
  const nonce = randomBytes(12).toString('base64');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  if (variants.csp) headers['content-security-policy'] = variants.csp.replaceAll('{nonce}', nonce);
  res.writeHead(200, headers);
  if (variants.frame === '1') return res.end(shell(variants, view, nonce));

  res.write(firstChunk(variants, view, nonce, active));
  // The only wait here, and only when a test asks for a slow server.
  if (Number(variants.delay) > 0) await new Promise((resolve) => setTimeout(resolve, Number(variants.delay)));
  res.end(rest({ ...view, variants, active }, nonce));
}

// An inline script waits for style sheets before it, so under enter0 the style comes after the script: the forced
// Enter then is as early as a page can make it.
function firstChunk(variants, view, nonce, active) {
  const early = variants.enter0 === '1';
  return (
    head(early ? '' : style, nonce) +
    `<body><div id="app"><div class="chat-app booting"><header class="chat-head">` +
    `<b class="brand">商家客服工作台</b><span class="mall-name">${escapeHtml(view.shop.name)}</span></header>` +
    `<div class="textarea-rect">${editor(variants)}</div></div>` +
    (early ? `<script nonce="${nonce}" data-uid="${escapeHtml(active)}">${ENTER0}</script>${style}` : '')
  );
}

const style = `<link rel="stylesheet" href="${STATIC}/style.css">`;

function head(links, nonce) {
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><script nonce="${nonce}">${FIRST}</script>` +
    `<title>商家客服工作台</title><link rel="icon" href="data:,">${links}</head>`
  );
}

function editor({ editor, draft }) {
  const focus = draft ? ' autofocus' : '';
  if (editor === 'rich') {
    const lines = escapeHtml(draft).replaceAll('\n', '<br>');
    return `<div id="replyTextarea" class="custom-scroll" contenteditable="true"${focus}>${lines}</div>`;
  }
  // The parser drops one line break right after the tag: give it one to drop.
  return `<textarea id="replyTextarea" class="custom-scroll"${focus}>\n${escapeHtml(draft)}</textarea>`;
}

function rest(state, nonce) {
  return (
    `</div><script type="application/json" id="practice-state">${jsonBlock(state)}</script>` +
    `<script nonce="${nonce}" src="${STATIC}/vue.js" defer></script>` +
    `<script nonce="${nonce}" src="${STATIC}/main.js" type="module"></script></body></html>`
  );
}

function shell(variants, view, nonce) {
  const inner = new URLSearchParams(Object.entries(variants).filter(([name]) => name !== 'frame'));
  return (
    head(style, nonce) +
    `<body class="shell"><header class="shell-head"><b class="brand">拼多多商家后台（练习）</b>` +
    `<nav><span>首页</span><span>订单查询</span><span class="active">多多客服</span><span>售后管理</span></nav>` +
    `<span class="mall-name">${escapeHtml(view.shop.name)}</span></header>` +
    `<iframe class="chat-frame" src="/chat-merchant/index.html?${escapeHtml(inner)}"></iframe></body></html>`
  );
}
