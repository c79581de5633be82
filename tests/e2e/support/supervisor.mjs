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
    for (const name of ['key.pem', 'lead.pem']) await it.xiaoqi('key', 'new', '--output', it.at(name));
    const leads = ['--delegate', 'leads=phrases/*', '--delegate-key', `leads=${it.at('lead.pem.pub')}`];
    await it.xiaoqi('repo', 'init', ...it.repo, ...it.key, ...leads);
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

  /** A team lead signs a phrase: phrases/lead.json. */
  async lead(code, text) {
    const phrase = `[[phrase]]\nid = "lead.${code}"\ngroup = "组长"\ncode = "${code}"\ntext = "${text}"\ncite = ["P3"]\n`;
    await writeFile(this.at('lead.toml'), phrase);
    await this.xiaoqi('repo', 'publish', this.at('lead.toml'), '--role', 'leads', ...this.repo, ...this.key, '--key', this.at('lead.pem'));
  }

  /** What an agent is given to enrol with; `delegated`: what of others he follows. */
  code(...delegated) {
    const asked = delegated.flatMap((target) => ['--delegated', target]);
    return this.xiaoqi('repo', 'code', ...this.repo, '--public', `https://${HOST}/team`, ...asked);
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
