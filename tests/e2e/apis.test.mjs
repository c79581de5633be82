// What ships runs in the oldest browsers its manifest names: nothing in its JavaScript (the glue's calls of web-sys too) and CSS
// is newer, by MDN's browser compatibility data, but what is looked for before it is used.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import * as css from 'css-tree';
import { DIST } from './support/shift.mjs';

const ROOT = path.resolve(DIST);
const BROWSERS = { chromium: 'chrome', firefox: 'firefox' };

/** Newer, and why it may be used all the same. */
const LOOKED_FOR = {
  'Uint8Array.fromBase64': 'loader.js: else atob',
  'Uint8Array.fromHex': 'loader.js: else a loop',
  toBase64: 'push.js: else btoa',
  'CSS.highlights': 'highlight.rs, loader.js: nothing is coloured without it',
  Highlight: 'the same',
  'css.selectors.highlight': 'the same',
  ancestorOrigins: 'loader.js: else the referrer',
  'Error.captureStackTrace': 'fflate asks for it first',
  detached: 'wasm-bindgen asks whether it is undefined',
  'AbortSignal.timeout': 'there since 103; until 124 its error had another name, and we ask for none',
  'css.properties.text-wrap': 'breaks lines more evenly where it is known',
  'css.properties.text-wrap.pretty': 'the same',
  'css.properties.field-sizing': 'a text area that grows; it scrolls where it is not known',
  'css.properties.field-sizing.content': 'the same',
};

/** Members of ours, of chrome.* and of JSON that are called like something new. */
const OURS = new Set([
  'local', 'session', 'managed', 'path', 'move', 'side', 'profiles', 'windows', 'screens', 'phrases', 'phrase', 'bytes', 'element', 'take', 'build', 'check', 'memory', 'capture', 'level',
]);

/** Since which version a feature is there, 0 if from the first, Infinity if not at all or behind a flag. */
function since(feature, browser) {
  const all = [feature?.__compat?.support?.[browser] ?? []].flat();
  const usable = all.filter((one) => one.version_added && !one.flags && !one.partial_implementation && !one.version_removed && !one.prefix && !one.alternative_name);
  if (usable.length === 0) return all.length ? Infinity : 0;
  return Math.min(...usable.map((one) => (one.version_added === true ? 0 : parseInt(String(one.version_added).replace('≤', ''), 10) || 0)));
}

const floorOf = (kind) => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, kind, 'manifest.json'), 'utf8'));
  return parseInt(manifest.minimum_chrome_version ?? manifest.browser_specific_settings.gecko.strict_min_version, 10);
};

/** By a member's name: every feature that is called so, on whatever interface. */
const members = new Map();
const owners = { ...bcd.api, ...bcd.javascript.builtins };
for (const [owner, features] of Object.entries(owners)) {
  for (const [name, feature] of Object.entries(features)) {
    if (name === '__compat') continue;
    const plain = name.replace(/_(static|event)$/, '');
    if (!members.has(plain)) members.set(plain, []);
    members.get(plain).push({ owner, feature });
  }
}

/** What of a script is newer than `floor`. A member counts where it is new on whatever has it, or on the owner that is named. */
function newInScript(text, browser, floor) {
  const found = new Set();
  const as = (sourceType) => parse(text, { ecmaVersion: 'latest', sourceType });
  const tree = /\bexport\s*\{/.test(text) || /^\s*(import|export)\b/m.test(text) ? as('module') : as('script');
  full(tree, (node) => {
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && since(owners[node.callee.name], browser) > floor) found.add(node.callee.name);
    if (node.type !== 'MemberExpression' || node.computed || OURS.has(node.property.name)) return;
    const name = node.property.name;
    const owner = node.object.type === 'Identifier' && Object.hasOwn(owners, node.object.name) ? node.object.name : null;
    const all = members.get(name) ?? [];
    const fitting = owner ? all.filter((one) => one.owner === owner) : all;
    if (fitting.length > 0 && fitting.every(({ feature }) => since(feature, browser) > floor)) found.add(owner ? `${owner}.${name}` : name);
  });
  return found;
}

/** What of a style sheet is newer. */
function newInStyle(text, browser, floor) {
  const found = new Set();
  const look = (feature, name) => feature && since(feature, browser) > floor && found.add(name);
  css.walk(css.parse(text), (node) => {
    if (node.type === 'Declaration' && !node.property.startsWith('--')) {
      const property = bcd.css.properties[node.property];
      look(property, `css.properties.${node.property}`);
      const words = node.value.children?.toArray().filter((one) => one.type === 'Identifier') ?? [];
      for (const { name } of words) look(property?.[name], `css.properties.${node.property}.${name}`);
    }
    if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') look(bcd.css.selectors[node.name], `css.selectors.${node.name}`);
    if (node.type === 'Atrule') look(bcd.css['at-rules'][node.name], `css.at-rules.${node.name}`);
  });
  return found;
}

for (const [kind, browser] of Object.entries(BROWSERS)) {
  test(`${kind}: nothing newer than its oldest browser without being looked for`, () => {
    const floor = floorOf(kind);
    const folder = path.join(ROOT, kind);
    const files = readdirSync(folder, { recursive: true });
    const newer = new Map();
    const note = (names, file) => names.forEach((name) => newer.set(name, [...(newer.get(name) ?? []), file]));
    for (const file of files) {
      const read = () => readFileSync(path.join(folder, file), 'utf8');
      if (/\.m?js$/.test(file)) note(newInScript(read(), browser, floor), file);
      if (file.endsWith('.css')) note(newInStyle(read(), browser, floor), file);
    }
    // The panel's own style is in the engine.
    note(newInStyle(readFileSync(new URL('../../browser/page/src/panel/panel.css', import.meta.url), 'utf8'), browser, floor), 'panel.css');
    const left = [...newer].filter(([name]) => !Object.hasOwn(LOOKED_FOR, name)).map(([name, where]) => `${name} in ${where.join(', ')}`);
    assert.deepEqual(left, []);
  });
}

test('what is new is found', () => {
  assert.deepEqual([...newInScript('Promise.withResolvers(); x.toSorted(); document.startViewTransition();', 'chrome', 100)].sort(), ['Promise.withResolvers', 'startViewTransition', 'toSorted']);
  assert.deepEqual([...newInStyle('a { text-wrap: pretty } b:has(c) {} ', 'firefox', 115)].sort(), ['css.properties.text-wrap', 'css.properties.text-wrap.pretty', 'css.selectors.has']);
});
