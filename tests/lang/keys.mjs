// The texts of ours that are shown to agents, as the catalogues have them for keys: found in the sources. A form's holes are `{}`.
// What is written for customers, supervisors or files, or only compared, is no text of ours: NOT_OURS says which and why.

import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MARKUP = /^<\w/; // a file's, made from strings
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HAN = /[\u3400-\u9fff]/;

/** Files whose Chinese goes to customers, supervisors or into files, or is compared with what a page says. */
const FILES_NOT_OURS = new Set([
  'browser/page/src/page/health.rs', // a report for the supervisor's technician
  'browser/page/src/site/chats.rs', // words of the sellers' pages
]);

/** Single texts, by file. */
const NOT_OURS = {
  // The workbook for the weekly meeting, and names of files.
  'extension/review.js': ['客户情况特殊', '活动规则有变', '话术不好用', '类别', '时间', '改成（号码和客户的话已遮掉）', '话术编号', '次数', '原因', '写明理由', '规则包', '改动原因', '话术改动', '是', '否', '使用', '话术回顾'],
  'extension/own-files.js': ['我的短语'],
  'extension/teach/profile.js': ['# {}：在浏览器里教的（docs/add-a-site.md）。选择器没有和平台核对过。'], // a comment in the team's pack
  'extension/own-workbook.js': ['是', '否'],
  'browser/page/src/page.rs': ['加我微信详聊'], // a draft, to see that the guard finds it
  'browser/page/src/page/phrase/mod.rs': ['{订单}', '{买家}', '{店铺}', '{接待ID}', '{称呼}'],
  'browser/page/src/page/phrase/search.rs': ['／', '、'],
  'browser/page/src/site/anchors.rs': ['发送'],
  'browser/page/src/panel/remark.rs': ['待客核', '已审核'], // the ERP's own words
};

/** Pieces that a form is made of, by file: as they are shown. */
const FORMS = {
  'browser/page/src/page/report.rs': [[/^[位个]/, (text) => `{} ${text}`]],
  'browser/page/src/page/remark/bulk.rs': [[/^(已有|跳过)$/, (text) => `${text} {}`], [/^等 /, (text) => `{}${text}`]],
  'browser/page/src/page/remark/window.rs': [[/^\{\}\{\}/, (text) => text.slice(2)]],
  'browser/bridge/src/keys.rs': [[/ \d$/, (text) => text.replace(/\d$/, '{}')]],
  'extension/own-files.js': [[/^，/, (text) => text.slice(1)], [/^\{\}：导出/, () => '导出 {} 条']],
};
/** Keys that no source has as such: what stands in a form's hole, kinds of remarks without a number. */
const BESIDES = ['ERP「{}」', '备注种类', '：', '。'];

/** Where the core and the bridge name what is shown: the first `said` of each file, and what badges say. */
const SAID = [
  'src/pack/wording.rs', 'src/pack/remark.rs', 'src/pack/notice.rs', 'src/timing/notice.rs', 'src/timing/duty.rs',
  'src/timing/reminder.rs', 'src/phrase/query.rs', 'src/phrase/keep.rs', 'browser/bridge/src/message.rs',
];

export const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');

export function filesIn(folder, ending) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** The string literals of Rust outside comments, with their places. */
export function rustStrings(source) {
  const text = source.split('#[cfg(test)]')[0];
  const found = [];
  const token = /\/\/[^\n]*|\/\*[^]*?\*\/|r(#+)"[^]*?"\1|'(?:[^'\\]|\\.)'|"((?:[^"\\]|\\[^])*)"/g;
  for (const [, , string] of text.matchAll(token)) {
    if (string === undefined || !HAN.test(string)) continue;
    const plain = string.replace(/\\\n\s*/g, '').replace(/\\n/g, '\n').replace(/\\"/g, '"');
    found.push(plain.replace(/\{[a-z_0-9]*(:[^}]*)?\}/g, '{}').replace(/\{\{/g, '{').replace(/\}\}/g, '}'));
  }
  return found;
}

/** The strings and templates of JavaScript; one inside another's hole is another. */
export function scriptStrings(source) {
  const found = [];
  const hear = (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') found.push(node.value);
    if (node.type === 'TemplateLiteral') found.push(node.quasis.map((part) => part.value.cooked).join('{}'));
  };
  full(parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true }), hear);
  return found.filter((string) => HAN.test(string) && !MARKUP.test(string));
}

/** What a screen's HTML shows. */
export function htmlStrings(source) {
  const found = [];
  // What is data is marked so, on an element without others inside, or with options alone.
  const text = source.replace(/<!--[^]*?-->/g, '').replace(/<(\w+)\b[^>]*translate="no"[^>]*>[^]*?<\/\1>/g, '');
  for (const [, attribute] of text.matchAll(/\s(?:aria-label|placeholder|title)="([^"]*)"/g)) found.push(attribute);
  for (const part of text.replace(/<(script|style)\b[^]*?<\/\1>/g, '').split(/<[^>]*>/)) found.push(part.trim());
  return found.filter((string) => HAN.test(string));
}

/** What a scenario says to who practises: what customers say stays. */
function scenarioStrings(source) {
  const { steps, done } = JSON.parse(source);
  return [...steps.flatMap((step) => step.tell), ...done];
}

/** Parts of a line are said by themselves. */
const parts = (string) => string.split(/\n|· /).map((part) => part.trim()).filter((part) => HAN.test(part));

/** Every key, with the file it is first found in. */
export function keys() {
  const found = new Map();
  const add = (file, strings) => {
    for (const string of strings) {
      if (NOT_OURS[file]?.includes(string)) continue;
      const whole = string.startsWith('第{}版') ? [string] : parts(string);
      for (const part of whole) {
        const form = FORMS[file]?.find(([is]) => is.test(part));
        const key = form ? form[1](part) : part;
        if (!found.has(key)) found.set(key, file);
      }
    }
  };
  for (const file of filesIn('extension', '.html')) add(file, htmlStrings(read(file)));
  for (const file of filesIn('extension', '.js')) add(file, scriptStrings(read(file)));
  for (const file of filesIn('extension/practice', '.json')) add(file, scenarioStrings(read(file)));
  for (const room of ['browser/page/src', 'browser/office/src', 'browser/build/src']) {
    for (const file of filesIn(room, '.rs')) if (!FILES_NOT_OURS.has(file) && !/(^|\/)tests(\/|\.rs)/.test(file)) add(file, rustStrings(read(file)));
  }
  for (const file of SAID) {
    // Of the rules' categories, which come second, only supervisors read.
    const bodies = [...read(file).split('#[cfg(test)]')[0].matchAll(/pub fn (?:said|badge)\(&?self\)[^{]*\{([^]*?)\n    \}/g)];
    for (const [, body] of file.startsWith('src/pack/wording') ? bodies.slice(0, 1) : bodies) add(file, rustStrings(body));
  }
  add('browser/bridge/src/keys.rs', rustStrings(read('browser/bridge/src/keys.rs')));
  for (const key of BESIDES) found.set(key, 'tests/lang/keys.mjs');
  return found;
}
