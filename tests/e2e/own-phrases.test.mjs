// 我的短语 in the options: written, marked, taken out, brought in from tables and taken along in them. Nothing of a table is
// lost in silence, nothing in it is ever more than text.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { worker } from './support/extension.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';
import { downloaded, file, gbk, parts, removeFiles, workbook, xiaoqi } from './support/tables.mjs';

let shift;
before(async () => (shift = await openShift()));
after(async () => {
  await shift?.close();
  await removeFiles();
});

const phrase = (at, text = `第${at}条`) => ({ id: `own.${at}`, group: '甲', code: `c${at}`, text, cite: [] });
const kept = async () => (await worker(shift)).evaluate(async () => (await chrome.storage.local.get('own')).own ?? []);
const plain = (all) => all.map(({ group, code, text }) => [group, code, text]);
const keep = async (own) => (await worker(shift)).evaluate((own) => chrome.storage.local.set({ own }), own);

/** The options over what is kept. */
async function options(own = []) {
  await keep(own);
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/options.html`);
  await page.waitForFunction((many) => document.querySelectorAll('#own tr').length === many, POLL, own.filter((one) => one.text).length);
  await page.waitForFunction(() => document.querySelectorAll('#keys tr').length > 0, POLL);
  page.fields = (row) => `#own tr:nth-child(${row})`;
  /** Writes into a cell as an agent does, and goes on to the next. */
  page.write = async (row, column, text) => {
    const cell = `${page.fields(row)} td:nth-child(${column}) :is(input, textarea)`;
    await page.focus(cell);
    await page.$eval(cell, (el) => el.select());
    await page.keyboard.sendCharacter(text);
    await page.keyboard.press('Tab');
  };
  page.shown = () => page.$$eval('#own tr', (rows) => rows.map((row) => [...row.querySelectorAll('input, textarea')].map((el) => el.value)));
  page.why = (row) => page.$eval(`${page.fields(row)} .why`, (el) => el.textContent);
  page.says = (id, text) => page.waitForFunction((id, text) => document.getElementById(id).textContent.includes(text), POLL, id, text);
  page.bring = async (name, bytes, result) => {
    await (await page.$('#own-file')).uploadFile(await file(name, bytes));
    await page.says('own-result', result);
    return page.$$eval('#own-notes li', (all) => all.map((li) => li.textContent));
  };
  return page;
}

test('a phrase is added, mended and taken out, each at once', async () => {
  const page = await options();
  await page.click('#own-add');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), '分组');
  await page.write(1, 1, '发货');
  await page.write(1, 2, ' FH1');
  assert.deepEqual(await kept(), []);
  await page.write(1, 3, '{客户名}，今天发货');
  await page.says('saved', '已保存');
  assert.deepEqual(plain(await kept()), [['发货', 'fh1', '{买家}，今天发货']]);
  assert.equal((await kept())[0].id, 'own.fh1');
  assert.match(await page.why(1), /写作 \{买家\}/);
  assert.deepEqual(await page.shown(), [['发货', 'fh1', '{买家}，今天发货']]);
  await page.write(1, 3, '好的');
  await until(async () => (await kept())[0]?.text === '好的', 'the change');
  assert.equal((await kept()).length, 1);
  // Without a code it gets one, without a group it says so.
  await page.click('#own-add');
  await page.write(2, 3, '还有问题吗');
  await until(async () => (await kept()).length === 2, 'the second');
  assert.deepEqual((await page.shown())[1], ['未分组', 'hywt', '还有问题吗']);
  await page.says('kept-own', '2 条');
  await page.click('#own tr:nth-child(1) button');
  await until(async () => (await kept()).length === 1, 'it to be gone');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), '移除「hywt」');
  assert.deepEqual((await page.evaluate(() => chrome.storage.local.get('settings'))).settings, undefined, 'no settings are written');
  await page.close();
});

test('what cannot be sent is marked, named and not kept', async () => {
  const page = await options([phrase(1), phrase(2)]);
  const faults = [
    [3, '打{电话}', '{电话} 不是小旗的变量'],
    [3, '好{', '单独的大括号'],
    [3, '第2条', '同文'],
    [3, '长'.repeat(2_000), '最多 4096 字节'],
    [3, ' ', '没有短语内容'],
    [2, 'c2', '短码「c2」您已有的「第2条」已经在用'],
    [2, 'p\u0430y', '看起来像英文字母'],
  ];
  for (const [column, text, why] of faults) {
    await page.write(1, column, text);
    await until(async () => (await page.why(1)).includes(why), why);
    const invalid = await page.$$eval('#own :invalid', (all) => all.map((el) => el.closest('td').cellIndex + 1));
    assert.deepEqual(invalid, [column], why);
    // As it was again, there is nothing to mark.
    await page.write(1, column, { 2: 'c1', 3: '第1条' }[column]);
    await until(async () => (await page.why(1)) === '', 'the mark to go');
  }
  assert.deepEqual(plain(await kept()), plain([phrase(1), phrase(2)]));
  await page.close();
});

test('what a page saves meanwhile comes in, and nothing that is being written is lost', async () => {
  const page = await options([phrase(1), phrase(2)]);
  await page.focus('#own tr:nth-child(1) textarea');
  await page.keyboard.sendCharacter('正在写');
  await keep([{ ...phrase(1), code: 'new' }, phrase(3)]);
  await page.waitForFunction(() => document.querySelectorAll('#own tr').length === 2, POLL);
  const [first, second] = await page.shown();
  assert.deepEqual([first[1], second[2]], ['new', '第3条']);
  assert.ok(first[2].includes('正在写') && first[2].includes('第1条'), first[2]);
  await page.keyboard.press('Tab');
  await until(async () => (await kept())[0].text.includes('正在写'), 'it to be kept');
  assert.equal((await kept())[0].code, 'new');
  await page.close();
});

test('a sentence that a page kept has neither code nor group; it gets both when it is mended', async () => {
  const bare = (at, text) => ({ id: `own.176400000000${at}`, text, group: '', code: '', cite: [] });
  const page = await options([bare(1, '在的呢'), bare(2, '马上给您看'), { id: 7 }]);
  assert.deepEqual(await page.shown(), [['', '', '在的呢'], ['', '', '马上给您看']]);
  await page.write(1, 3, '在的，请说');
  await until(async () => (await kept())[0].text === '在的，请说', 'the change');
  assert.deepEqual((await page.shown())[0], ['未分组', 'zdqs', '在的，请说']);
  assert.deepEqual((await kept()).slice(1), [bare(2, '马上给您看'), { id: 7 }], 'the others stay as they were');
  const { bytes } = await downloaded(shift, () => page.click('#own-csv'));
  await page.says('own-notes', '有 1 条存坏了，读不出，没有导出');
  await page.says('own-notes', '没有分组，导入时会放进「未分组」');
  await page.bring('自己的.csv', bytes, '加入 0 条');
  assert.equal((await kept()).length, 3);
  await page.close();
});

test('a CSV of 千牛 in GBK comes in; what is left out is named with its row', async () => {
  const page = await options([phrase(1, '在的')]);
  const text = [
    '快捷短语编码,快捷短语,快捷短语分组',
    'fh,亲&#44;今天发货&#13;请放心,发货',
    'c1,{客户名}您好,开场',
    'x,在的,开场',
    'dh,请打{电话},开场',
    'fh2,亲&#44;今天发货&#13;请放心,发货',
    '',
  ].join('\r\n');
  const notes = await page.bring('千牛.csv', gbk(text), '加入 2 条，没有加入 1 条');
  assert.deepEqual(plain(await kept()).slice(1), [['发货', 'fh', '亲,今天发货\n请放心'], ['开场', 'c12', '{买家}您好']]);
  const said = (row, what) => assert.ok(notes.some((note) => note.startsWith(`第${row}行`) && note.includes(what)), `${row} ${what}: ${notes}`);
  said(3, '您已有的「在的」已经在用');
  said(4, '与您已有的「c1」同文');
  said(5, '{电话} 不是小旗的变量');
  said(6, '与第2行同组同文');
  const utf8 = new TextEncoder().encode(text);
  await page.bring('又一次.csv', utf8, '又一次.csv：加入 0 条');
  assert.equal((await kept()).length, 3);
  const none = await page.bring('没有.csv', new TextEncoder().encode('a,b\n'), '没有找到表头');
  assert.deepEqual(none, []);
  await page.bring('旧.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '旧版 .xls');
  await page.close();
});

test('a workbook made by hand comes in by the names of its columns', async () => {
  const page = await options();
  const strings = '<si><t>话术内容（必填）</t></si><si><r><t>今天</t></r><r><t xml:space="preserve"> 发货</t></r><rPh sb="0" eb="1"><t>jīn</t></rPh></si>';
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const text = (at, text) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = [
    `<row r="1">${text('A1', '某某店话术')}</row>`,
    `<row r="3">${text('A3', '快捷键')}<c r="B3" t="s"><v>0</v></c>${text('C3', '分类')}${text('D3', '截止日期')}</row>`,
    '<row r="4"><c r="A4"><v>12</v></c><c r="B4" t="s"><v>1</v></c><c r="D4" s="1"><v>46350</v></c></row>',
    `<row><c t="str"><f>A1</f><v>b</v></c>${text('B5', 'a_x000D_\nb&amp;lt;')}</row>`,
    `<row r="6">${text('A6', 'c')}${text('B6', '双十一')}${text('D6', '过几天')}</row>`,
  ].join('');
  const bytes = workbook({ 说明: `<row r="1">${text('A1', '怎么填')}</row>`, 话术: rows }, { strings, styles });
  const notes = await page.bring('手工.xlsx', bytes, '加入 2 条，没有加入 1 条');
  assert.deepEqual(plain(await kept()), [['未分组', '12', '今天 发货'], ['未分组', 'b', 'a\nb&lt;']]);
  assert.equal((await kept())[0].to, '2026-11-24');
  assert.ok(notes.some((note) => note.includes('工作表「说明」')) && notes.some((note) => note.startsWith('第6行') && note.includes('不是日期')), String(notes));
  await page.close();
});

test('a workbook that is a bomb, or none, is refused', async () => {
  const page = await options();
  const big = parts({ 一: '' });
  big['xl/sharedStrings.xml'] = new Uint8Array(21_000_000);
  await page.bring('大.xlsx', zipSync(big), '解开后太大');
  const entities = parts({ 一: '' });
  entities['xl/worksheets/sheet0.xml'] = new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>');
  await page.bring('实体.xlsx', zipSync(entities), '读不出这个工作簿');
  await page.bring('坏.xlsx', new TextEncoder().encode('PK\x03\x04 no workbook'), '坏.xlsx');
  assert.deepEqual(await kept(), []);
  await page.close();
});

test('hostile cells are only ever text', async () => {
  const page = await options();
  const hostile = ['<img src=x onerror=alert(1)>', "=cmd|' /C calc'!A0", '先\u202e付款\u0000后发'];
  const csv = ['编码,短语,分组', ...hostile.map((text, at) => `k${at},${text},<b>组</b>`)].join('\n');
  await page.bring('恶意.csv', new TextEncoder().encode(csv), '加入 3 条');
  assert.deepEqual((await page.shown()).map(([, , text]) => text), [hostile[0], hostile[1], '先付款后发']);
  assert.equal(await page.$$eval('#own img, #own b, #own-notes img', (all) => all.length), 0);
  const { bytes } = await downloaded(shift, () => page.click('#own-csv'));
  assert.ok(bytes.toString().includes('=cmd|'), 'a text is kept as it is');
  await page.says('own-notes', '以「=」开头，用 Excel 打开这个 CSV 会当成公式');
  const sheet = await downloaded(shift, () => page.click('#own-xlsx'));
  const cells = Buffer.from(unzipSync(sheet.bytes)['xl/worksheets/sheet1.xml']).toString();
  assert.ok(!cells.includes('<f>') && cells.includes('&lt;img') && !cells.includes('<img'), cells);
  await page.close();
});

test('both files bring back what was taken along, here and in the command', async () => {
  const texts = ['亲,今天"发货"\n请放心', '_x0041_ &#44; &amp; <b>', '👍 {买家}', '=1+1', ' 前后有空格 '];
  const own = texts.map((text, at) => ({ ...phrase(at, text), ask: at === 0 ? ['在吗|亲', '几点'] : [], stage: at === 1 ? ['presale'] : [] }));
  const page = await options(own);
  const csv = await downloaded(shift, () => page.click('#own-csv'));
  assert.match(csv.name, /^我的短语-\d{4}-\d\d-\d\d\.csv$/);
  await page.says('own-notes', '有 2 条还设了别的');
  const xlsx = await downloaded(shift, () => page.click('#own-xlsx'));
  assert.match(xlsx.name, /\.xlsx$/);
  for (const { name, bytes } of [csv, xlsx]) {
    await page.bring(name, bytes, '加入 0 条');
    await keep([]);
    await page.bring(name, bytes, `加入 ${own.length} 条`);
    assert.deepEqual(plain(await kept()), plain(own));
  }
  assert.deepEqual((await kept()).map(({ id, ask, stage }) => [id, ask, stage]), own.map(({ id, ask, stage }) => [id, ask, stage]));
  // The command reads the workbook as it is, and what the command writes comes in here.
  const { stdout } = await xiaoqi('phrases', 'import', xlsx.path);
  for (const { id, code } of own) assert.ok(stdout.includes(`id = "${id}"`) && stdout.includes(`code = "${code}"`), stdout);
  assert.ok(stdout.includes('亲,今天"发货"\n请放心') || stdout.includes('亲,今天\\"发货\\"\\n请放心'), stdout);
  for (const ending of ['csv', 'xlsx']) {
    const from = await file(`command.${ending}`, '');
    await xiaoqi('phrases', 'export', '--output', from);
    await keep([]);
    await (await page.$('#own-file')).uploadFile(from);
    await page.says('own-result', `command.${ending}：加入 `);
    const [{ id, code, text }] = await kept();
    assert.ok(id.startsWith('own.') && code && text);
  }
  await page.close();
});

test('there is room for a thousand, and what has none is told', async () => {
  const own = Array.from({ length: 999 }, (_, at) => phrase(at + 1));
  const page = await options(own);
  const notes = await page.bring('多.csv', new TextEncoder().encode('编码,短语\nn1,新的一条\nn2,新的两条\n'), '加入 1 条，没有加入 1 条');
  assert.ok(notes.some((note) => note.startsWith('第3行') && note.includes('最多 1000 条')), String(notes));
  assert.equal((await kept()).length, 1_000);
  await page.click('#own-add');
  await page.write(1_001, 3, '再来一条');
  await until(async () => (await page.why(1_001)).includes('最多 1000 条'), 'the mark');
  assert.equal((await kept()).length, 1_000);
  // A filter finds one among many.
  await page.type('#own-filter', '第77');
  const shown = () => page.$$eval('#own tr:not([hidden]) textarea', (all) => all.map((el) => el.value));
  await until(async () => (await shown()).includes('第77条') && !(await shown()).includes('第8条'), 'the filter');
  await page.close();
});

test('全部清除 takes them, too', async () => {
  const page = await options([phrase(1)]);
  page.on('dialog', (dialog) => {
    assert.match(dialog.message(), /我的短语也会删掉/);
    return dialog.accept();
  });
  await page.click('#erase');
  await page.waitForFunction(() => document.querySelectorAll('#own tr').length === 0, POLL);
  assert.deepEqual(await kept(), []);
  await page.says('kept-own', '0 条');
  await page.close();
});
