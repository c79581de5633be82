// What an agent's phrases do beyond going in: wordings in turn, what is not known is marked and never sent, a 标准话术 in
// other words, a sentence that becomes a phrase, what use teaches, and nothing hostile ever as more than plain text.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { onDuty, settle, worker } from './support/extension.mjs';
import { builtPack, push } from './support/packs.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';
import { downloaded, removeFiles } from './support/tables.mjs';

/** A customer without an order. */
const CUSTOMER = '2061834475533';
const ACCOUNT = '小旗汽配旗舰店:客服07';
const phrase = (id, code, text, more = '') => `
[[phrase]]
id = "${id}"
group = "测试"
code = "${code}"
text = "${text}"
cite = ["P3"]
ask = ["${id}一", "${id}二", "${id}三"]
${more}`;
const PACK = `[pack]
name = "团队规则"
version = "1"

[team]
call = "亲"

[[team.shops]]
name = "小旗汽配旗舰店"
call = "车主"

[[team.shops]]
name = "小旗零食铺"
call = "家长"
${phrase('turn', 'lunliu', '第一种说法，请放心', 'variants = ["第二种说法，请安心", "第三种说法，请宽心"]')}
${phrase('mark', 'dingdan', '{称呼}，您的订单{订单}已经在查，请稍等')}
${phrase('fixed', 'guding', '{称呼}，非常抱歉让您久等了，马上为您核实', 'locked = true')}
${phrase('call', 'chenghu', '{称呼}您好')}
${phrase('shot', 'peitu', '尺寸看这张图就清楚啦', 'image = "雨刷尺寸.jpg"')}
${phrase('close', 'jieshu', '{称呼}，感谢您的咨询，祝您用车愉快', 'locked = true\noccasion = "close"\nask = []').replace(/ask = \["close.*\n/, '')}
`;

let shift;
let pack;
before(async () => {
  pack = builtPack(PACK);
  shift = await openShift();
  await onDuty(shift, { [ACCOUNT]: 'A07' });
});
after(() => shift?.close());

/** A desk under the team's pack. */
const at = (act, query = '') =>
  shift.at(query, async (desk) => {
    await desk.type('好');
    await push(shift, desk, pack);
    await desk.clear();
    await act(desk);
  });
/** What is kept under `key`; all of it without one. */
const stored = async (key) => (await worker(shift)).evaluate(async (key) => {
  const all = await chrome.storage.local.get(key);
  return key ? all[key] : all;
}, key);
const gone = (desk, word) => until(async () => !(await desk.ours.panelText()).includes(word), `${word} to go`);
/** Types a code and puts in what it finds. */
const put = async (desk, code, finds) => {
  await desk.type(code);
  await desk.panelSays(finds);
  await desk.digit(1);
};

test('a phrase in several wordings is sent in one after the other', () =>
  at(async (desk) => {
    const sent = [];
    for (const says of ['第一种', '第二种', '第三种', '第一种']) {
      await put(desk, 'lunliu', says);
      const draft = await desk.draft();
      assert.ok(draft.startsWith(says), draft);
      sent.push(draft);
      await desk.enter();
      await desk.received(...sent);
    }
  }));

test('what the page does not say is marked, selected, and not sent before it is filled in', () =>
  at(async (desk) => {
    await put(desk, 'dingdan', '页面上没有订单');
    const marked = '车主，您的订单〔订单〕已经在查，请稍等';
    assert.equal(await desk.draft(), marked);
    await desk.panelSays('填好再发');
    for (const send of [() => desk.enter(), () => desk.click()]) {
      await send();
      await desk.stopped(marked);
      await desk.panelSays('〔订单〕还没填');
    }
    await desk.clear();
    await put(desk, 'dingdan', '页面上没有订单');
    await desk.type('尾号1234的'); // the mark is selected
    assert.equal(await desk.draft(), '车主，您的订单尾号1234的已经在查，请稍等');
    await desk.enter();
    await desk.received('车主，您的订单尾号1234的已经在查，请稍等');
  }, `chat=${CUSTOMER}`));

test('a brace is never sent, whoever typed it', () =>
  at(async (desk) => {
    await desk.type('{称呼}，在的');
    await desk.enter();
    await desk.stopped('{称呼}，在的');
    await desk.panelSays('{称呼}还没填');
  }));

test('each shop calls its own customers', async () => {
  await at(async (desk) => {
    await put(desk, 'chenghu', '车主您好');
    assert.equal(await desk.draft(), '车主您好');
  });
  await at(async (desk) => {
    await put(desk, 'chenghu', '家长您好');
    assert.equal(await desk.draft(), '家长您好');
  }, 'shop=snacks');
});

test('a phrase with a picture says so, before and after', () =>
  at(async (desk) => {
    await desk.type('peitu');
    await desk.panelSays('有配图');
    await desk.digit(1);
    await desk.panelSays('雨刷尺寸.jpg');
    assert.equal(await desk.draft(), '尺寸看这张图就清楚啦');
  }));

test('a 标准话术 as it is, address and particles apart, asks nothing', () =>
  at(async (desk) => {
    await put(desk, 'guding', '非常抱歉让您久等了');
    await desk.type('哦~');
    await desk.enter();
    await desk.received('车主，非常抱歉让您久等了，马上为您核实哦~');
    await desk.type('好');
    assert.ok(!(await desk.ours.panelText()).includes('标准话术改过了'));
  }));

test('one in other words is sent; then a reason on one key, and a hint where no ground was given', () =>
  at(async (desk) => {
    await put(desk, 'guding', '非常抱歉让您久等了');
    await desk.clear();
    const sent = '车主，久等了，13800001111 王师傅给您核实';
    await desk.type(sent.replace('13800001111 ', ''));
    await desk.enter();
    await desk.received(sent.replace('13800001111 ', ''));
    await desk.panelSays('标准话术改过了');
    await desk.panelSays('写明理由');
    await desk.alt('W');
    await gone(desk, '标准话术改过了');
    const noted = async () => {
      const all = await (await worker(shift)).evaluate(() => chrome.storage.local.get(null));
      return Object.entries(all).filter(([key]) => key.startsWith('altered:')).map(([, note]) => note);
    };
    await until(async () => (await noted()).length === 2, 'both notes');
    const [plain, why] = await noted();
    assert.deepEqual([plain.phrase, plain.why, plain.instead, plain.ground], ['fixed', undefined, undefined, false]);
    assert.deepEqual([why.phrase, why.why, why.instead], ['fixed', 'special', '车主，久等了，王师傅给您核实']);

    await put(desk, 'guding', '非常抱歉让您久等了');
    await desk.clear();
    await desk.type('车主，由于今天盘点，要晚一点核实');
    await desk.enter();
    await desk.panelSays('标准话术改过了');
    assert.ok(!(await desk.ours.panelText()).includes('写明理由'), 'it states a ground');
  }));

test('the weekly review takes them along as a workbook', async () => {
  await until(async () => Object.keys(await stored(null)).filter((key) => key.startsWith('altered:')).length === 3, 'three notes');
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/options.html`);
  await page.waitForFunction(() => document.getElementById('review-count').textContent.includes('话术改动 2 次'), POLL);
  const { name, bytes } = await downloaded(shift, () => page.click('#review'));
  assert.match(name, /^话术回顾-.*\.xlsx$/);
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
  for (const cell of ['改动原因', '客户情况特殊', '车主，久等了，王师傅给您核实', 'fixed']) assert.ok(sheet.includes(`>${cell}<`), cell);
  assert.ok(!sheet.includes('盘点'), 'without a reason no word is kept');
  await page.close();
  await removeFiles();
});

test('a sentence that was sent becomes a phrase in two keys; variables stand for what was one customer’s', () =>
  at(async (desk) => {
    await desk.type('车主，这款前窗主驾二十六寸，副驾十七寸');
    await desk.enter();
    await desk.received('车主，这款前窗主驾二十六寸，副驾十七寸');
    await desk.alt('V');
    await desk.panelSays('存成我的短语');
    await desk.panelSays('{称呼}，这款前窗主驾二十六寸，副驾十七寸');
    await desk.alt('V');
    await desk.panelSays('已存入我的短语');
    const [own] = await until(() => stored('own'), 'the phrase to be kept');
    assert.equal(own.text, '{称呼}，这款前窗主驾二十六寸，副驾十七寸');
    assert.match(own.id, /^own\.\d+$/);
    await desk.type('esl'); // 二十六
    await desk.clear();
    await put(desk, 'eslc', '副驾十七寸');
    assert.equal(await desk.draft(), '车主，这款前窗主驾二十六寸，副驾十七寸');
  }));

test('a sentence with somebody’s number is not kept', () =>
  at(async (desk) => {
    await desk.type('您的运单773210045是今天到');
    await desk.enter();
    await desk.received('您的运单773210045是今天到');
    await desk.alt('V');
    await desk.panelSays('不能存成短语');
    assert.ok(!((await stored('own')) ?? []).some((own) => own.text.includes('773210045')));
  }));

test('where the site has its own /, the search leaves it alone', () =>
  shift.at('', async (desk) => {
    const own = builtPack(PACK, (site) => site.replace('platform = "pdd"', 'platform = "pdd"\nkeys = ["Slash"]'));
    await desk.type('好');
    await push(shift, desk, own);
    await desk.clear();
    await desk.type('/');
    await desk.type('chenghu');
    await desk.panelSays('车主您好');
    assert.ok(!(await desk.ours.panelText()).includes('搜索短语'));
    await desk.chord('Alt', 'Slash');
    await desk.panelSays('搜索短语');
  }));

test('what is sent is counted by its id, and nothing else is kept', () =>
  at(async (desk) => {
    await (await worker(shift)).evaluate(() => chrome.storage.local.remove('learned'));
    await put(desk, 'chenghu', '车主您好');
    await desk.enter();
    await desk.received('车主您好');
    const learned = await until(() => stored('learned'), 'the use to be counted');
    assert.deepEqual(learned.uses, [['call', 1]]);
    assert.ok(!JSON.stringify(learned).includes('车主'));
  }));

test('the closing is offered after 好的谢谢, and where nobody has said it', () =>
  at(async (desk) => {
    const says = async (text) => {
      assert.ok(shift.practice.say(CUSTOMER, text));
      await until(async () => (await desk.page.content()).includes(text), text);
    };
    await desk.type('一共三支，都在盒子里');
    await desk.enter();
    await desk.received('一共三支，都在盒子里');
    await desk.panelSays('祝您用车愉快');
    await says('好的，谢谢');
    await desk.panelSays('正是时候');
    await desk.digit(1);
    assert.equal(await desk.draft(), '车主，感谢您的咨询，祝您用车愉快');
    await desk.enter();
    await gone(desk, '祝您用车愉快');
  }, `chat=${CUSTOMER}`));

test('whatever stands in a phrase goes in as plain text, or is refused with a reason', async () => {
  const own = (id, text) => ({ id: `own.${id}`, group: '', code: id, text, cite: [] });
  await (await worker(shift)).evaluate((own) => chrome.storage.local.set({ own }), [
    own('hhtml', '<img src=x onerror="document.title=1"><b>粗</b>'),
    own('bbidi', '亲\u202e反的\u2066字\u0000\u0007\u200b好'),
    own('bbrace', '{电话}和{{称呼}}您好}'),
    own('llong', '长'.repeat(100_000)),
    { id: 7, text: ['not a text'], code: null },
    'no phrase at all',
  ]);
  for (const query of ['', 'editor=rich']) {
    await at(async (desk) => {
      await put(desk, 'hhtml', 'onerror');
      assert.equal(await desk.draft(), '<img src=x onerror="document.title=1"><b>粗</b>');
      assert.equal(await desk.page.$eval(desk.at.editor, (el) => el.querySelectorAll('img, b').length), 0);
      await desk.clear();
      await put(desk, 'bbidi', '反的字好');
      assert.equal(await desk.draft(), '亲反的字好');
      await desk.clear();
      await put(desk, 'bbrace', '未知的变量');
      assert.equal(await desk.draft(), '〔未知的变量〕和车主您好');
      await desk.enter();
      await desk.stopped('〔未知的变量〕和车主您好');
      await desk.clear();
      await desk.type('llong');
      await desk.panelSays('长长长');
      await desk.digit(1);
      await desk.panelSays('100000 字');
      assert.equal(await desk.draft(), 'llong');
    }, query);
  }
  await settle(shift, {});
});
