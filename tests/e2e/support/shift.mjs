// One agent's shift for a browser test: the practice back-office, a real browser with dist/ as the extension, and a
// page. Must never look at the engine's inside where the page's server can answer: what counts is what was received.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from '../../../practice/server.mjs';
import { launch } from '../../../practice/browser.mjs';
import { after, before, describe } from 'node:test';
import { Desk } from './desk.mjs';
import { CHATS } from './pages.mjs';
import { clearOfMidnight } from './today.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const DIST = path.resolve(ROOT, process.env.XIAOQI_DIST ?? 'dist');
export const SOAK = process.env.XIAOQI_SOAK === '1';

/** Opens shop and browser. `dist` is the extension's folder; null runs without one, as a control. `chat` is the page
 *  worked on, `now` the back-office's clock, `practice` a back-office that is open already. */
export async function openShift({ kind = 'chromium', dist, chat = CHATS.pdd, now = Date.now, practice: known, ...options } = {}) {
  await clearOfMidnight();
  const practice = known ?? (await start({ customers: false, now }));
  const extension = dist === undefined ? path.join(DIST, kind) : dist;
  const browser = await launch({ kind, practice, extension, ...options }).catch(async (error) => {
    if (!known) await practice.close();
    throw error;
  });
  return {
    practice,
    browser,
    chat,
    extensionId: browser.extensionId,
    /** A fresh desk: an emptied shop and a new page at `query`'s variant of the chat. */
    async desk(query = '', { ready = true, chat: at = chat } = {}) {
      practice.reset();
      const page = await browser.browser.newPage();
      const desk = new Desk(page, practice, at);
      await desk.open(`${at.url}${query && `&${query}`}`, { ready });
      return desk;
    },
    /** What `act` does at a fresh desk, which is left afterwards. */
    async at(query, act) {
      const desk = await this.desk(query);
      await act(desk);
      await desk.page.close();
    },
    async close() {
      await browser.close();
      await practice.close();
    },
  };
}

/** Defines the same tests for every chat page; `define` gets the shift they work in. */
export function onEachChat(define) {
  for (const chat of Object.values(CHATS)) {
    describe(chat.name, () => {
      const shift = {};
      before(async () => Object.assign(shift, await openShift({ chat })));
      after(() => shift.close?.());
      define(shift);
    });
  }
}

/** Waits until `ask` gives something true; asks again at every frame of the event loop, up to `limit` ms. */
export async function until(ask, what, limit = 10_000) {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${limit} ms for ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
