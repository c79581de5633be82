// Every way the page sends, with a forbidden and an allowed message: the first never arrives, the second once and as
// it was written.

import { test } from 'node:test';
import { onEachChat } from './support/shift.mjs';
import { BLOCKED, FINE } from './support/words.mjs';

onEachChat((shift) => {
  const WAYS = [
    ['Enter', '', (desk) => desk.enter()],
    ['Ctrl+Enter', 'send=ctrl', (desk) => desk.ctrlEnter()],
    ['a click on the button', '', (desk) => desk.click()],
    ['Space on the button', '', (desk) => desk.keyOnButton('Space')],
    ['Enter on the button', '', (desk) => desk.keyOnButton('Enter')],
    ['a form submitted by Enter', 'form=1', (desk) => desk.enter()],
    ['a form submitted by the button', 'form=1', (desk) => desk.click()],
    ['Enter, the page sends on keypress', 'on=keypress', (desk) => desk.enter()],
    ['Enter, the page sends on keyup', 'on=keyup', (desk) => desk.enter()],
    ['Ctrl+Enter, the page sends on keypress', 'on=keypress&send=ctrl', (desk) => desk.ctrlEnter()],
    ['the button, the page sends on mousedown', 'press=mousedown', (desk) => desk.click()],
    ['the button, the page sends on pointerdown', 'press=pointerdown', (desk) => desk.click()],
    ['Enter in an editable element', 'editor=rich', (desk) => desk.enter()],
    ['the button, with an editable element', 'editor=rich', (desk) => desk.click()],
    ['Enter made by a script', '', (desk) => scripted(desk)],
  ];

  /** A script's Enter, as other tools make it. */
  function scripted(desk) {
    return desk.page.$eval(desk.at.editor, (el) => {
      const enter = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, cancelable: true };
      el.dispatchEvent(new KeyboardEvent('keydown', enter));
    });
  }

  for (const [name, query, send] of WAYS) {
    test(name, async () => {
      const desk = await shift.desk(query);
      await desk.type(BLOCKED);
      await send(desk);
      await desk.stopped(BLOCKED);
      await desk.panelSays('没有发出');
      await desk.clear();
      await desk.type(FINE);
      await send(desk);
      await desk.received(FINE);
      await desk.page.close();
    });
  }

  test('the page sees nothing of a stopped press', async () => {
    const desk = await shift.desk();
    await desk.type(BLOCKED);
    await desk.page.evaluate(() => (window.__seen.length = 0));
    await desk.enter();
    await desk.click();
    await desk.stopped(BLOCKED);
    const seen = await desk.page.evaluate(() => window.__seen.map((e) => e.type));
    if (seen.length) throw new Error(`the page saw ${seen}`);
    await desk.page.close();
  });
});
