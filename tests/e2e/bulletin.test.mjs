// What an agent is to read: what to look at when he begins, what comes at a time of the day. Each until it was read.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onDuty, settle } from './support/extension.mjs';
import { OrderDesk } from './support/orders.mjs';
import { openShift, until } from './support/shift.mjs';

const DAY = '小旗汽配旗舰店:客服07';
const ORDER = '261121-482913370251846';
const MINUTE = 60_000;

let shift;
before(async () => (shift = await openShift()));
after(() => shift?.close());

const gone = (desk, word) => until(async () => !(await desk.ours.panelText()).includes(word), `${word} to go`);

test('S7, R17: who says that he begins is told what to look at first, once, and not while he writes a remark', async () => {
  await settle(shift, { agents: { [DAY]: ['A07', 'A12'] } });
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
  await desk.open('');
  await desk.remark(ORDER, '');
  await desk.digit(6);
  await desk.panelSays('谁在接待');
  await desk.alt('O');
  await desk.panelSays('已催件 A12');
  assert.ok(!(await desk.ours.panelText()).includes('开班先看'), 'he is writing a remark');
  await desk.altEnter();
  await desk.panelSays('保存');
  await desk.altEnter();
  await desk.panelSays('开班先看');
  await desk.panelSays('看退货订单，后台没填退货单号的');
  await desk.alt('B');
  await gone(desk, '开班先看');
  await desk.page.close();
});

/** How many ms until it is that time of a Monday in Beijing, a minute at least. */
function untilMonday(hour, minute, now = Date.now()) {
  const local = new Date(now + 8 * 60 * MINUTE);
  const days = (8 - local.getUTCDay()) % 7;
  const then = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, hour, minute) - 8 * 60 * MINUTE;
  return then > now + MINUTE ? then - now : then + 7 * 24 * 60 * MINUTE - now;
}

test('T14: the meeting is announced ten minutes before, until it was read', async () => {
  await onDuty(shift, { [DAY]: 'A07' });
  const desk = await shift.desk();
  await desk.type('您');
  assert.ok(!(await desk.ours.panelText()).includes('例会'));
  await desk.ours.ahead(untilMonday(16, 2));
  await desk.type('好');
  await desk.panelSays('快到点了');
  await desk.panelSays('周一 16:10 团队例会');
  await desk.alt('B');
  await gone(desk, '例会');
  await desk.ours.ahead(untilMonday(16, 12));
  await desk.type('，');
  await until(async () => (await desk.draft()) === '您好，', 'the draft');
  assert.ok(!(await desk.ours.panelText()).includes('例会'), 'it was read');
  await desk.page.close();
});
