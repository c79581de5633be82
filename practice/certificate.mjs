// One self-made certificate for every host in hosts.mjs, kept in target/practice/ and used again while it is valid and
// names them all. Must never be added to a system's trust store: browsers are told about its key on their command line.

import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from 'selfsigned';
import { HOSTS } from './hosts.mjs';

const DAY = 24 * 60 * 60 * 1000;
const FOLDER = fileURLToPath(new URL('../target/practice/', import.meta.url));

/** @returns {Promise<{key: string, cert: string, spki: string}>} PEM, PEM, and the key's hash as Chromium wants it. */
export async function certificate(folder = FOLDER) {
  const file = join(folder, 'certificate.json');
  const pair = (await kept(file)) ?? (await made(file, folder));
  return { ...pair, spki: spki(pair.cert) };
}

async function kept(file) {
  try {
    const pair = JSON.parse(await readFile(file, 'utf8'));
    const cert = new X509Certificate(pair.cert);
    const fresh = Date.parse(cert.validTo) > Date.now() + 7 * DAY;
    return fresh && HOSTS.every((host) => cert.checkHost(host)) ? pair : null;
  } catch {
    return null; // none yet, or not ours: make one
  }
}

async function made(file, folder) {
  const altNames = [...HOSTS.map((value) => ({ type: 2, value })), { type: 7, ip: '127.0.0.1' }];
  const pems = await generate([{ name: 'commonName', value: 'Xiaoqi practice back-office' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + 300 * DAY), // browsers refuse more than 398 days
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  const pair = { key: pems.private, cert: pems.cert };
  await mkdir(folder, { recursive: true });
  // Written aside and renamed, so that two servers starting together never read half a file.
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(pair), { mode: 0o600 });
  await rename(aside, file);
  return pair;
}

function spki(cert) {
  const der = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64');
}
