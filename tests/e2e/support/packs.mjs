// Packs of a test's own, built by the command, and pushed into an open page as the background does.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tabOf, worker } from './extension.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds a pack from `source` (TOML) over the default pack's 拼多多, whose profile `site` may change; in base64. */
export function builtPack(source, site = (text) => text) {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoqi-pack-'));
  try {
    writeFileSync(path.join(folder, 'pack.toml'), source);
    writeFileSync(path.join(folder, 'pdd.toml'), site(readFileSync(`${ROOT}packs/default/sites/pdd.toml`, 'utf8')));
    const out = path.join(folder, 'team.pack');
    execFileSync('cargo', ['run', '-q', '-p', 'xiaoqi-cli', '--', 'pack', 'build', folder, '-o', out], { cwd: ROOT });
    return readFileSync(out).toString('base64');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pushes a pack built so into the page of `desk`, and waits until it is in force. */
export async function push(shift, desk, pack) {
  const tab = await tabOf(shift);
  await (await worker(shift)).evaluate((tab, pack) => chrome.tabs.sendMessage(tab, { kind: 'pack', pack }), tab, pack);
  await desk.panelSays('团队规则');
}
