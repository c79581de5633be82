// When a remark still reaches the warehouse (R13): within five minutes of payment it is written; later the order's state
// in the ERP decides, or the agent who looks it up. What comes too late is copied for the reviewer, and nothing is written.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { onDuty } from './support/extension.mjs';
import { DrawerDesk, OrderDesk } from './support/orders.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';

const FRESH = '261121-482913370251846'; // paid 140 s ago
const OPEN = '261121-640318275590127'; // 待客核
const CLOSED = '261121-915560248173362'; // 已审核
const ODD = '261121-562214930787045'; // 异常
const UNPAID = '261121-377029614458803';
const line = () => `请放两包备用螺丝 A07 ${today()}`;

/** Why a remark on `order`, paid longer ago than five minutes, may come too late. */
function late(order) {
  const days = (Date.parse(today()) - Date.parse(today(shift.practice.order(order).paidAt))) / 86_400_000;
  return ['付款已过5分钟', '昨天付的款，已过零点'][days] ?? '不是今天付的款';
}

let shift;
before(async () => {
  shift = await openShift();
  await onDuty(shift, { '小旗汽配旗舰店:客服07': 'A07', '小旗汽配抖音店:客服07': 'A07' });
});
after(() => shift?.close());

/** The dialog of `order`, with something to write. */
async function at(order, query, act) {
  shift.practice.reset();
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
  await desk.open(query);
  const old = shift.practice.order(order).remark;
  await desk.remark(order, old);
  await desk.paste_('请放两包备用螺丝');
  await desk.digit(5);
  await desk.panelSays(line());
  await act(desk, old);
  await desk.page.close();
}

async function saves(desk, order, old) {
  await desk.altEnter();
  await desk.panelSays('核对无误');
  await desk.altEnter();
  await desk.saved([order, old ? `${old}\n${line()}` : line(), shift.practice.order(order).flag ?? 'purple']);
}

async function writesNothing(desk, before) {
  await desk.altEnter();
  await desk.settled();
  assert.equal(await desk.written(), before);
  assert.deepEqual(shift.practice.saved(), []);
}

describe('on the order list', () => {
  test('paid just now: written, and nobody is asked', () =>
    at(FRESH, '&erp=0', async (desk) => {
      assert.ok(!(await desk.ours.panelText()).includes('ERP'));
      await saves(desk, FRESH, '');
    }));

  test('not paid yet: written', () => at(UNPAID, '', (desk) => saves(desk, UNPAID, '')));

  test('later, the page shows 待客核: written, and it says why it may', () =>
    at(OPEN, '', async (desk) => {
      await desk.panelSays('ERP「待客核」，可以备注');
      await saves(desk, OPEN, '');
    }));

  test('later, the page shows 已审核: nothing is written; order and remark are copied', () =>
    at(CLOSED, '', async (desk) => {
      await desk.panelSays('ERP「已审核」');
      await desk.panelSays('请发给当日审单人员');
      await writesNothing(desk, '请放两包备用螺丝');
      await desk.panelSays('已复制，请发给当日审单人员');
      await desk.copies(`订单编号:${CLOSED}\n备注信息:${line()}`);
    }));

  test('a state that is not known is asked for, named', () =>
    at(ODD, '', async (desk, old) => {
      await desk.panelSays('ERP「异常」，先在ERP查这一单');
      await writesNothing(desk, `${old}\n请放两包备用螺丝`);
      await desk.alt('K');
      await desk.panelSays('填入');
      await saves(desk, ODD, old);
    }));

  for (const [key, name] of [['K', '待客核'], ['A', '已审核']]) {
    test(`a page without the ERP asks; ${name}`, () =>
      at(OPEN, '&erp=0', async (desk) => {
        await desk.panelSays(`${late(OPEN)}，先在ERP查这一单`);
        await writesNothing(desk, '请放两包备用螺丝');
        await desk.alt(key);
        if (key === 'K') return saves(desk, OPEN, '');
        await desk.panelSays('复制给审单员');
        await writesNothing(desk, '请放两包备用螺丝');
        await desk.panelSays('已复制');
        await desk.copies(`订单编号:${OPEN}\n备注信息:${line()}`);
      }));
  }

  test('no time of payment: it says so and asks', () =>
    at(OPEN, '&erp=0', async (desk) => {
      await desk.page.evaluate(() => document.querySelectorAll('[class*=order_pay_time]').forEach((el) => el.remove()));
      await desk.digit(5);
      await desk.panelSays('页面上没有付款时间，先在ERP查这一单');
      await writesNothing(desk, '请放两包备用螺丝');
    }));

  test('after midnight: it says so and asks', () =>
    at(FRESH, '&erp=0', async (desk) => {
      const paid = await desk.page.evaluate((sn) => {
        const row = [...document.querySelectorAll('tr')].find((row) => row.textContent.includes(sn));
        const el = row.querySelector('[class*=order_pay_time]');
        const day = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
        return (el.textContent = `付款时间 ${day} 23:59:30`);
      }, FRESH);
      assert.ok(paid.includes('23:59:30'));
      await desk.digit(5);
      await desk.panelSays('昨天付的款，已过零点，先在ERP查这一单');
      await writesNothing(desk, '请放两包备用螺丝');
    }));

  test('an urged parcel has left long ago: no window for it', () =>
    at(CLOSED, '', async (desk) => {
      await desk.digit(6);
      await desk.panelSays(`已催件 A07 ${today()}`);
      await until(async () => !(await desk.ours.panelText()).includes('审单'), 'nobody to be told');
      await desk.altEnter();
      await desk.panelSays('核对无误');
    }));
});

test('beside a chat of 飞鸽, which shows no ERP, an old order is asked for', async () => {
  shift.practice.reset();
  const desk = new DrawerDesk(await shift.browser.browser.newPage(), shift.practice, CHATS.feige);
  await desk.open(`${CHATS.feige.url}&fromOrder=6921391857720046618`);
  const { remark: old, flag } = shift.practice.order('6921391857720046618');
  await desk.alt('X'); // unfolded, the panel stands on the link
  await desk.remark(old);
  await desk.paste_('周六日送货');
  await desk.digit(8);
  await desk.panelSays('先在ERP查这一单');
  await desk.alt('K');
  await desk.panelSays('填入');
  await desk.altEnter();
  await desk.panelSays('核对无误');
  await desk.altEnter();
  const weekend = `周六日送货 A07 ${today()}`;
  await desk.saved(['6921391857720046618', old ? `${old}\n${weekend}` : weekend, flag ?? 'purple']);
  await desk.page.close();
});
