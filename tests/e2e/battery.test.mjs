// One battery for every page with a profile, in both browsers, from dist/. The table that it prints is the one of the docs.
// Where there is no Firefox this is reported as not run, never as passed.

import { after, before, describe, test } from 'node:test';
import { findBrowser } from '../../practice/browser.mjs';
import { SHOPS } from '../../practice/shops/index.mjs';
import { CHAT_POINTS, ORDER_POINTS } from './support/battery.mjs';
import { FrameDesk } from './support/desk.mjs';
import { onDutyFrom } from './support/extension.mjs';
import { DrawerDesk, OrderDesk } from './support/orders.mjs';
import { CHATS, ORDER_PAGES } from './support/pages.mjs';
import { openShift } from './support/shift.mjs';

const ACCOUNTS = SHOPS.flatMap((shop) => shop.accounts);
const PAGES = [
  ...Object.values(CHATS).map((at) => ({ at, points: CHAT_POINTS, Desk: DrawerDesk })),
  ...Object.values(ORDER_PAGES).map((at) => ({ at, points: ORDER_POINTS, Desk: OrderDesk })),
];
const COLUMNS = [...new Set(PAGES.flatMap(({ points }) => Object.keys(points)))];

for (const kind of ['chromium', 'firefox']) {
  const skip = kind === 'chromium' || findBrowser(kind) ? false : `not run: no ${kind} here`;
  describe(kind, { skip }, () => {
    const passed = new Map(PAGES.map(({ at }) => [at.name, new Map()]));
    let shift;
    let copy;
    before(async () => {
      copy = await onDutyFrom(kind, Object.fromEntries(ACCOUNTS.map((account) => [account, 'A07'])));
      shift = await openShift({ kind, dist: copy.folder });
    });
    after(async () => {
      await shift?.close();
      await copy?.remove();
      console.log(table(kind, passed));
    });

    for (const { at, points, Desk } of PAGES) {
      describe(at.name, () => {
        for (const [name, { query = '', framed = false, fits = () => true, run }] of Object.entries(points)) {
          if (!fits(at)) continue;
          test(name, async () => {
            passed.get(at.name).set(name, false);
            shift.practice.reset();
            const tab = await shift.browser.browser.newPage();
            const desk = new (framed ? FrameDesk : Desk)(tab, shift.practice, at);
            try {
              await desk.open(Desk === OrderDesk ? query : `${at.url}${query && `&${query}`}`);
              await run(desk, shift);
            } finally {
              await tab.close(); // pages that stay open use up the connections to their host
            }
            passed.get(at.name).set(name, true);
          });
        }
      });
    }
  });
}

/** As Markdown: ✓ passed, ✗ failed, – the page has no such thing. */
function table(kind, passed) {
  const cell = (row, name) => (row.has(name) ? (row.get(name) ? '✓' : '✗') : '–');
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rows = [...passed].map(([name, row]) => line([name, ...COLUMNS.map((column) => cell(row, column))]));
  return [line([kind, ...COLUMNS]), line(Array(COLUMNS.length + 1).fill('---')), ...rows].join('\n');
}
