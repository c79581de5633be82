// Tables as shops have them, for a browser test: bytes in GBK, workbooks made by hand, and what the browser downloads.

import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { until } from './shift.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = path.join(os.tmpdir(), `xiaoqi-tables-${process.pid}`);

/** Writes a file beside the others of this test; gives its path. */
export async function file(name, bytes) {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, name), bytes);
  return path.join(FOLDER, name);
}

export const removeFiles = () => rm(FOLDER, { recursive: true, force: true });

/** `text` in GBK, by what the decoder reads. */
export function gbk(text) {
  const decoder = new TextDecoder('gbk');
  const codes = new Map();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const read = decoder.decode(Uint8Array.of(lead, trail));
      if ([...read].length === 1 && read !== '\ufffd') codes.set(read, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((c) => (c < '\x80' ? c.charCodeAt(0) : codes.get(c))));
}

const xml = (text) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook: `sheets` maps names to the XML of their `sheetData`; `strings` are shared. */
export function parts(sheets, { strings = '', styles = '' } = {}) {
  const names = Object.keys(sheets);
  const link = (at) => `<Relationship Id="r${at}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at}.xml"/>`;
  const all = {
    'xl/workbook.xml': xml(`<workbook xmlns="${NS}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`).join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => link(at)).join('')}</Relationships>`),
    'xl/sharedStrings.xml': xml(`<sst xmlns="${NS}">${strings}</sst>`),
    'xl/styles.xml': xml(`<styleSheet xmlns="${NS}">${styles}</styleSheet>`),
  };
  names.forEach((name, at) => (all[`xl/worksheets/sheet${at}.xml`] = xml(`<worksheet xmlns="${NS}"><sheetData>${sheets[name]}</sheetData></worksheet>`)));
  return all;
}

export const workbook = (...of) => zipSync(parts(...of));

/** What the browser downloads when `act` is done: name and bytes. */
export async function downloaded(shift, act) {
  await mkdir(FOLDER, { recursive: true });
  const session = await shift.browser.browser.target().createCDPSession();
  let name = '';
  let done = false;
  session.on('Browser.downloadWillBegin', (event) => (name = event.suggestedFilename));
  session.on('Browser.downloadProgress', (event) => (done ||= event.state === 'completed'));
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: FOLDER, eventsEnabled: true });
  await act();
  await until(() => done, 'the download');
  await session.detach();
  return { name, path: path.join(FOLDER, name), bytes: await readFile(path.join(FOLDER, name)) };
}

/** What the command says and writes. */
export async function xiaoqi(...args) {
  const cargo = ['run', '--quiet', '--package', 'xiaoqi-cli', '--', ...args];
  return promisify(execFile)('cargo', cargo, { cwd: ROOT, maxBuffer: 64 << 20 });
}
