// A supervisor at his terminal: the command itself, its keys, a team's pack in a folder, and a repository in another one,
// which the practice server serves over TLS as any static host would.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { HOST } from './repository.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

/** A rule that forbids `words`. */
const rule = (words) => `
[[rule]]
id = "team.code-names"
category = "secret"
severity = "block"
title = "内部代号"
why = "内部代号不外传。"
cite = ["W9"]
words = ${JSON.stringify(words)}
hit = ["${words[0]}下周上线"]
miss = ["玩偶有货"]
`;

export class Supervisor {
  static async begin() {
    const it = new Supervisor();
    it.home = await mkdtemp(path.join(os.tmpdir(), 'xiaoqi-supervisor-'));
    await it.xiaoqi('pack', 'new', it.at('team'));
    it.plain = await readFile(it.at('team/wording.toml'), 'utf8');
    await it.xiaoqi('key', 'new', '--output', it.at('key.pem'));
    await it.xiaoqi('repo', 'init', ...it.repo, ...it.key);
    return it;
  }

  at(name) {
    return path.join(this.home, name);
  }

  get repo() {
    return ['--repo', this.at('served')];
  }

  get key() {
    return ['--key', this.at('key.pem')];
  }

  /** What the command says; rejects where it ends with a fault. */
  async xiaoqi(...args) {
    const env = { ...process.env, XIAOQI_PASSPHRASE: 'four words of a test' };
    const { stdout } = await run('cargo', ['run', '--quiet', '--package', 'xiaoqi-cli', '--', ...args], { cwd: ROOT, env });
    return stdout.trim();
  }

  /** Edits the team's pack so that it forbids `words`, and publishes it; the version's number. */
  async forbid(...words) {
    await writeFile(this.at('team/wording.toml'), this.plain + rule(words));
    const said = await this.xiaoqi('repo', 'publish', this.at('team'), ...this.repo, ...this.key, '--json');
    return JSON.parse(said).pack_version;
  }

  /** What an agent is given to enrol with. */
  code() {
    return this.xiaoqi('repo', 'code', ...this.repo, '--public', `https://${HOST}/team`);
  }

  /** A static host. */
  handle = async (_req, res, url) => {
    const file = path.join(this.at('served'), path.normalize(decodeURIComponent(url.pathname).replace(/^\/team\//, '/')));
    const bytes = await readFile(file).catch(() => null);
    res.writeHead(bytes ? 200 : 404, { 'access-control-allow-origin': '*', 'content-type': 'application/json' });
    res.end(bytes ?? '');
  };

  async close() {
    await rm(this.home, { recursive: true, force: true });
  }
}
