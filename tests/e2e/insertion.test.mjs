// A phrase goes in where the cursor is, in every kind of editor, so that the page knows it and undo takes it back. While
// an input method is at work it waits.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { settle } from './support/extension.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';

const EDITORS = [
  ['Vue, text area', CHATS.pdd, ''],
  ['Vue, editable element', CHATS.pdd, 'editor=rich'],
  ['React 18, text area', CHATS.feige, ''],
  ['React 19, text area', CHATS.feige, 'react=19'],
  ['React 18, editable element', CHATS.feige, 'editor=rich'],
  ['React 19, Quill', CHATS.feige, 'editor=quill&react=19'],
  ['微信小店, Vue, text area', CHATS.weixin, ''],
  ['小红书, Vue, text area', CHATS.xiaohongshu, ''],
  ['快手, Quill', CHATS.kuaishou, ''],
  ['京东, React, editable element', CHATS.jd, ''],
];
/** Text of the phrase with the short code fhsj. */
const PHRASE = '亲，付款后会在页面承诺的发货时间内发出，先付的先安排。发出后订单页会更新单号，您随时能查~';

for (const [name, chat, query] of EDITORS) {
  describe(name, () => {
    let shift;
    before(async () => {
      shift = await openShift({ chat });
      await settle(shift, {});
    });
    after(() => shift?.close());

    /** A desk whose first phrase on offer is PHRASE, found by what `typed` says. */
    const offered = async (desk, typed) => {
      await desk.type(typed);
      await desk.panelSays(PHRASE.slice(0, 20));
    };

    test('in place of what was typed to find it; sent, it arrives as the phrase says', () =>
      shift.at(query, async (desk) => {
        await offered(desk, 'fhsj');
        await desk.digit(1);
        assert.equal(await desk.draft(), PHRASE);
        await desk.enter();
        await desk.received(PHRASE);
      }));

    test('at the cursor, between what stands there', () =>
      shift.at(query, async (desk) => {
        await desk.type('好的，谢谢');
        await desk.left(2);
        await offered(desk, 'fhsj');
        await desk.digit(1);
        assert.equal(await desk.draft(), `好的，${PHRASE}谢谢`);
        await desk.type('哦');
        assert.equal(await desk.draft(), `好的，${PHRASE}哦谢谢`, 'the cursor stands behind it');
      }));

    test('over a selection', () =>
      shift.at(query, async (desk) => {
        await offered(desk, 'fhsj');
        await desk.page.keyboard.down('Shift');
        await desk.left(4);
        await desk.page.keyboard.up('Shift');
        await desk.digit(1);
        assert.equal(await desk.draft(), PHRASE);
      }));

    test('twice: several phrases make one message', () =>
      shift.at(query, async (desk) => {
        await offered(desk, 'fhsj');
        await desk.digit(1);
        await offered(desk, 'fhsj');
        await desk.digit(1);
        assert.equal(await desk.draft(), PHRASE + PHRASE);
        await desk.enter();
        await desk.received(PHRASE + PHRASE);
      }));

    test('undo takes it back', () =>
      shift.at(query, async (desk) => {
        await offered(desk, 'fhsj');
        await desk.digit(1);
        await desk.chord('Control', 'z');
        assert.equal(await desk.draft(), 'fhsj');
        await desk.enter();
        await desk.received('fhsj');
      }));

    test('during a composition it waits until that is done; the word that was chosen stays', () =>
      shift.at(query, async (desk) => {
        await desk.type('在的，');
        await desk.compose(null, 'fhsj');
        await desk.panelSays(PHRASE.slice(0, 20));
        await desk.altInComposition(1);
        assert.equal(await desk.draft(), '在的，fhsj', 'nothing while the input method is at work');
        await desk.cdp.send('Input.insertText', { text: '发货时间：' });
        await until(async () => (await desk.draft()).includes(PHRASE), 'the phrase to come');
        assert.equal(await desk.draft(), `在的，发货时间：${PHRASE}`);
      }));

    test('found by the letters of a composition; they make room for it', () =>
      shift.at(query, async (desk) => {
        await desk.type('在的，');
        await desk.compose(null, 'fhsj');
        await desk.panelSays(PHRASE.slice(0, 20));
        await desk.altInComposition(1);
        assert.equal(await desk.draft(), '在的，fhsj');
        await desk.enterInComposition('fhsj');
        await until(async () => (await desk.draft()).includes(PHRASE), 'the phrase to come');
        assert.equal(await desk.draft(), `在的，${PHRASE}`);
      }));
  });
}
