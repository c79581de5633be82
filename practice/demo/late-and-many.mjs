// Remarks beyond the one order: those that come too late, what was promised in a chat, many orders at once.

import { around, picture } from './stage.mjs';

const OPEN = '261121-640318275590127';
const CLOSED = '261121-915560248173362';
const COURIER = '亲，给您发顺丰标快寄付哦';

export async function lateAndMany(open) {
  await late(open);
  await promised(open);
  await many(open);
}

const shots = (desk) => (name, says, looks = []) =>
  picture(desk.page, name, says, { clip: around(desk, { left: 280, least: 640 }), looks });

async function late(open) {
  const opened = async (order, query) => {
    const desk = await open(query, { at: 'orders' });
    await desk.panelSays('付款后备注');
    await desk.alt('X');
    await desk.remark(order, '');
    await desk.paste_('请放两包备用螺丝');
    await desk.digit(5);
    return desk;
  };
  let desk = await opened(OPEN, '');
  await desk.panelSays('可以备注');
  await shots(desk)('late-open', 'five minutes are over, the ERP says 待客核: written');
  desk = await opened(CLOSED, '');
  await desk.panelSays('请发给');
  await shots(desk)('late-closed', '已审核: copied for the reviewer, not written', ['dark']);
  desk = await opened(OPEN, '&erp=0');
  await desk.panelSays('先在ERP查这一单');
  await shots(desk)('late-ask', 'the page shows no ERP: two keys ask', ['dark']);

  desk = await open('', { at: 'orders' });
  await desk.panelSays('付款后备注');
  await desk.alt('X');
  await desk.remark(OPEN, '');
  await desk.paste_('顺丰 标快 寄付 A09,2026-01-02');
  await desk.panelSays('改好');
  await shots(desk)('remark-fix', 'a line signed by hand: what is wrong, mended on the key');
}

async function promised(open) {
  const desk = await open('', { at: 'feige' });
  const say = async (text) => {
    await desk.page.focus(desk.at.editor);
    await desk.type(text);
    await desk.enter();
  };
  await desk.page.click(desk.at.row('708811203344551'));
  await say(COURIER);
  await desk.panelSays('答应了客户');
  await picture(desk.page, 'promise', 'a promise was sent: its remark is offered', { looks: ['dark'] });
  await desk.page.click(desk.at.row('708811203351207'));
  await say('亲，十分钟后给您回复');
  await desk.panelSays('前回复');
  await picture(desk.page, 'promises', 'a call back with its deadline; the other chat’s promise stays listed');
  await desk.page.click(desk.at.row('708811203344551'));
  await desk.panelSays('写备注');
  await desk.alt('N');
  await desk.panelSays('填入');
  await picture(desk.page, 'promise-remark', 'its key opens the drawer and fills it in');
}

async function many(open) {
  const desk = await open('', { at: 'orders' });
  const shot = shots(desk);
  await desk.alt('M');
  await desk.panelSays('粘贴订单号');
  await shot('bulk-paste', 'many orders: paste their numbers');
  const sns = await desk.page.$$eval('[class*=table-item-header_sn]', (all) => all.map((el) => /\d+-\d+/.exec(el.textContent)[0]));
  await desk.pasteList(`${sns.slice(2, 8).join('\n')}\n${sns[2]}\n6921847362514839201\n261121-12345678`);
  await desk.panelSays('开始逐单备注');
  await shot('bulk', 'what will be written, what is left out, the group’s message', ['dark']);
  await desk.altEnter();
  await desk.panelSays('写入并保存，到下一单');
  await shot('bulk-walk', 'one key an order', ['dark']);
  await desk.ours.ahead(700); // looked at
  await desk.altEnter();
  await desk.panelSays('已写 1/');
  await desk.panelSays('写入并保存，到下一单');
  await desk.page.keyboard.press('Escape');
  await desk.panelSays('接着写');
  await shot('bulk-pause', 'a dialog closed by hand: it goes on later');
}
