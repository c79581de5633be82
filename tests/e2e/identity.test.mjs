// Who writes: the 接待ID comes from the page's account as it stands when something is written, said once a shift. No
// remark ever carries another's.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { nextShift, onDuty, settle } from './support/extension.mjs';
import { OrderDesk } from './support/orders.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';

const SHOP = '小旗汽配旗舰店';
const DAY = `${SHOP}:客服07`;
const NIGHT = `${SHOP}:客服12`;
const SNACKS = '小旗零食铺:客服02';
const ORDER = '261121-482913370251846';

let shift;
before(async () => (shift = await openShift()));
after(() => shift?.close());
beforeEach(() => shift.practice.reset());

async function desk(query = '') {
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
  await desk.open(query);
  return desk;
}
const as = (desk, account) => desk.page.evaluate((account) => window.__switchAccount(account), account);
const asked = (desk) => desk.panelSays('谁在接待');
const silent = (desk) => until(async () => !(await desk.ours.panelText()).includes('谁在接待'), 'nobody to be asked for');

test('an account nobody knows writes no remark, and is led to the options', async () => {
  await settle(shift, {});
  const at = await desk();
  await at.remark(ORDER, '');
  await at.digit(6);
  await at.panelSays('还没有登记接待ID');
  await at.panelSays('先确认接待ID');
  await at.altEnter();
  assert.equal(await at.written(), '');
  const opened = shift.browser.browser.waitForTarget((target) => target.url().includes('options.html#account='));
  await at.alt('T');
  assert.ok(decodeURIComponent((await opened).url()).endsWith(DAY));
  await (await (await opened).page()).close();
  await at.page.close();
});

test('an account behind which two sit asks once; the answer holds in every tab', async () => {
  await settle(shift, { agents: { [DAY]: ['A07', 'A12'] } });
  const at = await desk();
  await at.remark(ORDER, '');
  await at.digit(6);
  await asked(at);
  await at.altEnter();
  assert.equal(await at.written(), '', 'nothing before the answer');
  await at.alt('O');
  await silent(at);
  await at.panelSays(`已催件 A12 ${today()}`);
  const other = await desk();
  await other.remark(ORDER, '');
  await other.digit(6);
  await other.panelSays(`已催件 A12 ${today()}`);
  await silent(other);
  await other.page.close();
  await at.page.close();
});

test('another shift asks anew, in a page that was open all along', async () => {
  await onDuty(shift, { [DAY]: 'A07' }, { agents: { [DAY]: ['A07', 'A12'] } });
  const at = await desk();
  await at.remark(ORDER, '');
  await at.digit(6);
  await at.panelSays('已催件 A07');
  await at.ours.ahead(nextShift());
  await at.digit(6);
  await at.panelSays('换班了，现在是谁在接待');
  assert.ok(!(await at.ours.panelText()).includes('已催件 A07'), 'no remark in the old name');
  await at.alt('O');
  await at.panelSays('已催件 A12');
  await at.page.close();
});

test('another account between writing and saving: the remark is held, and written anew', async () => {
  await onDuty(shift, { [DAY]: 'A07', [NIGHT]: 'A12' });
  const at = await desk();
  await at.remark(ORDER, '');
  await at.digit(6);
  await at.altEnter();
  await at.stands(`已催件 A07 ${today()}`);
  await as(at, '客服12');
  await at.page.click(at.dialog.save);
  await at.panelSays('账号已经变了');
  await at.settled();
  assert.deepEqual(shift.practice.saved(), []);
  await at.altEnter();
  await at.stands(`已催件 A12 ${today()}`);
  await at.panelSays('保存');
  await at.altEnter();
  await at.saved([ORDER, `已催件 A12 ${today()}`, null]);
  assert.equal(shift.practice.saved()[0].account, NIGHT);
  await at.page.close();
});

test('another account before the second key: nothing is saved in the old name', async () => {
  await onDuty(shift, { [DAY]: 'A07', [NIGHT]: 'A12' });
  const at = await desk();
  await at.remark(ORDER, '');
  await at.digit(6);
  await at.altEnter();
  await at.panelSays('保存');
  await as(at, '客服12');
  await at.altEnter();
  await at.stands(`已催件 A12 ${today()}`);
  await at.settled();
  assert.deepEqual(shift.practice.saved(), []);
  await at.page.close();
});

test('an account that is not known is not written for, whoever sat here before', async () => {
  await onDuty(shift, { [DAY]: 'A07' });
  const at = await desk();
  await at.remark(ORDER, '');
  await at.digit(6);
  await at.panelSays('已催件 A07');
  await as(at, '客服12');
  await at.altEnter();
  await at.panelSays('还没有登记接待ID');
  assert.equal(await at.written(), '');
  await at.page.close();
});

test('two shops in two tabs: each its own agent and shop', async () => {
  await onDuty(shift, { [DAY]: 'A07', [SNACKS]: 'B31' });
  const one = await desk();
  const two = await desk('&shop=snacks');
  const orders = await two.page.$$eval('[class*=table-item-header_sn]', (all) => all.map((el) => /\d+-\d+/.exec(el.textContent)[0]));
  const bare = orders.find((sn) => shift.practice.order(sn).remark === '');
  for (const at of [two, one, two]) await at.page.bringToFront();
  await two.remark(bare, '');
  await two.digit(6);
  await two.altEnter();
  await two.stands(`已催件 B31 ${today()}`);
  await one.page.bringToFront();
  await one.remark(ORDER, '');
  await one.digit(6);
  await one.panelSays('A07');
  assert.ok((await one.ours.panelText()).includes(SHOP));
  await one.altEnter();
  await one.stands(`已催件 A07 ${today()}`);
  await one.panelSays('保存');
  await one.altEnter();
  await until(() => shift.practice.saved().length === 1, 'the first');
  await two.page.bringToFront();
  await two.panelSays('小旗零食铺');
  await two.altEnter();
  await two.saved([ORDER, `已催件 A07 ${today()}`, null], [bare, `已催件 B31 ${today()}`, null]);
  await one.page.close();
  await two.page.close();
});

test('a line signed by somebody else is not saved, even if it was typed by hand; the old lines stay whose they are', async () => {
  await onDuty(shift, { [DAY]: 'A07' });
  const at = await desk();
  await at.remark(ORDER, '');
  await at.paste_(`已催件 A12 ${today()}`);
  await at.page.click(at.dialog.save);
  await at.panelSays('备注里的接待ID是A12');
  await at.settled();
  assert.deepEqual(shift.practice.saved(), []);
  await at.page.keyboard.press('Escape'); // puts the notice aside
  await at.page.keyboard.press('Escape');
  const signed = shift.practice.orders().find((order) => order.platform === 'pdd' && order.shop === 'wipers' && order.remark.includes('A03'));
  await at.remark(signed.sn, signed.remark);
  await at.digit(6);
  await at.altEnter();
  await at.panelSays('核对无误');
  await at.altEnter();
  await at.saved([signed.sn, `${signed.remark}\n已催件 A07 ${today()}`, signed.flag]);
  await at.page.close();
});
