// The whole way with the real command: a supervisor edits a line of TOML and publishes into a folder that is served over
// TLS; the agent's open chat forbids the word. The pack is the default one with the team's upon it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HOST } from './support/repository.mjs';
import { openShift, until } from './support/shift.mjs';
import { Supervisor } from './support/supervisor.mjs';
import { allows, check, forbids, join, options, result, ring, status } from './support/team.mjs';

const COMPILED = 60_000; // ms that a machine under load may need for the default pack

describe('a supervisor with the command', () => {
  let shift;
  let supervisor;
  let desk;
  const inForce = (version) => until(async () => (await status(shift)).version === version, `version ${version}`, COMPILED);

  before(async () => {
    supervisor = await Supervisor.begin();
    assert.equal(await supervisor.forbid('蓝鲸计划'), 1);
    await supervisor.lead('zjhd', '亲，组长已经接手，稍后回复您');
    shift = await openShift();
    shift.practice.serve(HOST, supervisor.handle);
    desk = await shift.desk();
  });
  after(async () => {
    await shift?.close();
    await supervisor?.close();
  });

  test('the code that the command prints enrols, and the open chat obeys', async () => {
    assert.equal(await join(shift, await supervisor.code('phrases/lead.json')), '已更新');
    await inForce(1);
    await desk.page.bringToFront();
    await forbids(desk, '蓝鲸计划');
    await allows(desk, '白鲨计划');
  });

  test('what a team lead signs himself came beside it, and comes anew when only it has changed', async () => {
    await desk.type('zjhd');
    await desk.panelSays('组长已经接手');
    await desk.clear();
    await supervisor.lead('zjhd', '亲，组长马上回复您');
    assert.equal(await check(shift), '已更新');
    await desk.page.bringToFront();
    await desk.type('zjhd');
    await desk.panelSays('组长马上回复');
    await desk.clear();
    await forbids(desk, '蓝鲸计划');
  });

  test('a word more, and 立即检查', async () => {
    assert.equal(await supervisor.forbid('蓝鲸计划', '白鲨计划'), 2);
    assert.equal(await check(shift), '已更新');
    await desk.page.bringToFront();
    await forbids(desk, '白鲨计划');
  });

  test('a word more, and the next poll', async () => {
    assert.equal(await supervisor.forbid('青龙计划'), 3);
    await ring(shift);
    await inForce(3);
    await desk.page.bringToFront();
    await forbids(desk, '青龙计划');
    await allows(desk, '白鲨计划');
  });

  test('rollback is a new version of what was', async () => {
    await supervisor.xiaoqi('repo', 'rollback', '--to', '2', ...supervisor.repo, ...supervisor.key);
    assert.equal(await check(shift), '已更新');
    await inForce(4);
    await desk.page.bringToFront();
    await forbids(desk, '白鲨计划');
    await allows(desk, '青龙计划');
  });

  test('the file that the command exports is taken in without a network', async () => {
    shift.practice.serve(HOST, (_req, res) => res.destroy());
    assert.equal(await supervisor.forbid('红鹰计划'), 5);
    const file = supervisor.at('rules.json');
    await supervisor.xiaoqi('repo', 'export', ...supervisor.repo, '--output', file);
    assert.match(await check(shift), /连不上/);
    const page = await options(shift);
    await result(page);
    const input = await page.$('#file');
    await input.uploadFile(file);
    await inForce(5);
    assert.equal(await result(page), '已更新');
    await page.close();
    await desk.page.bringToFront();
    await forbids(desk, '红鹰计划');
  });
});
