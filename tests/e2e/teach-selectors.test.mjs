// 教小旗认识: the selectors that are derived from what was pointed at, over many kinds of pages. In a browser, because only a
// browser's DOM and CSS are the browser's; without the extension.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openShift } from './support/shift.mjs';

const SCRIPTS = ['names', 'single', 'bubbles', 'profile'].map((name) => readFileSync(new URL(`../../extension/teach/${name}.js`, import.meta.url), 'utf8'));

let shift;
let page;
before(async () => {
  shift = await openShift({ dist: null });
  page = await shift.browser.browser.newPage();
});
after(() => shift?.close());

async function drawn(html) {
  await page.setContent(html);
  for (const script of SCRIPTS) await page.evaluate(script);
}

/** The selectors found for the element at `at`, after it was checked that each finds it and nothing else. */
async function single(html, at) {
  await drawn(html);
  return page.evaluate((at) => {
    const el = document.querySelector(at);
    const found = globalThis.__xiaoqiTeach.single(el);
    for (const css of found) {
      const all = [...document.querySelectorAll(css)];
      if (all.length !== 1 || all[0] !== el) throw new Error(`${css} finds ${all.length}`);
    }
    return found;
  }, at);
}

/** The messages' profile for picks at `customer` and `agent`, with what the engine would read through it. */
async function bubbles(html, customer, agent) {
  await drawn(html);
  return page.evaluate((customer, agent) => {
    const found = globalThis.__xiaoqiTeach.bubbles(document.querySelector(customer), document.querySelector(agent));
    if (found.fault) return found;
    const list = document.querySelector(found.list[0]);
    const is = (item, css) => item.matches(css) || item.querySelector(css) !== null;
    const items = [...list.querySelectorAll(found.item)];
    const who = (item) => (is(item, found.customer) ? '买' : is(item, found.agent) ? '客' : '-');
    const text = (item) => (item.matches(found.text) ? item : item.querySelector(found.text))?.textContent.trim();
    return { ...found, read: items.map((item) => `${who(item)}:${text(item) ?? ''}`) };
  }, customer, agent);
}

describe('names', () => {
  const cases = {
    'reply-editor': 'reply-editor', messageIsMe: 'messageIsMe', 'ql-editor': 'ql-editor', 'ant-btn': 'ant-btn', send_btn: 'send_btn', 'im-msg': 'im-msg', 'bubble-l': 'bubble-l',
    'messageIsMe__3xK2a': 'messageIsMe__*', 'order_item__3Wd0q': 'order_item__*', 'remarkBtn-x5v': 'remarkBtn-*', 'memo-link--Vn18h': 'memo-link--*', 'MuiButton-root-127': 'MuiButton-root-*',
    'Composer_editor__hJkLm': 'Composer_editor__*',
    'css-1x2y3z': null, 'sc-bdVaJa': null, 'jsx-3849302': null, 'svelte-abc': null, _abc12: null, hLkPqz: null, x7Kd2: null, 'el-id-1024-7': null, 'ng-untouched': null,
    active: null, 'is-active': null, 'chat-item-selected': null, 'ql-blank': null, focused: null, 张三: null, 'user-张三': null, a: null,
  };
  test('stay, are cut, or go', async () => {
    await drawn('');
    const got = await page.evaluate((names) => Object.fromEntries(names.map((one) => {
      const known = globalThis.__xiaoqiTeach.name(one);
      return [one, known ? (known.whole ?? `${known.prefix}*`) : null];
    })), Object.keys(cases));
    assert.deepEqual(got, cases);
  });
});

describe('one element', () => {
  const CASES = [
    ['an id', '<textarea id="reply-box" class="css-1x2y3z"></textarea>', 'textarea', '#reply-box'],
    ['no id with a number', '<div class="box-of-reply"><textarea id="input-1732" class="reply-area"></textarea></div>', 'textarea', '.reply-area'],
    ['no id that was generated', '<textarea id="radix-:r3:" name="reply"></textarea>', 'textarea', 'textarea[name=reply]'],
    ['a name for tests', '<button class="sc-bdVaJa" data-testid="send-button">发送</button><button class="sc-bdVaJa">更多</button>', 'button', '[data-testid=send-button]'],
    ['Quill', '<div class="ql-container ql-snow"><div class="ql-editor ql-blank" contenteditable="true"></div><div class="ql-clipboard" contenteditable="true"></div></div>', '.ql-editor', '.ql-editor'],
    ['an editor that only can be edited', '<div class="css-9zz1"><div contenteditable="true" class="css-a1b2"></div></div>', '[contenteditable]', '[contenteditable=true]'],
    ['editable without a value', '<div contenteditable></div>', 'div', '[contenteditable]'],
    ['a role', '<div role="textbox" class="_x9f2" contenteditable="true"></div><div contenteditable="true"></div>', 'div', '[role=textbox]'],
    ['the beginning of a CSS module’s name', '<div class="Composer_editor__hJk2m"><textarea class="Composer_text__9aZ3x"></textarea></div><textarea></textarea>', 'textarea', '[class*=Composer_text__]'],
    ['two of one class: below somebody with a name', '<div id="search"><input class="field"></div><form class="reply-form"><button class="field">发送</button></form>', 'button', 'button.field'],
    ['nothing of its own: a way from somebody with a name', '<section class="reply-panel"><div><span><a>表情</a></span><span><a>发送</a></span></div></section>', 'span:nth-of-type(2) a', '.reply-panel > div > span:nth-of-type(2) > a'],
    ['nobody has a name', '<div><p>1</p></div><div><p>2</p></div>', 'div:nth-of-type(2) p', 'body > div:nth-of-type(2) > p'],
  ];
  for (const [name, html, at, first] of CASES) {
    test(name, async () => assert.equal((await single(html, at))[0], first));
  }

  test('a label, a title and what somebody is called are in no selector', async () => {
    const html = `<div class="head" title="zhangsan"><b>zhangsan</b></div>
      <ul><li data-testid="zhangsan" id="zhangsan" class="chat-zhangsan" aria-label="zhangsan 王小明"><button name="zhangsan" aria-label="回复 zhangsan" title="王小明" placeholder="王小明"></button></li></ul>`;
    for (const at of ['button', 'li']) {
      const found = (await single(html, at)).join();
      assert.doesNotMatch(found, /zhangsan|王|label|title|placeholder/i, found);
      assert.ok(found);
    }
  });

  test('the maker’s name in many classes is no person’s; what scripts and styles say nobody reads', async () => {
    const rows = Array.from({ length: 9 }, () => '<i class="udesk-icon"></i>').join('');
    assert.equal((await single(`<h1>Udesk</h1>${rows}<textarea class="udesk-reply"></textarea><textarea></textarea>`, 'textarea'))[0], '.udesk-reply');
    assert.equal((await single('<script>"composer"</script><style>.composer {}</style><textarea class="composer"></textarea>', 'textarea'))[0], '.composer');
  });
});

describe('messages', () => {
  const row = (cls, text, body = (text) => `<div class="bubble"><p class="words">${text}</p></div>`) => `<div class="${cls}"><i class="face"></i>${body(text)}</div>`;
  const list = (rows) => `<main><div class="message-list">${rows.join('')}</div><textarea></textarea></main>`;
  const SAID = ['买:在吗', '客:在的', '买:多久发货'];
  const three = (make) => [make('in', '在吗'), make('out', '在的'), make('in', '多久发货')];
  const side = (kind, a, b) => (kind === 'in' ? a : b);

  const CASES = [
    ['a class on the item', list(three((k, t) => row(`row ${side(k, 'row-left', 'row-right')}`, t))), '.row-left p', '.row-right p'],
    ['no class in common', list(three((k, t) => row(side(k, 'from-buyer', 'from-kefu'), t))), '.from-buyer p', '.from-kefu p'],
    ['an attribute', list(three((k, t) => `<div class="row" data-direction="${side(k, 'incoming', 'outgoing')}"><p>${t}</p></div>`)), '[data-direction=incoming] p', '[data-direction=outgoing] p'],
    ['only a class of something within', list(three((k, t) => `<div class="row"><div class="${side(k, 'bubble bubble-other', 'bubble bubble-self')}"><span class="words">${t}</span></div></div>`)), '.bubble-other span', '.bubble-self span'],
    ['only a class of something around', list(three((k, t) => `<div class="${side(k, 'to-left', 'to-right')}"><div class="cell"><div class="row"><p>${t}</p></div></div></div>`)), '.to-left p', '.to-right p'],
    ['generated classes', list(three((k, t) => `<div class="css-1a2b Msg_row__x1Y2z ${side(k, 'Msg_other__q2W3e', 'Msg_mine__r4T5y')}"><div class="Msg_text__u6I7o">${t}</div></div>`)), '[class*=other] div', '[class*=mine] div'],
    ['only the agent’s are called anything', list(three((k, t) => row(`row ${side(k, '', 'mine')}`, t))), '.row:not(.mine) p', '.mine p'],
    ['only the agent’s, within', list(three((k, t) => `<div class="row">${side(k, '', '<em class="read-mark">已读</em>')}<p>${t}</p></div>`)), '.row:first-child p', '.row:nth-child(2) p'],
    ['only a style', list(three((k, t) => `<div class="row" style="display: flex; justify-content: ${side(k, 'flex-start', 'flex-end')}"><p>${t}</p></div>`)), '.row:first-child p', '.row:nth-child(2) p'],
    ['items that have no names', list(three((k, t) => `<div><div class="${side(k, 'buyer', 'agent')}"><span>${t}</span></div></div>`)), '.buyer span', '.agent span'],
    ['the item is all there is', list(three((k, t) => `<p class="said ${side(k, 'guest', 'staff')}">${t}</p>`)), '.guest', '.staff'],
    ['a virtual list', `<div class="scroller"><div style="height: 9000px"><div class="message-list" style="transform: translateY(400px)">${three((k, t) => `<div style="position:absolute" data-index="7"><div class="row ${side(k, 'recv', 'sent')}"><div class="bubble">${t}</div></div></div>`).join('')}</div></div></div>`, '.recv .bubble', '.sent .bubble'],
    ['wrappers without a name', list(three((k, t) => `<div><div><div class="row ${side(k, 'left', 'right')}"><div><div><pre>${t}</pre></div></div></div></div></div>`)), '.left pre', '.right pre'],
    ['a word within the text was pressed', list(three((k, t) => row(`row ${side(k, 'row-left', 'row-right')}`, `<b>${t}</b>`))), '.row-left b', '.row-right b'],
  ];
  for (const [name, html, customer, agent] of CASES) {
    test(name, async () => {
      const found = await bubbles(html, customer, agent);
      assert.deepEqual(found.read, SAID, JSON.stringify(found));
      assert.deepEqual(found.counts, { customer: 2, agent: 1 });
    });
  }

  test('days are no items, notes of the system are nobody’s', async () => {
    const day = (rows) => `<div class="day-group"><div class="date">今天</div>${rows.join('')}</div>`;
    const rows = three((k, t) => row(`row ${side(k, 'row-left', 'row-right')}`, t));
    const html = list([day([rows[0], rows[1]]), day(['<div class="row note">客服已接入</div>', rows[2]])]);
    for (const [customer, agent] of [['.row-left p', '.row-right p'], ['.day-group:nth-child(2) .row-left p', '.row-right p']]) {
      const found = await bubbles(html, customer, agent);
      assert.deepEqual(found.read.filter((one) => !one.startsWith('-')), SAID, JSON.stringify(found));
      assert.deepEqual(found.list[0], '.message-list');
    }
  });

  test('what only one message has tells nobody apart', async () => {
    const html = list([
      row('row left', '在吗', (t) => `<div class="bubble"><p class="words">${t}</p><em class="quoted">引</em></div>`),
      row('row right', '在的', (t) => `<div class="bubble"><p class="words">${t}</p><em class="receipt">已读</em></div>`),
      row('row right', '您说'), row('row left', '多久发货'),
    ]);
    const found = await bubbles(html, '.left p', '.right p');
    assert.deepEqual(found.read, ['买:在吗', '客:在的', '客:您说', '买:多久发货']);
  });

  test('faults are said: the same message twice, no difference', async () => {
    const same = list(three((k, t) => row('row', t)));
    assert.match((await bubbles(same, '.row p', '.row')).fault, /同一条/);
    assert.match((await bubbles(same, '.row:first-child p', '.row:nth-child(2) p')).fault, /看不出区别/);
  });
});

test('the path is the page’s: no chat, no person, no number', async () => {
  await drawn('');
  const cases = {
    '/': '/', '/workbench': '/workbench', '/kf/': '/kf/', '/kf/desk': '/kf/desk', '/kf/desk/12345': '/kf/desk/', '/kf/index.html': '/kf/', '/a8f3/x': '/',
    '/kf/session/zhangsan': '/kf/session/', '/kf/%E5%BC%A0%E4%B8%89': '/kf/', '/v2/chat': '/v2/chat',
  };
  const got = await page.evaluate((all) => Object.fromEntries(all.map((one) => [one, globalThis.__xiaoqiTeach.pathOf(one)])), Object.keys(cases));
  assert.deepEqual(got, cases);
});
