// A shift: half an hour of work on three pages at once, its clock in our hands. What the pages' server received and saved is,
// to the byte, what the script says, and nothing else.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Desk } from './support/desk.mjs';
import { onDuty } from './support/extension.mjs';
import { DrawerDesk, OrderDesk } from './support/orders.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { STORY, WIPERS } from './support/story.mjs';
import { today } from './support/today.mjs';

const MINUTES = 30;
const PHRASES = fileURLToPath(new URL('../../packs/default/phrases/', import.meta.url));

/** The clock on the wall: stopped, moved by the script. Begins where no shift or day ends while it runs. */
const clock = { now: calm(Date.now()) };

function calm(now) {
  const minute = (ms) => Math.floor(ms / 60_000 + 8 * 60) % 1440;
  const ends = [510, 960, 1440];
  const crosses = (ms) => ends.some((end) => minute(ms) < end && minute(ms) + MINUTES + 10 >= end);
  return crosses(now) ? calm(now + 60 * 60_000) : now;
}

/** The text of the phrase with that code, read from the pack's source. */
function textOf(code) {
  for (const file of readdirSync(PHRASES)) {
    const entries = readFileSync(PHRASES + file, 'utf8').split('[[phrase]]');
    const entry = entries.find((text) => text.includes(`\ncode = "${code}"\n`));
    if (entry) return JSON.parse(/\ntext = (".*")\n/.exec(entry)[1]);
  }
  throw new Error(`no phrase ${code}`);
}

let shift;
before(async () => (shift = await openShift({ now: () => clock.now })));
after(() => shift?.close());

test('half an hour on three pages', async (t) => {
  await onDuty(shift, Object.fromEntries(Object.values(WIPERS).map(({ account }) => [account, 'A07'])), {}, clock.now);
  const page = () => shift.browser.browser.newPage();
  const desks = {
    pdd: new Desk(await page(), shift.practice, CHATS.pdd),
    feige: new DrawerDesk(await page(), shift.practice, CHATS.feige),
    orders: new OrderDesk(await page(), shift.practice),
  };
  await desks.pdd.open(CHATS.pdd.url);
  await desks.feige.open(CHATS.feige.url);
  await desks.orders.open('');
  const begun = clock.now;
  const received = [];
  const saved = [];
  const done = { chats: new Set(), phrases: 0, forbidden: 0, near: 0, remarks: new Set() };
  let open = null; // the chat that is open: its desk, id, customer

  const go = async (seconds) => {
    clock.now += seconds * 1000;
    for (const desk of Object.values(desks)) await desk.ours.stop(clock.now);
  };
  const front = async (desk) => {
    if (open?.desk !== desk) await desk.page.bringToFront();
    return desk;
  };
  const toChat = async ({ page, id }) => {
    const desk = await front(desks[page]);
    await desk.page.click(desk.at.row(id));
    const { nickname } = shift.practice.conversations().find((one) => one.conversation === id);
    open = { desk, id, nickname, ...WIPERS[page] };
    done.chats.add(id);
    await desk.page.focus(desk.at.editor);
  };
  const arrived = async (text) => {
    received.push([open.id, text]);
    await until(() => shift.practice.received().length >= received.length, `「${text}」 to arrive`);
    await open.desk.settled();
    assert.deepEqual(shift.practice.received().map((m) => [m.conversation, m.text]), received);
    assert.equal(await open.desk.draft(), '');
  };
  const filled = (code) => {
    const order = shift.practice.orders().find((one) => one.conversation === open.id)?.sn;
    const known = { 称呼: '亲', 接待ID: 'A07', 店铺: open.shop, 买家: open.nickname, 订单: order };
    return textOf(code).replace(/\{(.+?)\}/g, (_, name) => known[name]);
  };
  const nearly = async (desk, limit, left, whose) => {
    const shown = async () => (await desk.ours.clocks()).find((one) => one.limit === limit && one.name === whose);
    const mine = await until(async () => {
      const now = await shown();
      return now?.left === left && now;
    }, `${limit} with ${left} s left for ${whose}: ${JSON.stringify(await desk.ours.clocks())}`);
    assert.equal(mine.left, left);
    done.near += 1;
    return async () => until(async () => !(await shown()), `${limit} of ${whose} to end`);
  };

  for (const step of STORY) {
    await go(step.after);
    if (step.chat) await toChat(step.chat);
    if (step.customer) {
      assert.ok(shift.practice.say(open.id, step.customer));
      await until(async () => (await open.desk.page.content()).includes(step.customer), `「${step.customer}」`);
    }
    if (step.phrase) {
      const text = filled(step.phrase);
      const { desk } = open;
      if (step.by === 'typed') await desk.type(step.phrase);
      const over = step.near && (await nearly(desk, step.near, step.left, open.nickname));
      await desk.panelSays(text.slice(0, 24));
      const at = (await desk.ours.offers()).findIndex((offer) => offer === text);
      assert.ok(at >= 0 && (at === 0 || step.by === 'asked'), `${step.phrase} is offered at ${at}`);
      await desk.digit(at + 1);
      assert.equal(await desk.draft(), text);
      await desk.enter();
      await arrived(text);
      await over?.();
      done.phrases += 1;
    }
    if (step.says) {
      await open.desk.type(step.says);
      await open.desk.enter();
      await arrived(step.says);
    }
    if (step.forbidden) {
      const { desk } = open;
      const before = shift.practice.received().map((m) => m.text);
      await desk.type(step.forbidden);
      await desk.enter();
      await desk.stopped(step.forbidden, before);
      done.forbidden += 1;
      if (step.rewrite) {
        await desk.panelSays('换成这句');
        await desk.alt('G');
        await desk.enter();
        await arrived(step.rewrite);
      } else await desk.clear();
    }
    if (step.kind) {
      const order = step.remark ?? step.drawer;
      const desk = await front(step.remark ? desks.orders : desks.feige);
      open = step.remark ? { desk } : open;
      await (step.remark ? desk.remark(order, step.old) : desk.remark(step.old));
      const over = step.near && (await nearly(desk, step.near, step.left, `订单尾号${order.slice(-4)}`));
      if (step.said) await desk.paste_(step.said);
      await desk.digit(step.kind);
      if (step.asks) {
        await desk.panelSays('先在ERP查这一单');
        await desk.alt('K');
      }
      const line = step.line.replace('{日期}', today(clock.now));
      await desk.panelSays(line);
      await desk.panelSays('填入');
      await desk.altEnter();
      await desk.panelSays('核对无误');
      await desk.altEnter();
      saved.push([order, step.old ? `${step.old}\n${line}` : line, step.flag]);
      await desk.saved(...saved);
      await desk.panelSays('备注已保存');
      await desk.alt('L');
      await over?.();
      done.remarks.add(step.kind);
    }
  }

  t.diagnostic(JSON.stringify({ ...done, chats: done.chats.size, remarks: done.remarks.size, minutes: (clock.now - begun) / 60_000 }));
  assert.ok(clock.now - begun >= MINUTES * 60_000, `${(clock.now - begun) / 60_000} minutes`);
  assert.deepEqual(
    [done.chats.size, done.remarks.size, saved.length, done.forbidden, done.near, done.phrases],
    [12, 6, 6, 4, 3, 15],
  );
  assert.deepEqual(shift.practice.received().map((m) => [m.conversation, m.text]), received);
  assert.deepEqual(shift.practice.saved().map((r) => [r.order, r.remark, r.flag]), saved);
  assert.ok(received.every(([, text]) => !/[{}]/.test(text)), 'no brace was ever sent');
});
