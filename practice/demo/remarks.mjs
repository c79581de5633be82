// An order's remark, from the open dialog to what is left to do after saving: on the order list of 拼多多 and in the
// drawer of 飞鸽.

import { ACCOUNTS, around, picture, rename } from './stage.mjs';

const BARE = '261121-482913370251846';
const LATE = '261121-640318275590127';
const NOTED = '261121-208847163305914';
const OLD = '发圆通，不要放驿站\n电话打不通就发短信';
const ADDRESS = '收件人:张三 电话:13800138000 广东省深圳市南山区科技园南区R2-B栋3楼';
const FAR = '张三 13800138000 广东省深圳市南山区科技园南区深南大道一万零八百号R2-B栋3楼靠近电梯第二间办公室';
const LONG = {
  小旗汽配旗舰店: '小旗汽车用品雨刷玻璃水车载配件官方旗舰店',
  [ACCOUNTS.pdd]: '小旗汽车用品雨刷玻璃水车载配件官方旗舰店:售前售后综合客服组夜班17号',
};

export async function remarks(open) {
  await onTheList(open);
  await held(open);
  await inTheDrawer(open);
  await zoomed(open);
}

/** Opens an order's remark. The panel is folded before: unfolded, it may stand on the page's link. */
async function opened(desk, order, existing) {
  await desk.panelSays('付款后备注');
  await desk.alt('X');
  await desk.remark(order, existing);
}

async function onTheList(open) {
  let desk = await open('', { at: 'orders' });
  const shot = (name, says, looks = []) => picture(desk.page, name, says, { clip: around(desk, { left: 280, least: 640 }), looks });
  await desk.panelSays('付款后备注');
  await picture(desk.page, 'orders', 'the order list: the clock of an order paid just now');

  await opened(desk, LATE, '');
  await shot('remark-late', 'an order paid long ago: what to do about it in the ERP');
  desk = await open('', { at: 'orders' });
  await opened(desk, BARE, '');
  await shot('remark-open', 'a remark’s dialog is open: the kinds, a key each', ['dark']);

  await desk.paste_('顺丰');
  await desk.digit(3);
  await desk.panelSays('标快');
  await shot('remark-incomplete', '顺丰 without 标快/特快 and 寄付/到付: it says what is missing', ['dark']);

  desk = await open('', { at: 'orders' });
  await opened(desk, NOTED, OLD);
  await desk.paste_(ADDRESS);
  await desk.panelSays('保留黄旗');
  await shot('remark-address', 'an address: the preview below what stood there, its flag kept', ['dark']);
  await desk.altEnter();
  await desk.panelSays('核对无误');
  await shot('remark-written', 'written after Alt+Enter; the next press saves', ['dark']);
  await desk.altEnter();
  await desk.panelSays('不会改变平台收货地址');
  await shot('remark-saved', 'saved: what it does not change, and the phrase for the customer', ['dark', 'zoom']);

  const account = LONG[ACCOUNTS.pdd];
  desk = await open('', { at: 'orders', agents: { [account]: '夜班17号小组长' } });
  await rename(desk, LONG);
  await opened(desk, NOTED, OLD);
  await desk.paste_(`${FAR}，麻烦周末送货，送之前打电话，没人接就放门卫处`);
  await desk.panelSays('夜班17号小组长');
  await shot('remark-long', 'long names, a long address', ['dark']);
}

/** Opened at 150 % zoom, so that the panel makes room by what it finds there. */
async function zoomed(open) {
  let desk = await open('', { at: 'orders', zoom: true });
  await opened(desk, NOTED, OLD);
  await desk.paste_(ADDRESS);
  await desk.panelSays('保留黄旗');
  await picture(desk.page, 'zoom-remark-address', 'a remark’s dialog at 150 % zoom');

  desk = await open('', { at: 'feige', zoom: true });
  await desk.alt('X'); // unfolded, it stands on the link
  await desk.remark('');
  await desk.paste_('12月25日发货');
  await desk.panelSays('12月25日发货 A07');
  await picture(desk.page, 'zoom-drawer', 'the drawer at 150 % zoom');
}

async function held(open) {
  let desk = await open('', { at: 'orders', agents: {}, settings: { agents: { [ACCOUNTS.pdd]: ['A07', 'A12'] } } });
  const shot = (name, says, looks = []) => picture(desk.page, name, says, { clip: around(desk, { left: 280, least: 640 }), looks });
  await opened(desk, BARE, '');
  await desk.digit(6);
  await desk.panelSays('先确认接待ID');
  await shot('remark-who', 'nobody has said who is on duty: no remark before that', ['dark']);
  await desk.alt('I');
  await desk.panelSays('已催件 A07');

  desk = await open('', { at: 'orders' });
  await opened(desk, BARE, '');
  await desk.paste_('清关用 11010519491231002X');
  await desk.digit(5);
  await desk.panelSays('身份证号');
  await shot('remark-number', 'an identity card number: masked in the preview, not written', ['dark']);
}

async function inTheDrawer(open) {
  let desk = await open('', { at: 'feige' });
  await picture(desk.page, 'feige', 'the chat of 飞鸽');
  await desk.remark('');
  await desk.paste_('12月25日发货');
  await desk.panelSays('12月25日发货 A07');
  await picture(desk.page, 'drawer', 'the drawer of 飞鸽: the panel has stepped aside', { clip: around(desk, { least: 750 }), looks: ['dark'] });
  await desk.altEnter();
  await desk.panelSays('核对无误');
  await desk.altEnter();
  await desk.panelSays('不会改变承诺发货时间');
  await picture(desk.page, 'drawer-saved', 'saved: the phrase goes into the chat', { looks: ['dark'] });

  desk = await open('', { at: 'feige' });
  await desk.remark('');
  await desk.paste_(FAR);
  await desk.panelSays('备注超长');
  await picture(desk.page, 'remark-too-long', 'more than 飞鸽 keeps: said before saving, nothing is cut', { looks: ['dark'] });
}
