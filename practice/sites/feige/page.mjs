// The page as the server draws it before React runs: the head, the editor, and the shell of ?frame=1.
// Must never put text into HTML unescaped.

import { escapeHtml } from '../../http.mjs';
import { hintOf } from './app/hint.js';
import { messagePost } from './app/posts.js';

export const BASE = '/pc_seller_v2/main';
const STATIC = `${BASE}/static`;
const EDITOR = 'data-qa-id="qa-send-message-textarea"';

const shopName = ({ shop }) => `<span class="shopName-q4" data-qa-id="qa-shop-name">${escapeHtml(shop.name)}</span>`;

function editorTag(rich, { conversations, active, variants }) {
  const hint = escapeHtml(hintOf(conversations.find((one) => one.id === active).nickname, variants.send));
  return rich
    ? `<div ${EDITOR} class="textArea-k8" contenteditable="true" data-placeholder="${hint}"`
    : `<textarea ${EDITOR} class="textArea-k8" placeholder="${hint}"`;
}

export const look = {
  title: '飞鸽客服工作台',
  style: `${STATIC}/workspace.css`,
  editorSelector: `[${EDITOR}]`,
  editorTag,
  opening: (editor, state) =>
    `<div id="app"><div class="workspace-b1 booting"><header class="topBar-a7"><b class="brand-c2">飞鸽</b>` +
    `${shopName(state)}</header><div class="editorArea-m3">${editor}</div></div>`,
  scripts: (nonce, { variants }) => `<script nonce="${nonce}" src="${STATIC}/workspace-${variants.react}.js" defer></script>`,
  post: (uid) => messagePost(uid, '{text}'),
  shell: (frame, state) =>
    `<header class="shell-head"><b class="brand-c2">抖店（练习）</b>` +
    `<nav><span>首页</span><span>订单管理</span><span>售后工作台</span><span class="active">飞鸽客服</span></nav>` +
    `${shopName(state)}</header>${frame}`,
};
