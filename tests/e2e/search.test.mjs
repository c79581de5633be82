// Looking for a phrase in the page's own editor: what opens the search, what it finds, and that nothing is sent meanwhile.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './support/extension.mjs';
import { onEachChat, until } from './support/shift.mjs';

/** What fhsj finds. */
const FOUND = '亲，付款后会在页面承诺的发货时间内发出，先付的先安排。发出后订单页会更新单号，您随时能查~';
const SEARCH = '搜索短语';

onEachChat((shift) => {
  const over = (desk) => until(async () => !(await desk.ours.panelText()).includes(SEARCH), 'the search to be over');

  for (const opener of ['/', '、']) {
    test(`${opener} in an empty editor opens it; arrows choose, Enter puts in, nothing is sent`, () =>
      shift.at('', async (desk) => {
        await settle(shift, {});
        await desk.type(opener);
        await desk.panelSays(SEARCH);
        for (const letter of 'fhsj') await desk.type(letter);
        await desk.panelSays(FOUND.slice(0, 20));
        const first = await desk.ours.chosen();
        await desk.page.keyboard.press('ArrowDown');
        await until(async () => (await desk.ours.chosen()) !== first, 'the next to be chosen');
        await desk.page.keyboard.press('ArrowUp');
        await until(async () => (await desk.ours.chosen()) === first, 'the first to be chosen again');
        assert.ok(first.includes(FOUND), first);
        await desk.enter();
        assert.equal(await desk.draft(), FOUND);
        await over(desk);
        await desk.stopped(FOUND);
        await desk.enter();
        await desk.received(FOUND);
      }));
  }

  test('Esc ends it, and what was typed stays and can be sent', () =>
    shift.at('', async (desk) => {
      await desk.type('/');
      await desk.panelSays(SEARCH);
      await desk.type('您好');
      await desk.click();
      await desk.stopped('/您好');
      await desk.page.focus(desk.at.editor);
      await desk.page.keyboard.press('Escape');
      await over(desk);
      assert.equal(await desk.draft(), '/您好');
      await desk.type('哦');
      assert.ok(!(await desk.ours.panelText()).includes(SEARCH));
      await desk.enter();
      await desk.received('/您好哦');
    }));

  test('the key opens it in the middle of a sentence; undo takes the phrase back', () =>
    shift.at('', async (desk) => {
      await desk.type('好的，谢谢');
      await desk.left(2);
      await desk.chord('Alt', 'Slash');
      await desk.panelSays(SEARCH);
      await desk.type('发货时间');
      await until(async () => (await desk.ours.chosen()).length > 0, 'something to be found');
      await desk.type('内');
      await until(async () => (await desk.ours.chosen()).includes(FOUND), 'the phrase');
      await desk.enter();
      assert.equal(await desk.draft(), `好的，${FOUND}谢谢`);
      await desk.chord('Control', 'z');
      assert.equal(await desk.draft(), '好的，发货时间内谢谢');
    }));

  test('the key opens it in an empty editor, and closes it', () =>
    shift.at('', async (desk) => {
      await desk.chord('Alt', 'Slash');
      await desk.panelSays(SEARCH);
      assert.notEqual(await desk.ours.chosen(), '', 'what is usual is shown before anything is typed');
      await desk.chord('Alt', 'Slash');
      await over(desk);
    }));

  test('what is not found is said, and Enter sends nothing', () =>
    shift.at('', async (desk) => {
      await desk.type('/');
      await desk.type('龘靐齉爩');
      await desk.panelSays('没有找到');
      await desk.enter();
      await desk.stopped('/龘靐齉爩');
    }));

  test('an input method writes the words; its Enter and arrows are its own', () =>
    shift.at('', async (desk) => {
      await desk.type('、');
      await desk.panelSays(SEARCH);
      await desk.compose(null, 'fhsj');
      await desk.panelSays(FOUND.slice(0, 20));
      await desk.enterInComposition('fhsj');
      assert.equal(await desk.draft(), '、fhsj');
      await desk.panelSays(FOUND.slice(0, 20));
      await desk.enter();
      assert.equal(await desk.draft(), FOUND);
    }));

  test('a slash inside a message is a slash', () =>
    shift.at('', async (desk) => {
      await desk.type('红色');
      await desk.type('/');
      await desk.type('蓝色');
      assert.ok(!(await desk.ours.panelText()).includes(SEARCH));
      await desk.enter();
      await desk.received('红色/蓝色');
    }));

  test('who has switched the key off has his slash back', () =>
    shift.at('', async (desk) => {
      await settle(shift, { keys_off: ['search'] });
      await desk.type('好');
      await desk.clear();
      await desk.type('/');
      await desk.chord('Alt', 'Slash');
      assert.ok(!(await desk.ours.panelText()).includes(SEARCH));
      await settle(shift, {});
    }));
});
