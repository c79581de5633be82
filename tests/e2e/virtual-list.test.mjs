// Lists that draw only the rows in view, and use their elements again for others: who is scrolled away is not gone, no row
// says another's name, and a key opens a chat wherever it stands.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { listen } from './support/alerts.mjs';
import { forgetClocks } from './support/extension.mjs';
import { CHATS } from './support/pages.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';
import { FINE } from './support/words.mjs';

for (const chat of Object.values(CHATS).filter((one) => one.scroller)) {
  describe(chat.name, () => {
    let shift;
    let replied; // who does not wait, at the end of the list
    before(async () => {
      shift = await openShift({ chat });
      await shift.at('', async (desk) => (replied = await desk.rows(chat.replied)));
    });
    after(() => shift?.close());

    /** A desk whose list shows four or five of its customers, from the top. */
    async function small() {
      await forgetClocks(shift);
      const desk = await shift.desk();
      await desk.page.setViewport({ width: 1200, height: 430 });
      await until(async () => (await desk.rows()).length < 6, 'a short list');
      await clocks(desk, 'the clocks', (all) => all.length > 1);
      return desk;
    }
    const clocks = (desk, what, fits) => until(async () => fits(await desk.ours.clocks()), what);
    const inView = async (desk, id) => (await desk.rows()).some((one) => one.id === id);
    const scroll = (desk, top) => desk.page.$eval(chat.scroller, (list, top) => (list.scrollTop = top), top);
    /** Scrolls until `id` is in view, or is not. */
    const scrollTo = (desk, top, id, wanted) =>
      until(async () => {
        await scroll(desk, top);
        return (await inView(desk, id)) === wanted;
      }, wanted ? 'his row' : 'his row to go');
    const customer = (name) => shift.practice.conversations().find((one) => one.nickname === name);

    test('who is scrolled out of view keeps his clock and his name', async () => {
      const desk = await small();
      const [first] = await desk.ours.clocks();
      const { conversation } = customer(first.name);
      await scrollTo(desk, 9999, conversation, false);
      await desk.type('您');
      const mine = (all) => all.filter((one) => one.name === first.name);
      await clocks(desk, 'his clock to go on', (all) => mine(all).length === 1 && mine(all)[0].left <= first.left);
      await scrollTo(desk, 0, conversation, true);
      await desk.type('好');
      await clocks(desk, 'his clock, once', (all) => mine(all).length === 1 && mine(all)[0].left <= first.left);
      await desk.page.close();
    });

    test('an element that is used for another has nothing of the last one', async () => {
      const office = await listen(shift);
      const desk = await small();
      const marked = () => desk.page.evaluate(() => [...(CSS.highlights.get('xiaoqi-late') ?? [])].map((range) => range.toString().trim()).sort());
      for (const top of [0, 90, 180, 9999, 0]) {
        await scroll(desk, top);
        // Whoever has a countdown has waited too long; nobody else is coloured, whatever stood in his row before.
        await until(async () => {
          const late = (await desk.rows()).filter((one) => one.countdown).map((one) => one.name);
          return JSON.stringify(await marked()) === JSON.stringify(late.sort());
        }, `the names at ${top}`, 30_000); // who has just asked is late in twenty seconds
      }
      const known = await until(async () => {
        const all = await office.clocks();
        return Object.values(all).some((one) => one.w) && all;
      }, 'the clocks');
      const shown = (await desk.ours.clocks()).filter(({ name }) => !name.startsWith('订单'));
      assert.ok(shown.length > 1);
      for (const { name } of shown) assert.ok(known[customer(name).conversation]?.w, `${name} waits`);
      await desk.page.close();
    });

    test('Alt+J opens who is out of view: the list is scrolled to him', async () => {
      const desk = await small();
      const [first] = await desk.ours.clocks();
      const { conversation } = customer(first.name);
      await scrollTo(desk, 9999, conversation, false);
      await desk.alt('J');
      await until(async () => (await desk.openName()) === first.name, 'his chat');
      assert.ok(await inView(desk, conversation));
      assert.ok(await desk.inEditor());
      await desk.page.close();
    });

    test('who is in the list no more is said to be, and his clock ends; should he come back, it goes on', async () => {
      const desk = await small();
      const [first] = await desk.ours.clocks();
      const { conversation } = customer(first.name);
      // The page's own search hides him, as if he had been closed.
      await desk.page.type('.left-search', replied[0].name);
      await until(async () => !(await inView(desk, conversation)), 'his row to go');
      await desk.page.focus(desk.at.editor);
      await clocks(desk, 'his clock to go on', (all) => all.some((one) => one.name === first.name));
      await desk.alt('J');
      await desk.panelSays('列表里没有这位顾客了');
      await clocks(desk, 'his clock to end', (all) => !all.some((one) => one.name === first.name));
      await desk.page.$eval('.left-search', (box) => {
        box.focus();
        box.select();
      });
      await desk.page.keyboard.press('Backspace');
      await scrollTo(desk, 0, conversation, true);
      await clocks(desk, 'his clock', (all) => all.some((one) => one.name === first.name));
      await desk.page.close();
    });
    test('an answer counts though the row of the open chat is out of view', async () => {
      const desk = await small();
      const [first] = await desk.ours.clocks();
      const { conversation } = customer(first.name);
      await desk.page.click(chat.row(conversation));
      await until(async () => (await desk.openName()) === first.name, 'his chat');
      await scrollTo(desk, 9999, conversation, false);
      await desk.page.focus(desk.at.editor);
      await desk.type(FINE);
      await desk.enter();
      await desk.received(FINE);
      assert.equal(shift.practice.received()[0].conversation, conversation);
      await clocks(desk, 'his clock to end', (all) => all.length > 0 && !all.some((one) => one.name === first.name));
      await desk.page.close();
    });

    test('who speaks out of view is counted from when he spoke, once his row is seen', async () => {
      const office = await listen(shift);
      const desk = await small();
      const { id } = replied[0];
      assert.ok(!(await inView(desk, id)));
      const spoken = Date.now();
      shift.practice.say(id, '还在吗');
      await scrollTo(desk, 240, id, true);
      const start = await until(async () => (await office.clocks())[id]?.w?.start, 'his clock');
      assert.ok(Math.abs(start - spoken) < 2_500, `${start - spoken} ms`);
      await desk.page.close();
    });

    test('clocks go on through a reload, of rows that are not in view too', async () => {
      const office = await listen(shift);
      const desk = await small();
      const waiting = async () => Object.entries(await office.clocks()).filter(([, one]) => one.w).map(([id]) => id);
      const known = await until(async () => {
        const all = await waiting();
        return all.length > 5 && all;
      }, 'everybody’s clocks');
      await desk.page.reload();
      await desk.page.waitForFunction('window.__ready', POLL);
      await desk.ours.protectedNow();
      const [open] = await desk.rows(chat.open);
      assert.ok((await desk.rows()).length < known.length, 'not everybody is in view');
      await listen(shift);
      await desk.page.focus(desk.at.editor);
      await desk.type(FINE);
      await desk.enter();
      await desk.received(FINE);
      const left = await until(async () => {
        const all = await waiting();
        return all.length > 0 && all;
      }, 'the clocks');
      assert.deepEqual(left.sort(), known.filter((id) => id !== open.id).sort());
      await desk.page.close();
    });
  });
}
