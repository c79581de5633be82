// The default pack's profile of a page, by its name: the selectors as they are written there.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SITES = fileURLToPath(new URL('../../../packs/default/sites/', import.meta.url));
const blocks = readdirSync(SITES).flatMap((file) => readFileSync(SITES + file, 'utf8').split(/^\[\[site\]\]$/m).slice(1));

/** The selectors of `key`, as `editor.selectors` or `account`, in the profile of that name. */
export function selectors(name, key) {
  const block = blocks.find((one) => one.includes(`\nname = "${name}"\n`));
  if (!block) throw new Error(`no profile is called ${name}`);
  const [own, table] = key.split('.').reverse();
  const tables = block.split(/^\[site\.(\w+)\]$/m);
  const part = table ? tables[tables.indexOf(table) + 1] : tables[0];
  const list = new RegExp(`^${own} = (\\[.*\\])$`, 'm').exec(part ?? '');
  return list ? JSON.parse(list[1]) : [];
}
