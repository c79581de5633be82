// The HTML the server sends before any framework runs: our early script first in <head>, the editor with its draft in
// the first chunk, then the state and the scripts. Must never put text into HTML unescaped.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { escapeHtml, jsonBlock } from '../../http.mjs';

const inline = (file) => readFileSync(new URL(`./inline/${file}`, import.meta.url), 'utf8');
const FIRST = inline('first.js');
const ENTER0 = inline('enter0.js');

/**
 * @param look  { title, style (its address), editorSelector,
 *   editorTag(rich, state)  the editor's start tag without `>`, a <div contenteditable> or a <textarea>,
 *   opening(editor, state)  all of <div id="app"> up to where it would close, around the editor,
 *   scripts(nonce, state)   the <script> tags,
 *   post(uid)               { path, body } that sends a message whose text is "{text}",
 *   shell(frame, state)     the body of ?frame=1 around the <iframe> }
 * @param state what a page draws itself from
 * @param path  of this page
 */
export async function sendPage(res, look, state, path) {
  const { variants } = state;
  const nonce = randomBytes(12).toString('base64');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  if (variants.csp) headers['content-security-policy'] = variants.csp.replaceAll('{nonce}', nonce);
  res.writeHead(200, headers);
  if (variants.frame === '1') return res.end(shell(look, state, nonce, path));

  res.write(firstChunk(look, state, nonce));
  // The only wait here, and only when a test asks for a slow server.
  if (Number(variants.delay) > 0) await new Promise((resolve) => setTimeout(resolve, Number(variants.delay)));
  res.end(
    `</div><script type="application/json" id="practice-state">${jsonBlock(state)}</script>` +
      `${look.scripts(nonce, state)}</body></html>`,
  );
}

// An inline script waits for style sheets before it, so under enter0 the style comes after the script: the forced
// Enter then is as early as a page can make it.
function firstChunk(look, state, nonce) {
  const early = state.variants.enter0 === '1';
  const post = escapeHtml(JSON.stringify(look.post(state.active)));
  const script = `<script nonce="${nonce}" data-editor="${escapeHtml(look.editorSelector)}" data-post="${post}">${ENTER0}</script>`;
  return (
    head(look, meta(state, nonce) + (early ? '' : style(look)), nonce) +
    `<body>${look.opening(editor(look, state), state)}` +
    (early ? script + style(look) : '')
  );
}

const meta = ({ variants: { metacsp } }, nonce) =>
  metacsp && `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(metacsp.replaceAll('{nonce}', nonce))}">`;
const style = (look) => `<link rel="stylesheet" href="${look.style}">`;

function head(look, links, nonce) {
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><script nonce="${nonce}">${FIRST}</script>` +
    `<title>${escapeHtml(look.title)}</title><link rel="icon" href="data:,">${links}</head>`
  );
}

function editor(look, state) {
  const { editor, draft } = state.variants;
  const rich = editor !== 'plain';
  const start = look.editorTag(rich, state) + (draft ? ' autofocus>' : '>');
  if (rich) return `${start}${escapeHtml(draft).replaceAll('\n', '<br>')}</div>`;
  // The parser drops one line break right after the tag: give it one to drop.
  return `${start}\n${escapeHtml(draft)}</textarea>`;
}

function shell(look, state, nonce, path) {
  const inner = new URLSearchParams(Object.entries(state.variants).filter(([name]) => name !== 'frame' && name !== 'sandbox'));
  const sandbox = state.variants.sandbox === '1' ? ' sandbox="allow-scripts allow-same-origin allow-forms"' : '';
  const frame = `<iframe class="chat-frame"${sandbox} src="${escapeHtml(`${path}?${inner}`)}"></iframe>`;
  return `${head(look, style(look), nonce)}<body class="shell">${look.shell(frame, state)}</body></html>`;
}
