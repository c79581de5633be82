// The options: what is settled there holds in every open page at once, and can be erased.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { settle, worker } from './support/extension.mjs';
import { OrderDesk } from './support/orders.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';

const ACCOUNT = '小旗汽配旗舰店:客服07';
const SHOP = '小旗汽配旗舰店';

let shift;
before(async () => (shift = await openShift()));
after(() => shift?.close());

async function options(account = '') {
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/options.html#account=${encodeURIComponent(account)}`);
  await page.waitForFunction(() => document.querySelectorAll('#keys tr').length > 0, POLL);
  return page;
}
const kept = async () => (await worker(shift)).evaluate(() => chrome.storage.local.get(null));
const saved = (page) => page.waitForFunction(() => document.querySelector('#saved').textContent === '已保存', POLL);

test('a 接待ID typed there is at work in a page that is open already', async () => {
  await settle(shift, {});
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
  await desk.open('');
  await desk.panelSays('还没有登记接待ID');
  const page = await options(ACCOUNT);
  assert.equal(await page.$eval('#agents input', (el) => el.value), ACCOUNT);
  assert.equal(await page.evaluate(() => document.activeElement.closest('td').cellIndex), 1, 'the cursor is where the ID goes');
  await page.keyboard.type('A07');
  await page.keyboard.press('Tab');
  await saved(page);
  await desk.page.bringToFront();
  await desk.panelSays('谁在接待');
  await desk.alt('I');
  await desk.panelSays('接待ID A07');
  await page.close();
  await desk.page.close();
});

test('an ID that would break a remark is marked and not kept', async () => {
  await settle(shift, {});
  const page = await options(ACCOUNT);
  await page.keyboard.type('A07:张');
  await page.keyboard.press('Tab');
  await until(() => page.$eval('#agents td:nth-child(2) input', (el) => !el.validity.valid), 'the mark');
  assert.deepEqual((await kept()).settings.agents, {});
  await page.close();
});

test('a shop’s own 称呼 goes into its phrases, and into no other’s', async () => {
  await settle(shift, { call: '小主', shops: { [SHOP]: '家长' } });
  for (const [query, call] of [['', '家长'], ['shop=snacks', '小主']]) {
    await shift.at(query, async (desk) => {
      await desk.type('fhsj');
      await desk.panelSays('付款后会在页面承诺');
      await desk.digit(1);
      assert.ok((await desk.draft()).startsWith(`${call}，`), await desk.draft());
    });
  }
});

test('a key without its tick is the page’s', async () => {
  await settle(shift, {});
  const page = await options();
  await page.click('#keys input[name=phrase-1]');
  await saved(page);
  await shift.at('', async (desk) => {
    await desk.type('fhsj');
    await desk.panelSays('付款后会在页面承诺');
    await desk.page.evaluate(() => (window.__seen.length = 0));
    await desk.digit(1);
    assert.equal(await desk.draft(), 'fhsj');
    assert.ok(await desk.page.evaluate(() => window.__seen.some((e) => e.type === 'keydown' && e.key === '1')));
  });
  await page.close();
});

test('带教模式 is kept', async () => {
  await settle(shift, {});
  const page = await options();
  await page.click('#hint');
  await saved(page);
  assert.equal((await kept()).settings.hint, true);
  await page.close();
});

test('nothing a customer said is kept, and everything can be erased', async () => {
  await settle(shift, { agents: { [ACCOUNT]: ['A07'] } }, { [ACCOUNT]: { agent: 'A07', shift: 'x' } });
  const said = '我的电话13912345678，广东省深圳市南山区科技园1号';
  await shift.at('', async (desk) => {
    const [{ conversation }] = shift.practice.conversations();
    shift.practice.say(conversation, said);
    await desk.type('加我微信详聊');
    await desk.enter();
    await desk.panelSays('禁发');
    await desk.alt('W');
    await until(async () => Object.keys(await kept()).some((key) => key.startsWith('note:')), 'the note');
  });
  const all = JSON.stringify(await kept());
  assert.ok(!all.includes('13912345678') && !all.includes('加我微信'), all);
  const page = await options();
  await page.waitForFunction(() => document.querySelector('#kept').textContent.includes('1 条'), POLL);
  page.on('dialog', (dialog) => dialog.accept());
  await page.click('#erase');
  await page.waitForFunction(() => document.querySelector('#saved').textContent === '已清除', POLL);
  assert.deepEqual(await kept(), {});
  await page.close();
});

test('on no page is a brace or another’s sign ever sent: the phrases are whole', async () => {
  await settle(shift, {});
  // Nobody has said who he is: in a phrase that needs the 接待ID its place is marked, and it is not sent so.
  await shift.at('', async (desk) => {
    await desk.type('hy');
    await desk.panelSays('页面上没有接待ID');
    await desk.digit(1);
    await desk.panelSays('页面上没有接待ID，填好再发');
    const marked = await desk.draft();
    assert.ok(marked.includes('〔接待ID〕') && !marked.includes('{'), marked);
    await desk.enter();
    await desk.stopped(marked);
  });
});
