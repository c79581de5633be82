// Every screen of ours and the panel in each language: no text left in another, the document says which it is, nothing that
// axe-core finds, nothing cut off at twice the size. What goes to customers stays Chinese.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { popup, tabOf, worker } from './support/extension.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';
import { AT, begun, HOST, opened, POINTS, popupOver } from './support/teaching.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WORDS = Object.fromEntries(['en', 'zh-TW'].map((tag) => [tag, JSON.parse(readFileSync(new URL(`../../extension/lang/${tag}.json`, import.meta.url), 'utf8'))]));
/** Chinese that is no text of ours: what the practice shop is called, its shifts, what an agent would type, the ERP's words. */
const DATA = /小旗汽配旗舰店(:客服07)?|[白晚]班|因为|根据|\/ or 、|待客核|已审核|\{[^}]*\}|拼多多[^，]*/g;

let shift;
before(async () => (shift = await openShift()));
after(() => shift?.close());

async function choose(language) {
  await (await worker(shift)).evaluate((language) => chrome.storage.local.set({ language }), language);
}

const shown = (page) => page.waitForFunction(() => document.documentElement.style.visibility === '', POLL);

async function screen(name) {
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/${name}.html`);
  await shown(page);
  return page;
}

const SCREENS = {
  async options() {
    const page = await screen('options');
    await page.waitForFunction(() => document.querySelector('#kept')?.textContent, POLL);
    return page;
  },
  start: () => screen('start'),
  async practice() {
    const page = await screen('practice');
    await page.waitForFunction(() => __xiaoqi.answered > 0 && 'ready' in document.documentElement.dataset, POLL);
    return page;
  },
  async popup() {
    const desk = await shift.desk();
    const page = await popup(shift, await tabOf(shift));
    await shown(page);
    page.once('close', () => desk.page.close());
    return page;
  },
  async 'popup over a page nobody knows'() {
    await (await worker(shift)).evaluate((taught) => chrome.storage.local.set({ taught }), [TAUGHT]);
    const { page } = await opened(shift);
    const over = await popupOver(shift, page);
    await shown(over);
    await over.waitForFunction(() => !document.querySelector('#teach').hidden && document.querySelector('#taught button'), POLL);
    assert.equal(await over.$eval('#taught b', (el) => el.textContent), TAUGHT.name);
    over.once('close', () => page.close());
    return over;
  },
};

/** What an agent called a page that he taught is his, though we have a word like it. */
const TAUGHT = { host: HOST, path: '/desk/', name: '设置', item: 'p', customer: '.a', agent: '.b', text: 'i', editor: ['u'], buttons: [], list: ['ul'], number: [] };

/** The texts of a screen that are not marked as data, and of its attributes. */
const texts = (page) =>
  page.evaluate(() => {
    const found = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      if (element.closest('[translate=no], script, style')) continue;
      if (node.nodeType === Node.TEXT_NODE) found.push(node.data.trim());
      else found.push(...['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''));
    }
    return found.filter(Boolean);
  });

/** What is cut off sideways, or reaches out of the window. */
const cutOff = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((el) => el.checkVisibility() && !el.closest('.roll, .mark'))
      .filter((el) => el.getBoundingClientRect().right > innerWidth + 1 || (el.matches('button, h1, h2, a, dt') && el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0))
      .map((el) => el.outerHTML.slice(0, 100)),
  );

/** What should have been said in `language` and was not. */
function leftOver(all, language) {
  const said = all.map((text) => text.replace(DATA, ''));
  if (language === 'en') return said.filter((text) => /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/.test(text));
  const words = WORDS[language];
  return words ? said.filter((text) => Object.hasOwn(words, text) && words[text] !== text) : [];
}

for (const language of ['en', 'zh-TW', 'zh-CN']) {
  describe(language, () => {
    before(() => choose(language));

    for (const [name, open] of Object.entries(SCREENS)) {
      test(`${name}: its own language, and axe-core finds nothing`, async () => {
        const page = await open();
        await until(async () => leftOver(await texts(page), language).length === 0, `${name} to speak`, 3_000).catch(() => {});
        assert.deepEqual(leftOver(await texts(page), language), []);
        assert.equal(await page.$eval('html', (el) => el.lang), language);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly }), RULES);
        assert.deepEqual(violations.map((v) => [v.id, v.nodes.map((n) => n.html)]), []);
        await page.close();
      });

      test(`${name}: at 200 % nothing is cut off sideways`, async () => {
        const page = await open();
        await page.setViewport({ width: name.startsWith('popup') ? 320 : 640, height: 500, deviceScaleFactor: 2 });
        assert.deepEqual(await cutOff(page), []);
        await page.close();
      });
    }

    test('the picker: its own language at every step, nothing cut off, and axe-core finds nothing', async () => {
      const { page } = await opened(shift);
      let board = null;
      const reachable = async () => {
        await board.evaluate(AXE);
        const { violations } = await board.evaluate((runOnly) => axe.run('.panel', { runOnly }), RULES);
        assert.deepEqual(violations.map((v) => [v.id, v.nodes.map((n) => n.html)]), []);
      };
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      const dark = await begun(shift, page);
      board = dark.frame();
      await reachable();
      await dark.press('leave');
      await dark.gone();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
      const picker = await begun(shift, page);
      board = picker.frame();
      const name = WORDS[language]?.['教小旗认识这个页面'] ?? '教小旗认识这个页面';
      assert.equal(await (await board.frameElement()).evaluate((el) => el.title), name);
      assert.equal(await board.$eval('html', (el) => el.lang), language);
      const holds = async () => {
        assert.deepEqual(leftOver((await texts(board)).map((text) => text.replace(/^(✓|\d\.) /, '')), language), []);
        assert.deepEqual(await cutOff(board), []);
        await reachable();
      };
      const said = async (tone) => {
        await board.waitForSelector(`.said.${tone}`, POLL);
        await holds();
      };
      await said('good');
      await picker.point(POINTS.customer); // nothing can be written there
      await said('bad');
      for (const css of [AT.editor, AT.send, POINTS.customer, POINTS.agent, POINTS.order]) {
        await picker.point(css);
        await said('good');
        await picker.key('Enter');
      }
      await board.waitForSelector('textarea', POLL);
      await holds();
      assert.match(await picker.toml(), /^# kf\.xiaoqi-demo\.example：在浏览器里教的/, 'what goes to the team is Chinese');
      await picker.press('try');
      await said('good');
      await page.close();
      const office = await worker(shift);
      await office.evaluate(() => chrome.storage.local.remove('taught'));
      const left = () => office.evaluate((host) => chrome.permissions.contains({ origins: [`https://${host}/*`] }), HOST);
      await until(async () => !(await left()), 'the permission to be given back');
    });

    test('the panel: ours is said, what is the customer’s or the team’s stays', async () => {
      await shift.at('', async (desk) => {
        const words = WORDS[language] ?? {};
        const says = (text) => desk.panelSays(words[text] ?? text);
        await desk.type('加我微信详聊');
        await desk.enter();
        await says('没有发出，请改好再发');
        await says('换成这句');
        await desk.panelSays('引导加微信'); // the rule's own words
        await says('时限');
        const texts = await ourTexts(await desk.ours.dock());
        assert.deepEqual(leftOver(texts, language), []);
        await desk.clear();
        await desk.type('fhsj');
        await says('快捷短语');
        await desk.digit(1);
        await until(async () => (await desk.draft()).includes('发货'), 'the phrase');
        assert.ok(/[\u3400-\u9fff]/.test(await desk.draft()), 'what is sent is Chinese');
      });
    });

    test('the icon’s title', async () => {
      const desk = await shift.desk();
      const tab = await tabOf(shift);
      const title = () => worker(shift).then((office) => office.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab));
      const begins = ['小旗', '内置规则'].map((text) => WORDS[language]?.[text] ?? text).join(' · ');
      await until(async () => (await title()).startsWith(begins), begins);
      assert.deepEqual(leftOver((await title()).split(' · '), language), []);
      await desk.page.close();
    });
  });
}

/** The texts of the panel that are not marked as Chinese whatever we speak. */
function ourTexts(node, found = []) {
  const lang = node.attributes?.[node.attributes.indexOf('lang') + 1];
  if (node.attributes?.includes('lang') && lang === 'zh-CN') return found;
  if (node.nodeValue?.trim()) found.push(node.nodeValue.trim());
  for (const child of node.children ?? []) ourTexts(child, found);
  return found;
}

test('the language is chosen in the options: every page hears of it', async () => {
  await choose('zh-CN');
  const desk = await shift.desk();
  await desk.type('加我微信详聊');
  await desk.enter();
  await desk.panelSays('没有发出');
  const page = await screen('options');
  await page.select('#language', 'en');
  await page.waitForFunction(() => document.documentElement.lang === 'en' && document.title.includes('Settings'), POLL);
  assert.equal(await page.$eval('#language', (el) => el.value), 'en');
  await desk.page.bringToFront();
  await desk.panelSays('Not sent');
  await page.bringToFront();
  await page.select('#language', '');
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN', POLL);
  await desk.page.bringToFront();
  await desk.panelSays('没有发出');
  await page.close();
  await desk.page.close();
});

test('nothing set: as the browser, whose Chinese counts also behind its own language', async () => {
  const chosen = await (await worker(shift)).evaluate(() =>
    [['zh-CN'], ['en-US', 'en'], ['en-US', 'zh-HK', 'zh-CN'], ['zh-Hant-TW'], ['de', 'en', 'zh'], ['fr']].map((tags) => [tags.join(), xiaoqiLang.choose(undefined, tags)]),
  );
  assert.deepEqual(chosen, [
    ['zh-CN', 'zh-CN'], ['en-US,en', 'en'], ['en-US,zh-HK,zh-CN', 'zh-TW'], ['zh-Hant-TW', 'zh-TW'], ['de,en,zh', 'zh-CN'], ['fr', 'en'],
  ]);
});

test('pages in the code’s own language get nothing of the others', async () => {
  await choose('zh-CN');
  const desk = await shift.desk();
  assert.equal(await desk.ours.evaluate('typeof globalThis.xiaoqiSay'), 'undefined');
  await desk.page.close();
  await choose('en');
  const other = await shift.desk();
  await until(() => other.ours.evaluate("typeof globalThis.xiaoqiSay === 'function'"), 'the words');
  await other.page.close();
  await choose('zh-CN');
});
