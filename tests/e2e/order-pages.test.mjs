// The same for every page with orders: what it says of an order is read, a remark is written in the team's form with its
// flag and saved, what stood there stays to the character, and nothing is saved that should not be.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { onDuty } from './support/extension.mjs';
import { OrderDesk } from './support/orders.mjs';
import { ORDER_PAGES } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';

const SAID = '张三 13800138000 广东省深圳市南山区科技园南区R2-B栋3楼';
const address = () => `修改地址为:广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000,A07,${today()}`;
const urged = (old) => `${old ? `${old}\n` : ''}已催件 A07 ${today()}`;

let shift;
before(async () => {
  shift = await openShift();
  await onDuty(shift, Object.fromEntries(Object.values(ORDER_PAGES).map(({ shop }) => [`${shop}:客服07`, 'A07'])));
});
after(() => shift?.close());

async function openAt(at, query, act) {
  shift.practice.reset();
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice, at);
  await desk.open(query);
  await act(desk);
  await desk.page.close();
}

async function nothingSaved(desk) {
  await desk.settled();
  assert.deepEqual(shift.practice.saved(), []);
}

for (const at of Object.values(ORDER_PAGES)) {
  const { orders } = at;

  const open = (query, act) => openAt(at, query, act);
  /** The agent looked the order up, where the page does not say when it was paid. */
  const looksUp = async (desk) => {
    if (!at.asks) return;
    await desk.panelSays('先在ERP查这一单');
    await desk.alt('K');
    await desk.panelSays('填入');
  };
  const old = () => shift.practice.order(orders.noted).remark;

  describe(at.name, () => {
    test('pasted, formatted, written with its flag, saved, seen in the page', () =>
      open('', async (desk) => {
        await desk.remark(orders.fresh, '');
        await desk.paste_(SAID);
        await desk.panelSays(address());
        await looksUp(desk);
        assert.equal(await desk.written(), SAID, 'nothing is written without the key');
        await desk.altEnter();
        await desk.stands(address());
        await desk.panelSays('核对无误');
        await nothingSaved(desk);
        assert.ok(await desk.view.$(at.flag), 'a flag is chosen');
        await desk.altEnter();
        await desk.saved([orders.fresh, address(), 'red']);
        const [saved] = shift.practice.saved();
        assert.equal(saved.account, `${at.shop}:客服07`);
        await desk.panelSays('备注已保存');
        await desk.panelSays('不会改变平台收货地址');
      }));

    test('what stood there stays to the character, its flag too, however late it comes', () =>
      open('&slow=500', async (desk) => {
        await desk.remark(orders.noted);
        await desk.panelSays('正在读出原来的备注');
        await desk.digit(6);
        await desk.altEnter();
        assert.equal(await desk.written(), '', 'nothing is written over what is not there yet');
        await desk.stands(old());
        await desk.panelSays(`保留${at.kept ?? '黄旗'}`);
        const whole = urged(old());
        await desk.altEnter();
        await desk.stands(whole);
        await desk.panelSays('核对无误');
        await desk.altEnter();
        await desk.saved([orders.noted, whole, shift.practice.order(orders.noted).flag]);
      }));

    test('closed, a dialog saves nothing and leaves nothing behind', () =>
      open('', async (desk) => {
        await desk.remark(orders.fresh, '');
        await desk.digit(6);
        await desk.altEnter();
        await desk.stands(urged(''));
        await desk.page.keyboard.press('Escape');
        await until(async () => !(await desk.ours.panelText()).includes('订单备注'), 'the panel to follow');
        await nothingSaved(desk);
        assert.equal(await desk.view.$(at.text), null);
      }));

    test('signed by somebody else, nothing is saved by the page’s own button', () =>
      open('', async (desk) => {
        await desk.remark(orders.fresh, '');
        await desk.paste_(`已催件 A12 ${today()}`);
        await desk.view.click(at.save);
        await desk.panelSays('备注里的接待ID是A12');
        await nothingSaved(desk);
      }));

    test('another account at the desk: nobody known, nothing written', () =>
      open('', async (desk) => {
        await desk.remark(orders.fresh, '');
        await desk.digit(6);
        await desk.panelSays('已催件 A07');
        await desk.page.evaluate(() => window.__switchAccount('客服12'));
        await desk.altEnter();
        await desk.panelSays('还没有登记接待ID');
        assert.equal(await desk.written(), '');
      }));

    test('another tab of the page, and everything drawn anew: the next remark is as good', () =>
      open('', async (desk) => {
        await desk.view.click(at.tab);
        shift.practice.reset(); // the page asks for everything anew
        await desk.remark(orders.fresh, '');
        await desk.digit(6);
        await desk.altEnter();
        await desk.panelSays('核对无误');
        await desk.view.click(at.save);
        await desk.saved([orders.fresh, urged(''), null]);
        await desk.panelSays('备注已保存');
      }));

    test('two orders by their numbers, a key each: the page’s own links are pressed', () =>
      open('', async (desk) => {
        const { fresh, noted } = orders;
        const whole = urged(old());
        await desk.view.evaluate(() => window.focus());
        await desk.alt('M');
        await desk.panelSays('粘贴订单号');
        await desk.pasteList(`${fresh} ${noted}`);
        await desk.panelSays('开始逐单备注');
        await desk.altEnter();
        for (const [count, sn] of [fresh, noted].entries()) {
          await desk.panelSays(`订单备注 ${sn}`);
          await desk.panelSays('写入并保存，到下一单');
          await desk.ours.ahead((count + 1) * 3_000); // the agent has looked at it
          await desk.altEnter();
          await until(() => shift.practice.saved().length > count, 'the remark');
        }
        await desk.panelSays('都写完了');
        await desk.saved([fresh, urged(''), null], [noted, whole, shift.practice.order(noted).flag]);
      }));

    if (at.limit) {
      test('as long as the platform keeps is saved, one 字 more is said before and not written', () =>
        open('', async (desk) => {
          const line = '字'.repeat(at.limit.fits);
          await desk.remark(orders.fresh, '');
          await desk.paste_(`${line}字`);
          await desk.digit(5);
          await desk.panelSays(`备注超长：${at.limit.over}`);
          await desk.altEnter();
          await desk.settled();
          assert.equal(await desk.written(), `${line}字`, 'what is too long is neither written nor cut');
          await desk.page.keyboard.press('Backspace');
          await looksUp(desk);
          await desk.panelSays('填入');
          await desk.altEnter();
          await desk.panelSays('核对无误');
          await desk.altEnter();
          await desk.saved([orders.fresh, `${line} A07 ${today()}`, 'purple']);
        }));
    }

    if (!at.asks) {
      test('paid just now it runs against its clock; not paid, it has time; long ago, somebody looks it up', () =>
        open('', async (desk) => {
          const tail = `订单尾号${orders.fresh.slice(-4)}`;
          // The ERP has every shop's orders, more than there is room for: the most urgent stands for all.
          const clock = () => desk.ours.clocks().then((all) => all.find((one) => one.name === tail || at.crowded));
          const { limit, left } = await until(clock, 'its clock');
          assert.ok(limit === '付款后备注' && left > 60 && left <= 160, `${limit} ${left}`);
          await desk.remark(orders.unpaid, '');
          await desk.paste_('请放两包备用螺丝');
          await desk.digit(5);
          await desk.panelSays('填入');
          assert.ok(!(await desk.ours.panelText()).includes('ERP'));
          await desk.page.keyboard.press('Escape');
          await desk.remark(orders.noted, old());
          await desk.paste_('请放两包备用螺丝');
          await desk.digit(5);
          await desk.panelSays(at.erp ?? '先在ERP查这一单');
        }));
    }
  });
}

test('a request after the sale runs against its own clock', () =>
  openAt(ORDER_PAGES.aftersales, '', async (desk) => {
    const clock = () => desk.ours.clocks().then((all) => all.find((one) => one.limit === '售后留言'));
    const { name, left } = await until(clock, 'its clock');
    assert.equal(name, '订单尾号1830');
    assert.ok(Math.abs(left - 3 * 3600) < 60, `${left} s left`);
  }));

describe('in the ERP', () => {
  const { erp, pdd, taobao } = ORDER_PAGES;

  test('the panel stands in the list’s frame; the shell has the loader and nothing of ours to see', () =>
    openAt(erp, '', async (desk) => {
      await desk.remark(erp.orders.fresh, '');
      await desk.digit(6);
      await desk.panelSays(erp.shop);
      assert.equal(await desk.page.evaluate(() => document.querySelectorAll('html > :not(head, body)').length), 0);
      assert.ok((await desk.view.evaluate(() => document.querySelectorAll('html > :not(head, body)').length)) > 0);
    }));

  test('reviewed: nothing is written, order and remark are copied for the reviewer', () =>
    openAt(erp, '', async (desk) => {
      const order = shift.practice.orders().find((one) => one.platform === 'taobao' && one.erp === '已审核');
      await desk.remark(order.sn, order.remark);
      await desk.paste_('请放两包备用螺丝');
      await desk.digit(5);
      await desk.panelSays('ERP「已审核」');
      await desk.altEnter();
      await desk.panelSays('已复制，请发给当日审单人员');
      assert.equal(await desk.written(), '请放两包备用螺丝');
      await nothingSaved(desk);
    }));

  test('a remark that is saved there is on the platform’s page, and the other way round', () =>
    openAt(erp, '', async (desk) => {
      const there = new OrderDesk(await shift.browser.browser.newPage(), shift.practice, taobao);
      await there.open();
      const { fresh } = taobao.orders;
      await desk.page.bringToFront();
      await desk.remark(fresh, '');
      await desk.digit(6);
      await desk.altEnter();
      await desk.panelSays('核对无误');
      await desk.altEnter();
      await desk.saved([fresh, urged(''), null]);
      await there.page.bringToFront();
      await there.remark(fresh, urged(''));
      await there.page.close();
    }));

  test('a list that stands alone does not say who is at the desk: nothing is written', () =>
    openAt({ ...erp, url: 'https://www.erp321.com/app/order/order/list.aspx?tab=0' }, '', async (desk) => {
      await desk.remark(pdd.orders.fresh, '');
      await desk.digit(6);
      await desk.panelSays('页面上没有看到接待账号');
      await desk.altEnter();
      assert.equal(await desk.written(), '');
    }));
});
