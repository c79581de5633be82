// Remarks: what the server saves is what the preview said, to the byte; what stood there stays; nothing is written or
// saved without the agent's key.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { onDuty } from './support/extension.mjs';
import { DrawerDesk, OrderDesk } from './support/orders.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';

const A07 = { '小旗汽配旗舰店:客服07': 'A07', '小旗汽配抖音店:客服07': 'A07' };
const BARE = '261121-482913370251846';
const NOTED = '261121-208847163305914';
const OLD = '发圆通，不要放驿站\n电话打不通就发短信';

let shift;
before(async () => {
  shift = await openShift();
  await onDuty(shift, A07);
});
after(() => shift?.close());

async function at(query, act) {
  shift.practice.reset();
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
  await desk.open(query);
  await act(desk);
  await desk.page.close();
}

describe('on the order list', () => {
  const KINDS = [
    ['改地址', 1, '张三 13800138000 广东省深圳市南山区科技园南区R2-B栋3楼', `修改地址为:广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000,A07,${today()}`, 'red'],
    ['改产品', 2, '雨刷 24寸 黑色 2件', `雨刷 24寸 黑色,2件,A07,${today()}`, 'red'],
    ['快递', 3, '顺丰 标快 到付', `顺丰 标快 到付 A07,${today()}`, 'purple'],
    ['发货时间', 4, '12月25日前发货', `12月25日前发货 A07,${today()}`, 'purple'],
    ['其他要求', 5, '请放两包备用螺丝', `请放两包备用螺丝 A07 ${today()}`, 'purple'],
    ['已催件', 6, '', `已催件 A07 ${today()}`, null],
    ['特殊要求', 8, '周六日送货', `周六日送货 A07 ${today()}`, 'purple'],
  ];
  for (const [name, key, said, remark, flag] of KINDS) {
    test(`${name}: pasted, composed, written, saved`, () =>
      at('', async (desk) => {
        await desk.remark(BARE, '');
        if (said) await desk.paste_(said);
        await desk.digit(key);
        await desk.panelSays(remark);
        assert.equal(await desk.written(), said, 'nothing is written without the key');
        await desk.altEnter();
        await desk.stands(remark);
        await desk.settled();
        assert.deepEqual(shift.practice.saved(), [], 'nothing is saved without the key');
        await desk.panelSays('保存');
        await desk.altEnter();
        await desk.saved([BARE, remark, flag]);
        await desk.panelSays('备注已保存');
      }));
  }

  test('信息变更 carries the time', () =>
    at('', async (desk) => {
      await desk.remark(BARE, '');
      await desk.paste_('收件人改为李四');
      await desk.digit(7);
      await desk.altEnter();
      await desk.panelSays('保存');
      await desk.altEnter();
      await until(() => shift.practice.saved().length === 1, 'the remark');
      assert.match(shift.practice.saved()[0].remark, new RegExp(`^收件人改为李四,A07,${today()} \\d\\d:\\d\\d$`));
    }));

  test('what stood there stays, the new line below it, another flag stays too', () =>
    at('', async (desk) => {
      await desk.remark(NOTED, OLD);
      await desk.digit(6);
      await desk.panelSays('保留黄旗');
      await desk.altEnter();
      await desk.stands(`${OLD}\n已催件 A07 ${today()}`);
      await desk.panelSays('保存');
      await desk.altEnter();
      await desk.saved([NOTED, `${OLD}\n已催件 A07 ${today()}`, 'yellow']);
    }));

  test('another flag is taken by its own key only', () =>
    at('', async (desk) => {
      await desk.remark(NOTED, OLD);
      await desk.paste_('顺丰 特快 寄付');
      await desk.panelSays('保留黄旗');
      await desk.alt('R');
      await desk.panelSays('改插紫旗');
      await desk.altEnter();
      await desk.panelSays('保存');
      await desk.altEnter();
      await desk.saved([NOTED, `${OLD}\n顺丰 特快 寄付 A07,${today()}`, 'purple']);
    }));

  test('a remark that arrives after its dialog is waited for', () =>
    at('&slow=700', async (desk) => {
      await desk.remark(NOTED);
      await desk.panelSays('正在读出原来的备注');
      await desk.digit(6);
      await desk.altEnter();
      assert.equal(await desk.written(), '', 'nothing is written over what is not there yet');
      await desk.stands(OLD);
      await desk.panelSays('已催件 A07');
      await desk.altEnter();
      await desk.stands(`${OLD}\n已催件 A07 ${today()}`);
    }));

  test('a remark that arrives over what the agent began to write is not lost', () =>
    at('&slow=700', async (desk) => {
      await desk.remark(NOTED);
      await desk.paste_('顺丰 标快 到付');
      await desk.panelSays('正在读出原来的备注');
      await desk.altEnter();
      assert.equal(await desk.written(), '顺丰 标快 到付', 'nothing is written over what is not there yet');
      await desk.stands(OLD);
      await desk.paste_('顺丰 标快 到付');
      await desk.panelSays('顺丰 标快 到付 A07');
      await desk.altEnter();
      await desk.stands(`${OLD}\n顺丰 标快 到付 A07,${today()}`);
    }));

  test('what is missing is said, and whose sign it bears', () =>
    at('', async (desk) => {
      await desk.remark(BARE, '');
      await desk.paste_('顺丰');
      await desk.digit(3);
      await desk.panelSays('标快');
      const panel = await desk.ours.panelText();
      assert.ok(panel.includes('到付') && panel.includes('A07') && panel.includes('小旗汽配旗舰店'), panel);
    }));

  test('a customer’s identity card number is not saved, by our key or the page’s', () =>
    at('', async (desk) => {
      await desk.remark(BARE, '');
      await desk.paste_('清关用 11010519491231002X');
      await desk.digit(5);
      await desk.altEnter();
      await desk.page.click(desk.dialog.save);
      await desk.settled();
      assert.deepEqual(shift.practice.saved(), []);
      assert.equal(await desk.written(), '清关用 11010519491231002X', 'the draft stays');
    }));

  test('after an address is said what it does not change; the phrase is handed over', () =>
    at('', async (desk) => {
      await desk.remark(BARE, '');
      await desk.paste_('李四 13800138000 广东省深圳市南山区粤海街道1号');
      await desk.altEnter();
      await desk.panelSays('保存');
      await desk.page.click(desk.dialog.save); // the page's own button will do as well
      await desk.panelSays('不会改变平台收货地址');
      await desk.panelSays('复制给客户');
      await desk.alt('L');
      await until(async () => !(await desk.ours.panelText()).includes('平台收货地址'), 'it to be put aside');
    }));

  test('a line signed by hand is mended on the key, then saved on the next', () =>
    at('', async (desk) => {
      await desk.remark(NOTED, OLD);
      const yesterday = today(Date.now() - 86_400_000);
      await desk.paste_(`顺丰 标快 寄付 A09,${yesterday}`);
      await desk.panelSays('署名不是你的接待ID');
      await desk.panelSays('日期不是今天');
      await desk.panelSays('改好');
      await desk.altEnter();
      await desk.stands(`${OLD}\n顺丰 标快 寄付 A07,${today()}`);
      await desk.settled();
      assert.deepEqual(shift.practice.saved(), [], 'nothing is saved without the key');
      await desk.panelSays('核对无误');
      await desk.altEnter();
      await desk.saved([NOTED, `${OLD}\n顺丰 标快 寄付 A07,${today()}`, 'yellow']);
    }));

  test('a dialog that is closed saves nothing and leaves nothing behind', () =>
    at('', async (desk) => {
      await desk.remark(BARE, '');
      await desk.paste_('张三 13800138000 广东省深圳市南山区科技园1号');
      await desk.altEnter();
      await desk.page.keyboard.press('Escape');
      await until(async () => !(await desk.ours.panelText()).includes('订单备注'), 'the panel to follow');
      await desk.settled();
      assert.deepEqual(shift.practice.saved(), []);
    }));
});

describe('beside a chat of 飞鸽', () => {
  test('60 characters: too long is said before saving, and nothing is cut', () =>
    drawer(async (desk) => {
      await desk.remark('');
      await desk.paste_('张三 13800138000 广东省深圳市南山区科技园南区深南大道一万零八百号R2-B栋3楼靠近电梯第二间办公室');
      await desk.panelSays('60');
      await desk.altEnter();
      await desk.settled();
      assert.ok(!(await desk.written()).includes('A07'), 'what is too long is not written');
      assert.match(await desk.ours.panelText(), /备注超长：7\d\/60/);
    }));

  test('written with its flag; the phrase goes into the chat', () =>
    drawer(async (desk) => {
      await desk.remark('');
      await desk.paste_('12月25日发货');
      await desk.altEnter();
      await desk.panelSays('保存');
      await desk.altEnter();
      const { order } = shift.practice.order('6921480733016284551') ?? {};
      await desk.saved([order ?? '6921480733016284551', `12月25日发货 A07,${today()}`, 'purple']);
      await desk.panelSays('不会改变承诺发货时间');
      await desk.alt('C');
      await until(async () => (await desk.draft()).includes('发货'), 'the phrase');
      assert.ok(!/[{}]/.test(await desk.draft()));
    }));

  async function drawer(act) {
    shift.practice.reset();
    const desk = new DrawerDesk(await shift.browser.browser.newPage(), shift.practice, CHATS.feige);
    await desk.open(CHATS.feige.url);
    await act(desk);
    await desk.page.close();
  }
});
