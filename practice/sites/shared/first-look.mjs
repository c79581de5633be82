// A page as the server draws it before a framework runs, for pages with the shared look. Must never put text into HTML
// unescaped.

import { escapeHtml } from '../../http.mjs';

/** `<b class="brand">` and `<span class="shop-name">`, as the bar and the shell begin. */
const bar = (brand, shop) => `<b class="brand">${brand}</b><span class="shop-name">${escapeHtml(shop.name)}</span>`;

/**
 * @param base    where the site's files are
 * @param title, brand  of the page, and of its bar
 * @param shell   { brand, nav } of ?frame=1
 * @param tag     the editor's attributes, as HTML
 * @param posts   how the site's server is told
 */
const common = ({ base, title, brand, shell, tag, posts }) => ({
  title,
  style: `${base}/static/style.css`,
  editorTag: (rich) => (rich ? `<div ${tag} contenteditable="true"` : `<textarea ${tag}`),
  opening: (editor, { shop }) =>
    `<div id="app"><div class="page booting"><header class="top-bar">${bar(brand, shop)}</header><div class="reply-area">${editor}</div></div>`,
  post: (uid) => posts.messagePost(uid, '{text}'),
  shell: (frame, { shop }) =>
    `<header class="shell-head"><b class="brand">${shell.brand}</b><nav>` +
    shell.nav.map((name, at, all) => `<span${at === all.length - 1 ? ' class="current"' : ''}>${name}</span>`).join('') +
    `</nav><span class="shop-name">${escapeHtml(shop.name)}</span></header>${frame}`,
});

/** @param editor { id, class } of the editor */
export const vueLook = ({ base, editor, ...rest }) => ({
  ...common({ base, tag: `id="${editor.id}" class="${editor.class}"`, ...rest }),
  editorSelector: `#${editor.id}`,
  scripts: (nonce) =>
    `<script nonce="${nonce}" src="${base}/static/vue.js" defer></script>` +
    `<script nonce="${nonce}" src="${base}/static/main.js" type="module"></script>`,
});

/** @param editor the one class that the editor has */
export const reactLook = ({ base, editor, ...rest }) => ({
  ...common({ base, tag: `class="${editor}"`, ...rest }),
  editorSelector: `.${editor}`,
  scripts: (nonce, { variants }) => `<script nonce="${nonce}" src="${base}/static/page-${variants.react}.js" defer></script>`,
});
