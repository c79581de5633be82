// A repository that lies, a network that lies, a disk that is full or was written to, a background that is ended: each
// time the rules in force stay, the agent is told why in plain Chinese, and the next honest update succeeds.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { asleep, worker } from './support/extension.mjs';
import { HOST, newKey, Repository, send, wire } from './support/repository.mjs';
import { until } from './support/shift.mjs';
import { allows, check, forbids, join, kept, openTeam, packOf, status } from './support/team.mjs';

let team;
let repository;
let desk;
let count = 1;
before(async () => {
  team = await openTeam();
  repository = team.repository;
  desk = await team.desk();
  assert.equal(await join(team), '已更新');
  await desk.page.bringToFront();
  await desk.panelSays('团队规则');
});
after(() => team?.close());

const word = (n) => `第${n}号计划`;
/** An honest pack, which forbids a word of its own. */
function publish() {
  count += 1;
  repository.publish(packOf(String(count), word(count)));
  return count;
}

/** What runs is unchanged, then an honest version comes and runs. */
async function honestAgain(runs) {
  assert.equal((await status(team)).version, runs, 'what runs has changed');
  repository.answer = null;
  await desk.page.bringToFront();
  if (runs > 1) await forbids(desk, word(runs));
  const next = publish();
  assert.equal(await check(team), '已更新');
  assert.equal((await status(team)).version, next);
  await desk.page.bringToFront();
  await forbids(desk, word(next));
}

/** No look but those the test asks for: the alarm would see the repository at its own time. */
async function quiet() {
  await (await worker(team)).evaluate(() => chrome.alarms.clear('push'));
}

/** `lie` changes what is served; the look must end with `said`. */
function attack(name, said, lie) {
  test(name, async () => {
    await quiet();
    const honest = await lie();
    const { version } = await status(team);
    assert.match(await check(team), said);
    await honest?.();
    // The supervisor's own count goes on from what runs.
    repository.targets['packs/core.json'].custom.xiaoqi.pack_version = version;
    count = version;
    await honestAgain(version);
  });
}

attack('replay: yesterday’s repository', /比本机的旧/, async () => {
  const old = repository.picture();
  publish();
  assert.equal(await check(team), '已更新');
  await desk.page.bringToFront();
  const now = repository.picture();
  repository.files = old.files;
  return () => (repository.files = now.files);
});

attack('freeze: a timestamp that has expired', /过期/, () => {
  repository.life.timestamp = -1_000;
  publish();
  repository.life.timestamp = 7 * 86_400_000;
});

attack('mix and match: old targets under a new number', /对不上/, () => {
  const old = repository.targetsBytes;
  publish();
  repository.put(`metadata/${repository.version.targets}.targets.json`, old);
});

attack('endless data', /对不上/, () => {
  publish();
  repository.answer = (path, res) => {
    if (!path.startsWith('targets/')) return false;
    res.writeHead(200, { 'access-control-allow-origin': '*' });
    const more = () => {
      while (!res.destroyed && res.write(Buffer.alloc(65_536)));
      if (!res.destroyed) res.once('drain', more);
    };
    more();
    return true;
  };
});

attack('a bomb in gzip', /对不上/, () => {
  publish();
  const bomb = gzipSync(Buffer.alloc(64 << 20));
  repository.answer = (path, res) => path.endsWith('timestamp.json') && (send(res, 200, bomb, { 'content-encoding': 'gzip' }), true);
});

attack('another key', /签名不对/, () => {
  publish();
  repository.signTimestamp([newKey()]);
});

attack('one key that signs twice where two must', /签名不对|看不懂/, () => {
  const held = repository.keys.root;
  const version = repository.version.root + 1;
  const root = JSON.parse(repository.files.get(`metadata/${repository.version.root}.root.json`));
  const stranger = newKey();
  root.signed.version = version;
  root.signed.keys[stranger.id] = stranger.object;
  root.signed.roles.timestamp.keyids = [stranger.id];
  const envelope = JSON.parse(repository.envelope(root.signed, [held[0], held[0]]));
  repository.put(`metadata/${version}.root.json`, Buffer.from(JSON.stringify(envelope)));
  return () => repository.files.delete(`metadata/${version}.root.json`);
});

attack('a bit of the pack', /对不上/, () => {
  publish();
  const at = [...repository.files.keys()].filter((path) => path.startsWith('targets/')).at(-1);
  const bytes = Buffer.from(repository.files.get(at));
  bytes[100] ^= 1;
  repository.put(at, bytes);
});

attack('a redirect', /连不上/, () => {
  publish();
  let followed = 0;
  team.practice.serve('evil.example', (_req, res) => ((followed += 1), send(res, 200, '{}')));
  repository.answer = (_path, res) => (send(res, 302, '', { location: 'https://evil.example/team/metadata/timestamp.json' }), true);
  return () => assert.equal(followed, 0);
});

attack('a log-in page in its place', /看不懂/, () => {
  publish();
  repository.answer = (_path, res) => (send(res, 200, '<!doctype html><title>上网认证</title>'), true);
});

for (const code of [404, 500, 429]) {
  attack(`${code} for everything`, /连不上/, () => {
    publish();
    repository.answer = (_path, res) => (send(res, code, 'no'), true);
  });
}

attack('a connection that is cut in the middle', /连不上/, () => {
  publish();
  repository.answer = (path, res) => {
    if (!path.startsWith('targets/')) return false;
    res.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': '5000' });
    res.write('{"schema":');
    setImmediate(() => res.destroy());
    return true;
  };
});

attack('a pack with an unknown field', /看不懂/, () => {
  const pack = JSON.parse(packOf('x', '黑熊计划'));
  repository.publish(Buffer.from(JSON.stringify({ ...pack, more: 1 })));
});

attack('a pack whose rule is no rule', /有错/, () => {
  repository.publish(wire({ default: { 'pack.toml': '[pack]\nname = "x"\nversion = "1"\n[[rule]]\nid = "a.b"\n' } }));
});

test('a pack that fails its own proof is said so, and not fetched again before another is signed', async () => {
  const { version } = await status(team);
  const pack = packOf('x', '黑熊计划').toString().replace('黑熊计划下周上线', '别的东西下周上线');
  repository.publish(Buffer.from(pack));
  assert.match(await check(team), /自检/);
  repository.asked.length = 0;
  assert.match(await check(team), /自检/);
  assert.ok(!repository.asked.some((path) => path.startsWith('targets/')), repository.asked.join(' '));
  repository.targets['packs/core.json'].custom.xiaoqi.pack_version = version;
  await honestAgain(version);
});

attack('a pack for a newer extension', /更新的小旗/, () => {
  repository.publish(packOf('x', '黑熊计划'), { min_app: '99.0.0' });
  return () => delete repository.targets['packs/core.json'].custom.xiaoqi.min_app;
});

attack('a flood of looks is one look', /已是最新/, async () => {
  const page = await team.browser.browser.newPage();
  await page.goto(`chrome-extension://${team.extensionId}/extension/options.html`);
  // The first look's answer is held back until all have asked: messages of one page arrive in order, so what asks for the
  // status comes last.
  let looks = 0;
  let release;
  const asked = new Promise((resolve) => (release = resolve));
  repository.answer = async (path) => {
    if (path.endsWith('timestamp.json')) looks += 1;
    await asked;
    return false;
  };
  await page.evaluate(() => {
    const ask = (act) => chrome.runtime.sendMessage({ kind: 'push', act });
    globalThis.answers = Promise.all(Array.from({ length: 200 }, () => ask('check')));
    return ask('status');
  });
  release();
  await page.evaluate(() => globalThis.answers);
  assert.equal(looks, 1);
  await page.close();
  repository.answer = null;
});

attack('a disk that is full', /磁盘/, async () => {
  publish();
  await (await worker(team)).evaluate(() => {
    globalThis.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  return async () => (await worker(team)).evaluate(() => (IDBObjectStore.prototype.put = globalThis.put));
});

for (const at of [/timestamp\.json/, /snapshot\.json/, /\.targets\.json/, /^targets\//]) {
  test(`ended while ${at} is fetched`, async () => {
    const { version } = await status(team);
    publish();
    let ended = false;
    repository.answer = async (path) => {
      if (!ended && at.test(path)) {
        ended = true;
        await asleep(team);
      }
      return false;
    };
    await check(team).catch(() => {});
    await until(() => ended, 'the background to be ended');
    repository.answer = null;
    const runs = (await status(team)).version;
    assert.ok(runs === version || runs === count, `${runs}`);
    await check(team);
    assert.equal((await status(team)).version, count);
    await desk.page.bringToFront();
    await forbids(desk, word(count));
  });
}

for (const [name, change] of [
  ['the compiled packs', (name) => name.startsWith('slot-')],
  ['the signed pack', (name) => name.startsWith('trust/pack/')],
  ['what vouches for it', (name) => name.startsWith('trust/active/')],
  ['the root', (name) => name === 'trust/1.root.json'],
]) {
  test(`tampered with on the disk: ${name}`, async () => {
    const { version } = await status(team);
    const names = Object.keys(await kept(team)).filter(change);
    assert.ok(names.length > 0);
    await (await worker(team)).evaluate(async (names) => {
      for (const name of names) {
        const bytes = await xiaoqiStore.read(name);
        bytes[bytes.length >> 1] ^= 1;
        await xiaoqiStore.write(name, bytes);
      }
    }, names);
    await asleep(team);
    // A page that opens now has the team's rules made again from what is signed, or the bundled ones: never others.
    const page = await team.desk();
    await until(async () => /团队规则|内置规则/.test(await page.ours.panelText()), 'rules');
    await allows(page, '雨刷');
    await page.page.close();
    await check(team);
    const runs = (await status(team)).version;
    assert.equal(runs, version);
    await honestAgain(runs);
  });
}

test('one that answers a byte a minute is given up in half a minute', async () => {
  await quiet();
  const { version } = await status(team);
  repository.answer = (path, res) => {
    if (!path.endsWith('timestamp.json')) return false;
    res.writeHead(200, { 'access-control-allow-origin': '*' });
    res.write('{');
    return true;
  };
  const began = Date.now();
  const page = await team.browser.browser.newPage();
  await page.goto(`chrome-extension://${team.extensionId}/extension/options.html`);
  const answer = await page.evaluate(() => chrome.runtime.sendMessage({ kind: 'push', act: 'check' }));
  await page.close();
  assert.equal(answer.outcome, 'network_error');
  assert.ok(Date.now() - began < 40_000);
  count = version;
  repository.targets['packs/core.json'].custom.xiaoqi.pack_version = version;
  await honestAgain(version);
});
