// A team in a browser test: the practice shop, a browser, a rule repository behind the same proxy, and what popup and
// options say. Packs here are small: one rule of the supervisor's beside the limits, the team and the site the agent works at.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asleep, worker } from './extension.mjs';
import { POLL } from './poll.mjs';
import { HOST, Repository, wire } from './repository.mjs';
import { openShift, until } from './shift.mjs';

const FILES = Object.fromEntries(
  ['limits.toml', 'sites/pdd.toml', 'team.toml'].map((name) => [
    name,
    readFileSync(fileURLToPath(new URL(`../../../packs/default/${name}`, import.meta.url)), 'utf8'),
  ]),
);

/** A pack that forbids `words`, and nothing else. */
export function packOf(version, ...words) {
  const rule = (word, at) => `
[[rule]]
id = "team.word-${at}"
category = "secret"
severity = "block"
title = "内部代号"
why = "内部代号不外传。"
cite = ["W9"]
words = ["${word}"]
hit = ["${word}下周上线"]
miss = ["玩偶有货"]
`;
  const head = `[pack]\nname = "团队规则"\nversion = "${version}"\n`;
  return wire({ default: { 'pack.toml': head + words.map(rule).join(''), ...FILES } });
}

/** A shift whose browser can reach a repository that forbids 蓝鲸计划, in version 1. */
export async function openTeam(options = {}) {
  const shift = await openShift(options);
  const repository = new Repository();
  repository.publish(packOf('1', '蓝鲸计划'), { note: '内部代号不外传' });
  shift.practice.serve(HOST, repository.handle);
  return Object.assign(shift, { repository });
}

/** The options, in a tab of their own. */
export async function options(shift) {
  const page = await shift.browser.browser.newPage();
  await page.goto(`chrome-extension://${shift.extensionId}/extension/options.html`);
  await page.waitForFunction(() => document.querySelector('#team-join:not([hidden]), #team:not([hidden])'), POLL);
  return page;
}

/** What a screen shows of the last look, once it is over. */
export async function result(page) {
  await page.waitForFunction(() => !document.querySelector('#check').disabled && document.querySelector('#team-result').textContent !== '正在检查……', POLL);
  return page.$eval('#team-result', (el) => el.textContent);
}

/** Types an enrolment code into the options; what they say to it. */
export async function join(shift, code = shift.repository.code()) {
  const page = await options(shift);
  await page.$eval('#code', (el, code) => (el.value = code), code);
  await page.click('#join');
  const said = await result(page);
  await page.close();
  return said;
}

/** 立即检查, as the options have it; what they say. */
export async function check(shift) {
  const page = await options(shift);
  await result(page);
  await page.click('#check');
  const said = await result(page);
  await page.close();
  return said;
}

/** What the background knows of the team's rules. */
export async function status(shift) {
  const page = await options(shift);
  const answer = await page.evaluate(() => chrome.runtime.sendMessage({ kind: 'push', act: 'status' }));
  await page.close();
  return answer;
}

/** The alarm rings now: the same alarm, set to this moment. */
export async function ring(shift) {
  await (await worker(shift)).evaluate(() => chrome.alarms.create('push', { when: Date.now() }));
}

/** What is kept for the team, by name. */
export async function kept(shift) {
  return (await worker(shift)).evaluate(async () => {
    const all = await xiaoqiStore.all('');
    return Object.fromEntries(all.map(([name, bytes]) => [name, bytes.length]));
  });
}

/** A desk whose page holds the team's rules: `word` is forbidden. */
export async function forbids(desk, word) {
  const draft = `${word}下周上线`;
  await desk.clear();
  await desk.type(draft);
  await desk.panelSays('内部代号');
  const before = desk.texts();
  await desk.enter();
  await desk.stopped(draft, before);
  await desk.clear();
}

/** A desk whose page lets `word` go. */
export async function allows(desk, word) {
  const draft = `${word}下周上线`;
  await desk.clear();
  await desk.type(draft);
  const before = desk.texts();
  await desk.enter();
  await until(() => desk.texts().length > before.length, `${draft} to be sent`);
}

/** The worker sleeps and is woken by the next page. */
export { asleep };
