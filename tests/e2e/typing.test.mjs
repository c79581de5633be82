// What is typed, pasted, composed: found while typing, never disturbed, never changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachChat, until } from './support/shift.mjs';
import { BLOCKED, FINE, HINTED, WARNED } from './support/words.mjs';

onEachChat((shift) => {
  test('composed by an input method, then sent', () =>
    shift.at('', async (desk) => {
      await desk.compose('亲,加我微信哦');
      await desk.enter();
      await desk.stopped('亲,加我微信哦');
      await desk.clear();
      await desk.compose('好的亲');
      await desk.enter();
      await desk.received('好的亲');
    }));

  test('an Enter that belongs to the input method is left alone', () =>
    shift.at('', async (desk) => {
      await desk.compose(null, 'haode');
      await desk.page.evaluate(() => (window.__seen.length = 0));
      await desk.enterInComposition('haode');
      await desk.stopped('haode');
      const seen = await desk.page.evaluate(() => window.__seen.filter((e) => e.keyCode === 229 || e.type === 'compositionend'));
      assert.ok(seen.some((e) => e.type === 'keydown') && seen.every((e) => !e.prevented), JSON.stringify(seen));
      await desk.enter();
      await desk.received('haode');
    }));

  test('a careless page that sends on the keyup of a composition gets no forbidden message', () =>
    shift.at('on=keyup', async (desk) => {
      await desk.type('加我');
      await desk.compose(null, 'weixin');
      await desk.enterInComposition('weixin');
      await desk.stopped('加我weixin');
    }));

  test('pasted', () =>
    shift.at('', async (desk) => {
      await desk.paste(BLOCKED);
      await desk.enter();
      await desk.stopped(BLOCKED);
    }));

  test('disguised with emoji, spaces and full width', () =>
    shift.at('', async (desk) => {
      for (const draft of ['加😊微😊信', '加 微 信 哦', '＋ｖｘ详聊']) {
        await desk.clear();
        await desk.type(draft);
        await desk.enter();
        await desk.stopped(draft);
      }
    }));

  test('several lines: Shift+Enter passes, the message arrives with its lines', () =>
    shift.at('', async (desk) => {
      await desk.type('亲,第一行\n第二行哦');
      await desk.enter();
      await desk.received('亲,第一行\n第二行哦');
      await desk.type('加我微信');
      await desk.panelSays('禁发');
      await desk.chord('Shift', 'Enter');
      await desk.stopped('加我微信\n', ['亲,第一行\n第二行哦']);
      assert.ok(!(await desk.ours.panelText()).includes('没有发出'), 'a line break is no attempt to send');
      await desk.clear();
      await desk.type('第一行\n加我微信');
      await desk.enter();
      await desk.stopped('第一行\n加我微信', ['亲,第一行\n第二行哦']);
    }));

  test('提醒 and 提示 show and pass', () =>
    shift.at('', async (desk) => {
      await desk.type(WARNED);
      await desk.panelSays('提醒');
      await desk.enter();
      await desk.received(WARNED);
      await desk.type(HINTED);
      await desk.panelSays('提示');
      await desk.enter();
      await desk.received(WARNED, HINTED);
    }));

  test('findings come while typing and go with the words', () =>
    shift.at('', async (desk) => {
      await desk.type(BLOCKED);
      await desk.panelSays('引导');
      await desk.clear();
      await desk.type(FINE);
      await desk.enter();
      await desk.received(FINE);
      assert.ok(!(await desk.ours.panelText()).includes('引导'));
    }));

  test('in an editable element the words found are underlined, and no node is touched', () =>
    shift.at('editor=rich', async (desk) => {
      await desk.type('亲,加我微信哦');
      await desk.panelSays('禁发');
      const marked = () =>
        desk.page.evaluate(() => [...(CSS.highlights.get('xiaoqi-block') ?? [])].map((range) => range.toString()));
      assert.deepEqual(await marked(), ['加我微信']);
      assert.equal(await desk.page.$eval(desk.at.editor, (el) => el.querySelectorAll('*').length), 0);
      await desk.clear();
      assert.deepEqual(await marked(), []);
    }));

  test('the draft of another chat is its own', () =>
    shift.at('', async (desk) => {
      await desk.type(BLOCKED);
      await desk.panelSays('禁发');
      await desk.page.click(desk.at.other);
      await until(async () => (await desk.draft()) === '', 'the other chat');
      await desk.page.focus(desk.at.editor);
      await desk.type(FINE);
      await desk.enter();
      await desk.received(FINE);
    }));

  test('the panel never takes the focus, and comes back when the page throws it out', () =>
    shift.at('', async (desk) => {
      await desk.type(BLOCKED);
      await desk.panelSays('禁发');
      assert.ok(await desk.inEditor());
      await desk.page.evaluate(() => [...document.documentElement.children].filter((el) => el.tagName === 'DIV').forEach((el) => el.remove()));
      assert.equal(await desk.ours.panelText(), '');
      await desk.type('哦');
      await desk.panelSays('禁发');
    }));
});
