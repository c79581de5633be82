// A supervisor publishes, and every agent's browser has it: enrolled in the options, pushed to an open chat under a draft
// while a clock runs, by itself and by 立即检查, after a restart without a network, from a file.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { asleep, badge, popup, tabOf } from './support/extension.mjs';
import { POLL } from './support/poll.mjs';
import { Repository } from './support/repository.mjs';
import { until } from './support/shift.mjs';
import { allows, check, forbids, join, openTeam, options, packOf, result, ring, status } from './support/team.mjs';

const TEAM = '团队规则';

describe('a team', () => {
  let team;
  before(async () => (team = await openTeam()));
  after(() => team?.close());

  test('a code that was copied wrong is said so, a right one brings the rules into the open chat', async () => {
    const desk = await team.desk();
    const tab = await tabOf(team);
    const code = team.repository.code();
    const wrong = code.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    assert.match(await join(team, wrong), /抄错/);
    assert.match(await join(team, '不是码'), /不会有/);
    assert.equal((await status(team)).by, null);
    assert.equal(await join(team, code.toLowerCase().replaceAll('-', ' ')), '已更新');
    await desk.page.bringToFront();
    await desk.panelSays(TEAM);
    await forbids(desk, '蓝鲸计划');
    await allows(desk, '白鲨计划');
    // Protected: no mark, or the count of customers whose time runs out.
    await until(async () => /^\d*$/.test(await badge(team, tab)), 'the badge to be no warning');
    const screen = await popup(team, tab);
    await result(screen);
    const text = await screen.evaluate(() => document.body.innerText);
    for (const word of ['第1版', 'packs.example', '内部代号不外传', '检查中 · 团队规则']) assert.ok(text.includes(word), text);
    await screen.close();
    await desk.page.close();
  });

  test('立即检查 brings a new word under a draft, while a customer waits: draft, clock and undo stay', async () => {
    const desk = await team.desk();
    await desk.panelSays(TEAM);
    await until(async () => (await desk.ours.clocks()).length > 0, 'a clock');
    const clocks = await desk.ours.clocks();
    await desk.type('白鲨计划下周上线');
    team.repository.publish(packOf('2', '蓝鲸计划', '白鲨计划'), { note: '加了白鲨' });
    assert.equal(await check(team), '已更新');
    await desk.page.bringToFront();
    await desk.panelSays('内部代号');
    assert.equal(await desk.draft(), '白鲨计划下周上线');
    const now = await desk.ours.clocks();
    assert.deepEqual(now.map((one) => one.name), clocks.map((one) => one.name));
    for (const [at, one] of now.entries()) assert.ok(one.left <= clocks[at].left, `${one.name} waits since later`);
    const before = desk.texts();
    await desk.enter();
    await desk.stopped('白鲨计划下周上线', before);
    assert.equal(await check(team), '已是最新');
    await desk.page.close();
  });

  test('by itself, when the alarm rings; a page opened later has it at once', async () => {
    const desk = await team.desk();
    await desk.panelSays(TEAM);
    team.repository.publish(packOf('3', '青龙计划'));
    await ring(team);
    await until(async () => (await status(team)).version === 3, 'version 3');
    await desk.page.bringToFront();
    await forbids(desk, '青龙计划');
    await allows(desk, '白鲨计划');
    const later = await team.desk();
    await later.panelSays(TEAM);
    await forbids(later, '青龙计划');
    await later.page.close();
    await desk.page.close();
  });

  test('a worker that slept verifies again and has it; without a network too, for ever', async () => {
    await asleep(team);
    team.repository.answer = (_path, res) => (res.destroy(), true);
    const desk = await team.desk();
    await desk.panelSays(TEAM);
    await forbids(desk, '青龙计划');
    assert.match(await check(team), /连不上/);
    team.repository.answer = null;
    assert.equal(await check(team), '已是最新');
    await desk.page.close();
  });

  test('going back is a new version of the old content', async () => {
    team.repository.publish(packOf('2', '蓝鲸计划', '白鲨计划'), { note: '退回第2版的内容' });
    assert.equal(await check(team), '已更新');
    const desk = await team.desk();
    await desk.panelSays(TEAM);
    await forbids(desk, '白鲨计划');
    await allows(desk, '青龙计划');
    assert.equal((await status(team)).version, 4);
    await desk.page.close();
  });

  test('from a file, with the same signatures', async () => {
    team.repository.answer = (_path, res) => (res.destroy(), true);
    team.repository.publish(packOf('5', '红鹰计划'));
    const page = await options(team);
    await result(page);
    const choose = async (text) => {
      await page.evaluate((text) => {
        const files = new DataTransfer();
        files.items.add(new File([text], 'rules.json', { type: 'application/json' }));
        document.querySelector('#file').files = files.files;
        document.querySelector('#file').dispatchEvent(new Event('change', { bubbles: true }));
      }, text);
      return result(page);
    };
    const stranger = new Repository().publish(packOf('9', '黑熊计划'));
    assert.notEqual(await choose(stranger.bundle()), '已更新');
    assert.match(await choose('{"schema":"x"}'), /不是规则文件/);
    assert.equal((await status(team)).version, 4);
    assert.equal(await choose(team.repository.bundle()), '已更新');
    await page.waitForFunction(() => document.querySelector('#team-version').textContent.includes('第5版'), POLL);
    await page.close();
    team.repository.answer = null;
    const desk = await team.desk();
    await desk.panelSays(TEAM);
    await forbids(desk, '红鹰计划');
    await desk.page.close();
  });

  test('who leaves has the bundled rules in the next page, and nothing is asked for any more', async () => {
    const page = await options(team);
    page.on('dialog', (dialog) => dialog.accept());
    await result(page);
    await page.click('#leave');
    await page.waitForSelector('#team-join:not([hidden])', POLL);
    await page.close();
    const asked = team.repository.asked.length;
    const desk = await team.desk();
    await desk.panelSays('内置规则');
    await allows(desk, '红鹰计划');
    await ring(team);
    await check(team).catch(() => {});
    assert.equal(team.repository.asked.length, asked);
    await desk.page.close();
  });
});

test('a pack over which pages fail gives way to the one before, and a new one is taken again', async () => {
  const team = await openTeam();
  try {
    const { repository } = team;
    assert.equal(await join(team), '已更新');
    repository.publish(packOf('2', '白鲨计划'));
    assert.equal(await check(team), '已更新');
    // What pages say when their engine traps: the pack's number, and that it failed.
    const desk = await team.desk();
    await desk.panelSays(TEAM);
    const id = await desk.ours.evaluate('chrome.runtime.sendMessage({ kind: "hello", pack: "" }).then((answer) => answer.id)');
    for (let page = 1; page <= 3; page++) {
      assert.equal((await status(team)).version, 2, `after ${page - 1} pages`);
      await desk.ours.evaluate(`chrome.runtime.sendMessage({ kind: "tried", pack: ${JSON.stringify(id)}, ok: false })`);
    }
    assert.equal((await status(team)).version, 1);
    await desk.page.bringToFront();
    await forbids(desk, '蓝鲸计划');
    assert.match(await check(team), /自检/);
    assert.equal((await status(team)).version, 1);
    repository.publish(packOf('3', '青龙计划'));
    assert.equal(await check(team), '已更新');
    await desk.page.bringToFront();
    await forbids(desk, '青龙计划');
  } finally {
    await team.close();
  }
});

test('rules whose signatures have expired go on, and say that they may be old', async () => {
  const team = await openTeam();
  try {
    const { repository } = team;
    repository.life.timestamp = 6_000;
    repository.signTimestamp();
    const desk = await team.desk();
    assert.equal(await join(team), '已更新');
    await desk.page.bringToFront();
    await forbids(desk, '蓝鲸计划');
    const { expires } = JSON.parse(repository.files.get('metadata/timestamp.json')).signed;
    await until(() => Date.parse(expires) < Date.now(), 'the timestamp to expire', 20_000);
    assert.match(await check(team), /过期/);
    await desk.page.bringToFront();
    await desk.panelSays('规则可能过期');
    await forbids(desk, '蓝鲸计划');
    await asleep(team);
    const later = await team.desk();
    await later.panelSays('规则可能过期');
    repository.life.timestamp = 86_400_000;
    repository.signTimestamp();
    assert.equal(await check(team), '已是最新');
    await later.page.bringToFront();
    await later.panelSays(TEAM);
  } finally {
    await team.close();
  }
});
