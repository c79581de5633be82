// Pages that are heavy, broken or against us: no forged action succeeds, nothing of ours falls, no draft is lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crowd } from './support/crowd.mjs';
import { badge, tabOf } from './support/extension.mjs';
import { onEachChat, until } from './support/shift.mjs';
import { BLOCKED, FINE } from './support/words.mjs';

const NAMES = [
  'querySelector', 'querySelectorAll', 'body', 'documentElement', 'activeElement', 'createElement', 'defaultView', 'hasFocus',
  'hidden', 'getSelection', 'execCommand', 'addEventListener', 'visibilityState', 'contains', 'children', 'childNodes',
];
// What frameworks ask of a form themselves is left alone: the page would be broken, not hostile.
const INPUTS = ['closest', 'matches', 'getAttribute', 'isContentEditable', 'querySelector', 'querySelectorAll', 'isConnected'];

onEachChat((shift) => {
  /** What must not be sent is stopped, what may be sent arrives, and the extension is whole. */
  async function guarded(desk) {
    await desk.clear();
    await desk.type(BLOCKED);
    await desk.enter();
    await desk.panelSays('没有发出');
    await desk.stopped(BLOCKED);
    await desk.clear();
    await desk.type(FINE);
    await desk.enter();
    await desk.received(FINE);
    assert.notEqual(await badge(shift, await tabOf(shift)), '未护');
  }
  const hostile = (name, act) =>
    test(name, async () => {
      const desk = await shift.desk(act.query ?? '');
      await (act.run ?? act)(desk);
      await guarded(desk);
      await desk.page.close();
    });

  hostile('forms whose names hide what the document has', async (desk) => {
    await desk.type(BLOCKED.slice(0, -1));
    // The page's own frameworks would fall over these names, too, and so would the test's eyes: they stand only for a press.
    await desk.page.evaluate((names) => {
      window.__forms = names.map((name) => Object.assign(document.createElement('form'), { name }));
      document.body.append(...window.__forms);
    }, NAMES);
    assert.equal(await desk.page.evaluate((name) => document[name] instanceof HTMLFormElement, NAMES[0]), true, 'it is hidden');
    await desk.cdp.send('Input.insertText', { text: BLOCKED.slice(-1) });
    await desk.enter();
    await desk.page.evaluate(() => window.__forms.forEach((form) => form.remove()));
    await desk.stopped(BLOCKED);
    await desk.panelSays('没有发出');
  });

  hostile('inputs whose names hide what the editor’s form has', {
    query: 'form=1',
    run: (desk) =>
      desk.page.$eval(
        desk.at.editor,
        (editor, names) => {
          const form = editor.closest('form');
          for (const name of names) {
            const input = document.createElement('input');
            input.setAttribute('name', name);
            input.type = 'hidden';
            Node.prototype.appendChild.call(form, input);
          }
        },
        INPUTS,
      ),
  });

  hostile('a page that throws our panel out whenever it comes', async (desk) => {
    await desk.page.evaluate(() => {
      window.__thrown = 0;
      new MutationObserver((all) => {
        for (const { addedNodes } of all) for (const node of addedNodes) if (node.parentNode === document.documentElement && node.tagName !== 'BODY') (node.remove(), (window.__thrown += 1));
      }).observe(document.documentElement, { childList: true });
      for (const el of [...document.documentElement.children]) if (!['HEAD', 'BODY'].includes(el.tagName)) el.remove();
    });
    await desk.type(BLOCKED);
    await desk.enter();
    await desk.stopped(BLOCKED);
    const thrown = await desk.page.evaluate(() => window.__thrown);
    assert.ok(thrown < 50, `it came back ${thrown} times: we fight with the page`);
    // The page stops: a new observer cannot undo the old one, so the fight ends with a reload.
    await desk.page.reload();
    await desk.page.waitForSelector(desk.at.editor);
    await desk.ours.protectedNow();
    await desk.page.focus(desk.at.editor);
  });

  hostile('a page that hides our panel, bends it or makes it see-through', async (desk) => {
    await desk.type(BLOCKED);
    await desk.panelSays('禁发');
    await desk.page.evaluate(() => {
      for (const el of document.documentElement.children) {
        if (['HEAD', 'BODY'].includes(el.tagName)) continue;
        el.style.cssText = 'opacity:0 !important; display:none !important; transform:scale(0) !important; visibility:hidden !important; pointer-events:none !important; filter:opacity(0) !important; clip-path:inset(50%) !important';
      }
    });
    const { root } = await desk.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const html = root.children.find((node) => node.nodeName === 'HTML');
    const host = html.children.find((node) => node.shadowRoots?.[0]?.shadowRootType === 'closed');
    const { object } = await desk.cdp.send('DOM.resolveNode', { nodeId: host.nodeId });
    const looks = await desk.cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      returnByValue: true,
      functionDeclaration: 'function () { const s = getComputedStyle(this); return [s.opacity, s.display === "none", s.transform, s.visibility, s.pointerEvents, s.filter, s.clipPath].join(" "); }',
    });
    assert.equal(looks.result.value, '1 false none visible auto none none');
  });

  hostile('clicks and keys that a script makes do nothing of ours', async (desk) => {
    await desk.type(BLOCKED);
    await desk.enter();
    await desk.panelSays('没有发出');
    await desk.page.evaluate((editor) => {
      const at = document.querySelector(editor);
      for (const code of ['KeyG', 'KeyW', 'KeyS', 'KeyY', 'Digit1', 'KeyX', 'KeyO']) {
        for (const type of ['keydown', 'keyup']) at.dispatchEvent(new KeyboardEvent(type, { altKey: true, code, key: code.slice(-1).toLowerCase(), bubbles: true, composed: true, cancelable: true }));
      }
      for (const el of document.documentElement.children) {
        if (['HEAD', 'BODY'].includes(el.tagName)) continue;
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) el.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: innerWidth - 60, clientY: innerHeight - 60 }));
      }
      for (let n = 0; n < 3; n++) at.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true }));
    }, desk.at.editor);
    await desk.stopped(BLOCKED);
    await desk.panelSays('没有发出');
  });

  hostile('messages and events that pretend to be ours', async (desk) => {
    await desk.page.evaluate(() => {
      for (const kind of ['pause', 'armed', 'pack', 'settings', 'state', 'tick']) window.postMessage({ kind, on: true, pack: 'AAAA', id: 'x', settings: {} }, '*');
      for (const type of ['xiaoqi-hand-over', 'pageshow', 'visibilitychange', 'resume']) (window.dispatchEvent(new Event(type)), document.dispatchEvent(new Event(type)));
      window.__xiaoqi = { begun: true, begin() {} };
    });
    await desk.settled();
  });

  hostile('prototypes of the page’s world that lie', async (desk) => {
    await desk.page.evaluate(() => {
      Object.prototype.key = 'x';
      Object.prototype.isTrusted = true;
      Array.prototype.includes = () => true;
      String.prototype.trim = () => '';
      Event.prototype.stopImmediatePropagation = () => {};
      Event.prototype.preventDefault = () => {};
      EventTarget.prototype.addEventListener = () => {};
      Element.prototype.closest = () => null;
      delete Object.prototype.key;
      delete Object.prototype.isTrusted;
    });
    await desk.type(BLOCKED);
    await desk.enter();
    await desk.stopped(BLOCKED);
    await desk.page.reload();
    await desk.page.waitForSelector(desk.at.editor);
    await desk.ours.protectedNow();
    await desk.page.focus(desk.at.editor);
  });

  hostile('an editor that is replaced while it is written in', async (desk) => {
    await desk.type(BLOCKED);
    await desk.panelSays('禁发');
    await desk.page.$eval(desk.at.editor, (editor) => {
      const again = editor.cloneNode(true);
      if ('value' in editor) again.value = editor.value;
      editor.replaceWith(again);
      again.focus();
    });
    await desk.page.focus(desk.at.editor);
    await desk.enter();
    await desk.panelSays('没有发出');
    await desk.stopped(BLOCKED);
    await desk.page.reload();
    await desk.page.waitForSelector(desk.at.editor);
    await desk.ours.protectedNow();
    await desk.page.focus(desk.at.editor);
  });

  test('10,000 messages, and fifty changes a frame: no key waits for us', async () => {
    const desk = await shift.desk();
    await crowd(desk);
    await until(() => desk.page.evaluate(() => window.__frames > 10), 'the changes');
    await desk.type(BLOCKED);
    await desk.panelSays('禁发');
    await desk.enter();
    await desk.panelSays('没有发出');
    await desk.page.close();
  });
});
