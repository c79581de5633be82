// The page as the server draws it before Vue runs: the head, the editor, and the shell of ?frame=1.
// Must never put text into HTML unescaped.

import { escapeHtml } from '../../http.mjs';
import { messagePost } from './app/posts.js';

const STATIC = '/chat-merchant/static';

const mall = ({ shop }) => `<span class="mall-name">${escapeHtml(shop.name)}</span>`;

export const look = {
  title: '商家客服工作台',
  style: `${STATIC}/style.css`,
  editorSelector: '#replyTextarea',
  editorTag: (rich) =>
    rich
      ? '<div id="replyTextarea" class="custom-scroll" contenteditable="true"'
      : '<textarea id="replyTextarea" class="custom-scroll"',
  opening: (editor, state) =>
    `<div id="app"><div class="chat-app booting"><header class="chat-head">` +
    `<b class="brand">商家客服工作台</b>${mall(state)}</header>` +
    `<div class="textarea-rect">${editor}</div></div>`,
  scripts: (nonce) =>
    `<script nonce="${nonce}" src="${STATIC}/vue.js" defer></script>` +
    `<script nonce="${nonce}" src="${STATIC}/main.js" type="module"></script>`,
  post: (uid) => messagePost(uid, '{text}'),
  shell: (frame, state) =>
    `<header class="shell-head"><b class="brand">拼多多商家后台（练习）</b>` +
    `<nav><span>首页</span><span>订单查询</span><span class="active">多多客服</span><span>售后管理</span></nav>` +
    `${mall(state)}</header>${frame}`,
};
