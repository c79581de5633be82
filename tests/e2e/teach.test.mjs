// 教小旗认识: a page in nobody's list is taught by pointing at five things, and from then on guarded; and given up again.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Desk } from './support/desk.mjs';
import { worker } from './support/extension.mjs';
import { builtPack, push } from './support/packs.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';
import * as teaching from './support/teaching.mjs';
import { AT, HOST, POINTS, URL_ } from './support/teaching.mjs';
import { BLOCKED, FINE } from './support/words.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let shift;
before(async () => (shift = await openShift()));
after(() => shift?.close());

const mayEnter = async () => (await worker(shift)).evaluate((host) => chrome.permissions.contains({ origins: [`https://${host}/*`] }), HOST);

const allowed = () => teaching.allowed(shift);
const popupOver = (page) => teaching.popupOver(shift, page);
const opened = (url) => teaching.opened(shift, url);
const begun = (page) => teaching.begun(shift, page);

/** Points at the five, the board's guesses taken as they are, until the rules are shown. */
async function pointed(picker, frame = null) {
  if (frame) await picker.point(AT.editor, frame);
  await picker.says(frame ? '找到 1 处' : '小旗猜是这里');
  await picker.key('Enter');
  await picker.says('点一下「发送」按钮');
  await picker.point(AT.send, frame);
  await picker.says('找到 1 处');
  await picker.key('Enter');
  await picker.says('点一条买家发来的');
  await picker.point(POINTS.customer, frame);
  await picker.says('记下了');
  await picker.press('next');
  await picker.says('点一条客服自己发的');
  await picker.point(POINTS.agent, frame);
  await picker.says('认出买家 2 条、客服 1 条');
  await picker.key('Enter');
  await picker.says('点一下订单编号');
  await picker.point(POINTS.order, frame);
  await picker.says('找到 1 处');
  await picker.key('Enter');
  await picker.says('认好了');
}

/** What the command says of a pack of one's own with these rules in it. */
function checked(toml) {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoqi-taught-'));
  try {
    writeFileSync(path.join(folder, 'pack.toml'), '[pack]\nname = "我们店"\nversion = "1"\nbase = "default"\n');
    writeFileSync(path.join(folder, 'own.toml'), toml);
    return execFileSync('cargo', ['run', '-q', '-p', 'xiaoqi-cli', '--', 'pack', 'check', folder], { cwd: ROOT, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tried() {
  return (await worker(shift)).evaluate(async () => ({
    taught: (await chrome.storage.local.get('taught')).taught ?? [],
    scripts: (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
  }));
}

/** Ends the trial from the popup over the page in front. */
async function stopped(page) {
  const over = await popupOver(page);
  await over.waitForSelector('#taught button', POLL);
  await over.click('#taught button');
  await over.waitForFunction(() => document.querySelector('#taught').hidden, POLL);
  await over.close();
}

const deskOf = (page) => new Desk(page, shift.practice, AT);

test('pointed at, tried, guarded after a reload, given up', async () => {
  const { page } = await opened();
  assert.equal(await mayEnter(), false);
  const picker = await begun(page);
  assert.equal(await mayEnter(), true);
  await pointed(picker);

  // The page saw nothing of it: no key, no press.
  assert.deepEqual(await page.evaluate('__heard'), []);

  // Names of the page's code and nothing anybody wrote; the command takes it as it is.
  const toml = await picker.toml();
  assert.doesNotMatch(toml, /赵|晓|zhao|发货|2026112100|aria|title|css-/i, toml);
  assert.match(toml, /hosts = \["kf\.xiaoqi-demo\.example"\]\npaths = \["\/desk\/talk"\]/);
  assert.match(checked(toml), /no fault/);

  await picker.press('try');
  await picker.says('已开始试用');
  await picker.press('leave');
  await picker.gone();
  const { taught, scripts } = await tried();
  assert.equal(taught.length, 1);
  assert.doesNotMatch(JSON.stringify(taught), /赵|晓|zhao|发货|2026112100/i);
  assert.deepEqual(scripts.sort(), [`taught-${HOST}-page`, `taught-${HOST}-rest`]);

  // At once, in the page that is open.
  const desk = deskOf(page);
  await desk.open(URL_);
  await desk.guards();
  shift.practice.reset();
  await desk.type(BLOCKED);
  await desk.click();
  await desk.stopped(BLOCKED);
  await desk.clear();

  const over = await popupOver(page);
  assert.equal(await over.$eval('#site', (el) => el.textContent), HOST);
  assert.equal(await over.$eval('#changed', (el) => el.hidden), true);
  await over.close();

  await page.bringToFront();
  await stopped(page);
  assert.deepEqual(await tried(), { taught: [], scripts: [] });
  assert.equal(await mayEnter(), false, 'the permission is given back');
  // The open page is let go, and so is the next.
  for (const again of [false, true]) {
    shift.practice.reset();
    await page.bringToFront();
    if (again) await page.goto(URL_), await page.waitForFunction('window.__ready', POLL);
    await page.focus(AT.editor);
    await desk.clear();
    await desk.type(BLOCKED);
    await until(async () => {
      if (shift.practice.received().length === 0) await desk.enter();
      return shift.practice.received().length > 0;
    }, 'the page to be unguarded');
    assert.deepEqual(desk.texts(), [BLOCKED]);
  }
  await page.close();
});

test('the page that is open is guarded from the press of 试用 on, without a reload', async () => {
  const { page } = await opened();
  const picker = await begun(page);
  await pointed(picker);
  await picker.press('try');
  await picker.says('已开始试用');
  await picker.press('leave');
  await picker.gone();
  const desk = deskOf(page);
  await page.focus(AT.editor);
  const over = await popupOver(page);
  await until(async () => {
    await over.reload();
    await over.waitForFunction(() => document.body.className !== 'arming', POLL);
    return (await over.$eval('body', (el) => el.className)) === 'on';
  }, 'the popup to say that it is checked');
  await over.close();
  await page.bringToFront();
  await desk.type(BLOCKED);
  await desk.enter();
  await desk.stopped(BLOCKED);
  // 全部清除 in the options takes it away, too: the scripts, the permission, and the page is let go.
  await (await worker(shift)).evaluate(() => chrome.storage.local.clear());
  await until(async () => (await tried()).scripts.length === 0 && !(await mayEnter()), 'everything of it to be gone');
  await until(async () => {
    if (shift.practice.received().length === 0) await desk.enter();
    return shift.practice.received().length > 0;
  }, 'the page to be unguarded');
  await page.close();
});

test('an update of the extension forgets its scripts, and they are registered again', async () => {
  const { page } = await opened();
  const picker = await begun(page);
  await pointed(picker);
  await picker.press('try');
  await picker.says('已开始试用');
  await (await worker(shift)).evaluate(async () => {
    await chrome.scripting.unregisterContentScripts();
    chrome.runtime.onInstalled.dispatch({ reason: 'update' });
  });
  await until(async () => (await tried()).scripts.length === 2, 'the scripts to be registered again');
  const desk = deskOf(page);
  await desk.open(URL_);
  await desk.guards();
  await stopped(page);
  await page.close();
});

test('after a restart what was taught is kept; where the browser took its permission back, the popup says so, and it goes on once it is given again', async () => {
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'xiaoqi-profile-'));
  const usual = shift;
  try {
    shift = await openShift({ userDataDir });
    const first = await opened();
    const picker = await begun(first.page);
    await pointed(picker);
    await picker.press('try');
    await picker.says('已开始试用');
    await shift.close();
    // Installed anew from its folder, the extension has what it kept, and no permission that was not in its manifest.
    shift = await openShift({ userDataDir });
    const { page } = await opened();
    const over = await popupOver(page);
    await over.waitForFunction(() => document.querySelector('#taught').textContent.includes('浏览器收回了许可'), POLL);
    await over.close();
    await (await begun(page)).press('leave');
    await until(async () => (await tried()).scripts.length === 2, 'the scripts to be registered again');
    const desk = deskOf(page);
    await desk.open(URL_);
    await desk.guards();
  } finally {
    await shift.close();
    shift = usual;
    rmSync(userDataDir, { recursive: true, force: true });
  }
});

test('a page that the team’s rules know, and this browser not yet: let in, it is guarded by them', async () => {
  const { page } = await opened();
  await allowed();
  const over = await popupOver(page);
  await over.waitForFunction(() => !document.querySelector('#teach').hidden, POLL);
  await Promise.all([over.waitForNavigation(), over.click('#teach-known')]);
  await over.waitForFunction(() => document.querySelector('#taught').textContent.includes('团队规则里还没有这个页面'), POLL);
  const profile = `[[site]]\nid = "own.desk"\nplatform = "own"\nname = "小店客服"\nhosts = ["${HOST}"]\npaths = ["/desk/"]\n
[site.editor]\nselectors = ["[contenteditable=true]"]\n\n[site.send]\nkeys = ["Enter"]\nbuttons = ["[class*=Reply_go__]"]\n`;
  const pack = builtPack(`[pack]\nname = "我们店"\nversion = "7"\n\n[[rule]]\nid = "own.word"\ncategory = "divert"\nseverity = "block"\ntitle = "加微信"\nwhy = "不能"\ncite = ["W1"]\nwords = ["加我微信"]\nhit = ["加我微信详聊"]\nmiss = ["在的"]\n`, () => profile);
  await page.bringToFront();
  const desk = deskOf(page);
  await desk.open(URL_);
  await push(shift, desk, pack);
  await desk.guards();
  await over.bringToFront();
  await over.reload();
  await over.waitForFunction(() => document.querySelector('#site').textContent === '小店客服', POLL);
  assert.equal(await over.$eval('#taught', (el) => [...el.querySelectorAll('small')].filter((one) => one.checkVisibility()).map((one) => one.textContent).join()), '按团队规则检查');
  await over.close();
  await stopped(page);
  assert.equal(await mayEnter(), false);
  await page.close();
});

test('a chat in a frame, under a strict policy: taught and guarded there; another page of the host is left alone', async () => {
  const { page, frame } = await opened(`${URL_}?frame=1&policy=1`);
  const picker = await begun(page);
  await pointed(picker, frame);
  assert.match(await picker.toml(), /paths = \["\/desk\/talk"\]/);
  await picker.press('try');
  await picker.says('已开始试用');
  await page.reload();
  const chat = await (await page.waitForSelector('iframe.chat-frame')).contentFrame();
  await chat.waitForFunction('window.__ready', POLL);
  await chat.focus(AT.editor);
  await page.keyboard.sendCharacter(BLOCKED);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  assert.equal(await chat.$eval(AT.editor, (el) => el.innerText), BLOCKED);
  assert.deepEqual(shift.practice.received(), []);
  // No engine where no profile is: a note is a note.
  await page.goto(`https://${HOST}/notes`);
  await page.focus('textarea');
  await page.keyboard.sendCharacter(BLOCKED);
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval('textarea', (el) => el.value), `${BLOCKED}\n`);
  const over = await popupOver(page);
  assert.equal(await over.$eval('body', (el) => el.className), 'none');
  await over.close();
  await page.bringToFront();
  await stopped(page);
  await page.close();
});

test('a page that draws a picker of its own and presses by script gets nothing picked', async () => {
  const { page } = await opened(`${URL_}?fake=1`);
  const picker = await begun(page);
  await picker.says('小旗猜是这里');
  // Its Enter, Escape and clicks go on at every frame; none is anybody's.
  await page.evaluate(() => new Promise((done) => { let frames = 0; const next = () => (++frames > 30 ? done() : requestAnimationFrame(next)); next(); }));
  assert.match(await picker.text(), /点一下写消息给买家的输入框/);
  await pointed(picker);
  assert.doesNotMatch(await picker.toml(), /Fake/);
  await picker.press('leave');
  await picker.gone();
  assert.deepEqual((await tried()).taught, []);
  await page.close();
});

describe('by keys and mistakes', () => {
  test('wrong places are refused in words; wider, narrower, back, skip, leave', async () => {
    const { page } = await opened();
    const picker = await begun(page);
    await picker.point('[class*=Stream_other] [class^=Stream_words]');
    await picker.says('这里不能写字');
    await picker.key('Enter');
    await picker.press('skip');
    await picker.says('点一条买家发来的');
    await picker.point(POINTS.customer);
    await picker.says('记下了');
    await picker.key('ArrowUp');
    await picker.key('ArrowDown');
    await picker.key('Enter');
    await picker.point('[class*=Stream_other]:last-child [class^=Stream_words]');
    await picker.says('同一条');
    await picker.point(POINTS.agent);
    await picker.says('认出买家 2 条、客服 1 条');
    await picker.key('Enter');
    await picker.point('[class^=Order_head]');
    await picker.says('没有看到订单编号');
    await picker.press('skip');
    await picker.says('认好了');
    const toml = await picker.toml();
    assert.match(toml, /buttons = \[\]/);
    assert.doesNotMatch(toml, /site\.order/);
    assert.match(checked(toml), /no fault/);
    for (const say of ['订单编号', '客服自己发的', '买家发来的', '「发送」按钮', '写消息给买家']) {
      await picker.key('Escape');
      await picker.says(say);
    }
    await picker.key('Escape');
    await picker.gone();
    assert.deepEqual(await page.evaluate('__heard'), []);
    await page.close();
  });

  test('a profile from a page where no picker was asked for is not kept', async () => {
    const desk = await shift.desk();
    const answer = await desk.ours.evaluate(`chrome.runtime.sendMessage({ kind: 'teach', act: 'keep', profile: { host: 'mms.pinduoduo.com', path: '/', name: 'x', item: 'a', customer: 'b', agent: 'c', text: 'd', editor: ['x'], buttons: [], list: ['y'], number: [] } })`);
    assert.deepEqual(answer, { ok: false });
    for (const act of ['ask', 'begin', 'list', 'stop']) {
      assert.deepEqual(await desk.ours.evaluate(`chrome.runtime.sendMessage({ kind: 'teach', act: '${act}', host: 'x', tab: 1 })`), {});
    }
    assert.deepEqual((await tried()).taught, []);
    await desk.page.close();
  });

  test('on a page of ours the popup offers no teaching', async () => {
    const desk = await shift.desk();
    const over = await popupOver(desk.page);
    assert.equal(await over.$eval('#teach', (el) => el.checkVisibility()), false);
    await over.close();
    await desk.page.close();
  });
});
