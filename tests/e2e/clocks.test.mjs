// Clocks: one for each chat whose customer waits for a human, the most urgent first; answering ends it. They count down
// without a script of ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen } from './support/alerts.mjs';
import { Desk } from './support/desk.mjs';
import { badge, forgetClocks, onDuty, tabIds } from './support/extension.mjs';
import { OrderDesk } from './support/orders.mjs';
import { onEachChat, openShift, until } from './support/shift.mjs';
import { FINE } from './support/words.mjs';

onEachChat((shift) => {
  /** Waits for the clocks to be as `fits` says. */
  const clocks = (desk, what, fits) => until(async () => fits(await desk.ours.clocks()), what);
  /** A customer who has been answered: he does not wait yet. */
  const answered = async (desk) => {
    const known = await desk.rows(desk.at.replied);
    return shift.practice.conversations().find((one) => known.some(({ id }) => id === one.conversation));
  };

  test('a message that comes in starts a clock of its own, while the agent does nothing', () =>
    shift.at('', async (desk) => {
      const { conversation, nickname } = await answered(desk);
      await desk.panelSays('时限');
      shift.practice.say(conversation, '在吗');
      await clocks(desk, 'his clock', (all) => all.at(-1)?.name === nickname || all.length === 4);
    }));

  test('in a tab that is not in front clocks run too', () =>
    shift.at('', async (desk) => {
      const { conversation, nickname } = await answered(desk);
      const front = await shift.browser.browser.newPage();
      await front.bringToFront();
      assert.equal(await desk.page.evaluate(() => document.visibilityState), 'hidden');
      await desk.page.evaluate((row) => document.querySelector(row).click(), desk.at.row(conversation));
      shift.practice.say(conversation, '人呢');
      await clocks(desk, 'his clock', (all) => all.some((one) => one.name === nickname));
      await front.close();
    }));

  test('the most urgent is first, and one key opens it', () =>
    shift.at('', async (desk) => {
      await clocks(desk, 'the clocks', (all) => all.length > 1);
      const all = await desk.ours.clocks();
      const left = all.map((one) => one.left);
      assert.deepEqual(left, [...left].sort((a, b) => a - b));
      await desk.alt('J');
      await until(async () => (await desk.page.content()).includes(all[0].name), 'the chat');
      assert.equal(await desk.openName(), all[0].name);
    }));

  test('whom only a robot has answered still waits', () =>
    shift.at('', async (desk) => {
      const [{ id, name }] = await desk.rows(desk.at.robot);
      await desk.page.click(desk.at.row(id));
      await clocks(desk, 'his clock', (all) => all.some((one) => one.name === name));
    }));

  test('a human answer ends it', () =>
    shift.at('', async (desk) => {
      const name = await desk.openName();
      await desk.alt('J');
      await desk.page.focus(desk.at.editor);
      const opened = await desk.openName();
      assert.notEqual(opened, name);
      await clocks(desk, 'his clock', (all) => all.some((one) => one.name === opened));
      await desk.type(FINE);
      await desk.enter();
      await desk.received(FINE);
      await clocks(desk, 'his clock to end', (all) => all.length > 0 && !all.some((one) => one.name === opened));
    }));

  test('the page’s own countdown and ours agree, when it is loaded and when somebody asks; the answer ends both', async () => {
    shift.practice.reset();
    await forgetClocks(shift);
    const office = await listen(shift);
    const desk = new Desk(await shift.browser.browser.newPage(), shift.practice, shift.chat);
    await desk.open(shift.chat.url.replace('countdown=0', 'countdown=1'));
    const { conversation } = await answered(desk);
    shift.practice.say(conversation, '有货吗');
    await until(async () => (await office.clocks())[conversation]?.w, 'his clock');
    const shown = (await desk.rows()).filter((one) => one.countdown);
    const ours = await office.clocks();
    assert.ok(shown.length > 2 && shown.some((one) => one.id === conversation), JSON.stringify(shown));
    for (const { id, countdown, at } of shown) {
      const theirs = desk.at.waited(countdown);
      const waited = (at - ours[id].w.start) / 1000;
      assert.ok(Math.abs(waited - theirs) <= (countdown.includes('分') ? 60 : 1.5), `${id}: ${countdown}, and ours ${waited} s`);
    }
    await desk.page.click(desk.at.row(conversation));
    await desk.page.focus(desk.at.editor);
    await desk.type(FINE);
    await desk.enter();
    await desk.received(FINE);
    await until(async () => !(await office.clocks())[conversation]?.w, 'his clock to end');
    const row = (await desk.rows()).find((one) => one.id === conversation);
    assert.equal(row.countdown, '', 'the page’s own has ended too');
    await desk.page.close();
  });

  test('the badge counts those who press, and the list’s names are coloured, without a node of ours', async () => {
    await forgetClocks(shift);
    const office = await listen(shift);
    const desk = await shift.desk();
    const marked = (name) => desk.page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString().trim()), name);
    const nodes = async () => (await desk.rows()).map((one) => one.nodes);
    const before = await nodes();
    await until(async () => (await marked('xiaoqi-late')).length > 0, 'names of those who are late');
    const waiting = Object.values(await until(async () => {
      const clocks = await office.clocks();
      return Object.keys(clocks).length > 0 && clocks;
    }, 'the clocks')).filter((one) => one.w);
    const end = Math.max(...waiting.map((one) => one.w.start)) + (desk.at.answer + 1) * 1000;
    await until(async () => Date.now() > end, 'everybody to be late', (desk.at.answer + 10) * 1000);
    await until(async () => (await marked('xiaoqi-late')).length === waiting.length, 'all their names');
    const [tab] = (await tabIds(shift)).slice(-1);
    await until(async () => (await badge(shift, tab)) === String(waiting.length), 'the badge');
    assert.equal((await marked('xiaoqi-soon')).length, 0);
    assert.deepEqual(await nodes(), before, 'the page’s list is as the page made it');
    assert.ok(!(await desk.page.title()).includes(String(waiting.length)), 'the page’s title is the page’s');
    await desk.page.close();
  });

  test('T5: a customer who was told of a transfer is waited for', () =>
    shift.at('', async (desk) => {
      await desk.page.focus(desk.at.editor);
      await desk.type('zjsz');
      await desk.panelSays('稍后就为您转接');
      await desk.digit(1);
      const told = await desk.draft();
      await desk.enter();
      await desk.received(told);
      const transfer = (all) => all.find((one) => one.limit === '转接等待');
      await clocks(desk, 'the clock of the transfer', (all) => transfer(all)?.left > 0 && transfer(all).left <= 20);
    }));

  test('it counts on by itself, is right when it is drawn again, and says when it is over', () =>
    shift.at('', async (desk) => {
      const { conversation, nickname } = await answered(desk);
      await desk.page.click(desk.at.row(conversation));
      shift.practice.say(conversation, '想问下尺寸');
      await until(async () => (await desk.page.content()).includes('想问下尺寸'), 'the message');
      // Everyone else has waited longer; answer them away by looking only at him.
      const his = async () => (await desk.ours.clocks()).find((one) => one.name === nickname);
      for (let n = 0; n < 8 && !(await his()); n++) {
        await desk.alt('J');
        await desk.page.focus(desk.at.editor);
        await desk.type(FINE);
        await desk.enter();
        await desk.settled();
      }
      await desk.page.click(desk.at.row(conversation));
      await desk.page.focus(desk.at.editor);
      const first = await until(his, 'his clock');
      await desk.ours.ahead(10_000);
      await desk.type('您');
      const later = await until(async () => {
        const now = await his();
        return now && now.left <= first.left - 10 && now;
      }, 'ten seconds less');
      assert.ok(later.left > first.left - 16, `${first.left} → ${later.left}`);
      await desk.ours.ahead(60_000);
      await desk.type('好');
      await desk.panelSays('已超时');
    }));
});

test('T6: an order paid just now asks for its remark until it has one', async () => {
  const shift = await openShift();
  try {
    await onDuty(shift, { '小旗汽配旗舰店:客服07': 'A07' });
    const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
    await desk.open('');
    const shown = async () => (await desk.ours.clocks()).find((one) => one.name.endsWith('1846'));
    const remark = '261121-482913370251846';
    await desk.remark(remark, '');
    const clock = await until(shown, 'its clock');
    assert.ok(clock.limit === '付款后备注' && clock.left > 60 && clock.left <= 160, JSON.stringify(clock));
    await desk.digit(6);
    await desk.altEnter();
    await desk.panelSays('保存');
    await desk.altEnter();
    await until(async () => !(await shown()), 'its clock to end');
  } finally {
    await shift.close();
  }
});
