// A pushed pack takes over between two events, in an open page with a draft; one that is damaged does not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { tabOf, worker } from './support/extension.mjs';
import { builtPack } from './support/packs.mjs';
import { openShift, until } from './support/shift.mjs';

const RULE = `[pack]
name = "团队规则"
version = "1"

[[rule]]
id = "team.word"
category = "secret"
severity = "block"
title = "内部代号"
why = "内部代号不外传。"
cite = ["W9"]
words = ["蓝鲸计划"]
hit = ["蓝鲸计划下周上线"]
miss = ["蓝鲸玩偶有货"]

[[rule]]
id = "team.trial"
category = "secret"
severity = "block"
title = "新代号"
why = "新代号不外传。"
cite = ["W9"]
trial = true
words = ["白鲨计划"]
hit = ["白鲨计划下周上线"]
miss = ["白鲨玩偶有货"]

[[announcement]]
id = "xinjiang"
kind = "停发地区"
text = "新疆今天停发"
to = "2099-12-31"

[[announcement]]
id = "over"
kind = "缺货"
text = "红色断货"
to = "2020-01-01"

[[announcement]]
id = "elsewhere"
kind = "活动"
text = "别的平台的活动"
to = "2099-12-31"
platforms = ["jd"]
`;

let shift;
before(async () => {
  shift = await openShift();
});
after(() => shift?.close());

/** What the office noted for the supervisor. */
async function notes(shift) {
  const all = await (await worker(shift)).evaluate(() => chrome.storage.local.get(null));
  return Object.entries(all).filter(([key]) => key.startsWith('note:')).map(([, note]) => note);
}

test('an announcement stands in the panel until it is read, in whichever tab, and in the popup as long as it holds', async () => {
  const pack = builtPack(RULE);
  const desk = await shift.desk();
  const push = async () => {
    const tab = await tabOf(shift);
    await (await worker(shift)).evaluate((tab, pack) => chrome.tabs.sendMessage(tab, { kind: 'pack', pack }), tab, pack);
    await desk.panelSays('团队规则');
  };
  await desk.type('您好');
  await push();
  await desk.panelSays('新疆今天停发');
  const said = await desk.ours.panelText();
  assert.ok(said.includes('停发地区') && !said.includes('红色断货') && !said.includes('别的平台的活动'), said);
  assert.equal(await desk.draft(), '您好', 'the draft is as it was');
  await desk.alt('B');
  await until(async () => !(await desk.ours.panelText()).includes('新疆今天停发'), 'the announcement to go');
  assert.equal(await desk.draft(), '您好');
  const { read } = await (await worker(shift)).evaluate(() => chrome.storage.local.get('read'));
  assert.deepEqual(read, ['xinjiang']);
  const seen = await (await worker(shift)).evaluate((tab) => chrome.tabs.sendMessage(tab, { kind: 'ask' }), await tabOf(shift));
  assert.deepEqual(seen.announcements, ['新疆今天停发'], 'the popup lists it still');
  await desk.page.reload();
  await desk.type('您好');
  await push();
  assert.ok(!(await desk.ours.panelText()).includes('新疆今天停发'), 'it was read');
  await desk.page.close();
});

test('a pushed pack takes over under a draft; a damaged one changes nothing', async () => {
  const pack = builtPack(RULE);
  const desk = await shift.desk();
  const tab = await tabOf(shift);
  const push = async (pack) =>
    (await worker(shift)).evaluate((tab, pack) => chrome.tabs.sendMessage(tab, { kind: 'pack', pack }), tab, pack).catch(() => {});
  const draft = '蓝鲸计划下周上线哦';
  await desk.type(draft);
  await push(Buffer.from(`小旗${'\u0004\u0000'}damaged`).toString('base64'));
  assert.ok((await desk.ours.panelText()).includes('内置规则'));
  await push(pack);
  await desk.panelSays('团队规则');
  await desk.panelSays('内部代号');
  assert.equal(await desk.draft(), draft);
  await desk.enter();
  await desk.stopped(draft);
  await desk.clear();
  await desk.type('蓝鲸玩偶有货');
  await desk.enter();
  await desk.received('蓝鲸玩偶有货');
  await until(async () => (await desk.ours.panelText()).includes('团队规则'), 'the pack to stay');

  // 试运行: counted by its id when the message goes out, and never shown.
  await desk.type('白鲨计划下周上线');
  assert.ok(!(await desk.ours.panelText()).includes('新代号'));
  assert.deepEqual(await notes(shift), []);
  await desk.enter();
  await desk.received('蓝鲸玩偶有货', '白鲨计划下周上线');
  await until(async () => (await notes(shift)).length === 1, 'the note');
  const [{ rule, reason, override_ }] = await notes(shift);
  assert.deepEqual({ rule, reason, override_ }, { rule: 'team.trial', reason: 'trial', override_: false });
  await desk.page.close();
});
