// From a supervisor's publish to every agent: 10,000 devices (the client of trust/, each with a TLS connection of its own)
// poll a folder that nginx serves on this machine; the real command publishes into it.
// Prints how long it takes until they have the new pack, what they fetch, and what that costs the server.

import { execFile, spawn } from 'node:child_process';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import readline from 'node:readline';
import { promisify } from 'node:util';
import { Supervisor } from '../e2e/support/supervisor.mjs';
import { figures, print } from './support/figures.mjs';

const DEVICES = Number(process.env.XIAOQI_DEVICES ?? 10_000);
const PORT = 24_430;
const STEADY = 60; // s of polling with nothing new
const TICKS = 100; // of /proc, a second
const run = promisify(execFile);

/** nginx over the supervisor's folder, as docs/deploy.md has it. */
class Server {
  static async begin(supervisor) {
    const it = new Server();
    it.certificate = supervisor.at('certificate.pem');
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-addext', 'basicConstraints=critical,CA:FALSE'];
    await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '7', ...subject,
      '-keyout', supervisor.at('server.pem'), '-out', it.certificate]);
    await writeFile(supervisor.at('nginx.conf'), `
      daemon off; worker_processes 1; worker_rlimit_nofile 16000; pid ${supervisor.at('nginx.pid')}; user root;
      error_log ${supervisor.at('error.log')};
      events { worker_connections 15000; }
      http {
        access_log off; keepalive_timeout 90s;
        types { application/json json; }
        gzip on; gzip_types application/json; gzip_min_length 4096;
        server {
          listen ${PORT} ssl backlog=4096; server_name localhost; root ${supervisor.at('served')};
          ssl_certificate ${it.certificate}; ssl_certificate_key ${supervisor.at('server.pem')};
          add_header Access-Control-Allow-Origin * always;
        }
      }`);
    it.master = spawn('nginx', ['-p', supervisor.home, '-c', supervisor.at('nginx.conf'), '-e', supervisor.at('error.log')], { stdio: 'inherit' });
    it.master.on('exit', (code) => it.stopping || console.log(`nginx ended (${code}): is port ${PORT} taken?`));
    return it;
  }

  /** CPU that the worker has used, in s. */
  async used() {
    const [worker] = (await readFile(`/proc/${this.master.pid}/task/${this.master.pid}/children`, 'utf8')).trim().split(' ');
    const after = (await readFile(`/proc/${worker}/stat`, 'utf8')).split(') ')[1].split(' ');
    return (Number(after[11]) + Number(after[12])) / TICKS;
  }

  end() {
    this.stopping = true;
    this.master.kill();
  }
}

/** Bytes over the loopback so far: TCP, TLS and all. */
async function wire() {
  const line = (await readFile('/proc/net/dev', 'utf8')).split('\n').find((text) => text.trim().startsWith('lo:'));
  return Number(line.split(':')[1].trim().split(/\s+/)[0]);
}

async function measured(server, line) {
  return { ...line, cpu: await server.used(), wire: await wire(), at: Date.now() };
}

async function crowd(mode) {
  const supervisor = await Supervisor.begin();
  await supervisor.forbid('蓝鲸计划');
  const server = await Server.begin(supervisor);
  const code = await supervisor.xiaoqi('repo', 'code', ...supervisor.repo, '--public', `https://localhost:${PORT}`);
  const args = ['run', '-q', '--release', '-p', 'xiaoqi-cli', '--example', 'crowd', '--', code, server.certificate, String(DEVICES), mode];
  const child = spawn('cargo', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const points = {};
  let published;
  let at;
  for await (const text of readline.createInterface({ input: child.stdout })) {
    const line = JSON.parse(text);
    if (line.at) {
      at = line.at;
      points.all = await measured(server, points.last);
      break;
    }
    points.last = line;
    if (line.enrolled < DEVICES) continue;
    points.enrolled ??= await measured(server, line);
    if (!points.steady && Date.now() - points.enrolled.at >= STEADY * 1000) {
      points.steady = await measured(server, line);
      published = (async () => {
        await supervisor.forbid('蓝鲸计划', '白鲨计划');
        return (await stat(supervisor.at('served/metadata/timestamp.json'))).mtimeMs;
      })();
    }
  }
  const since = await published;
  const [pack] = (await readdir(supervisor.at('served/targets/packs'))).slice(-1);
  const length = (await stat(supervisor.at(path.join('served/targets/packs', pack)))).size;
  server.end();
  await supervisor.close();
  report(mode, points, figures(at.map((one) => (one - since) / 1000)), length);
}

function report(mode, { enrolled, steady, all }, active, length) {
  const looks = steady.looks - enrolled.looks;
  const seconds = (steady.at - enrolled.at) / 1000;
  const later = all.looks - steady.looks - DEVICES;
  const perLook = (steady.wire - enrolled.wire) / looks;
  print(`push: ${DEVICES} devices, ${mode === 'kept' ? 'connections kept' : 'a new TLS connection for each look'}; the pack is ${Math.round(length / 1000)} kB of JSON`, [
    { name: 'published → active on half of them', value: active.p50, unit: 's' },
    { name: 'published → active on 99 %', value: active.p99, unit: 's' },
    { name: 'published → active on all', value: active.max, unit: 's', bar: 72 },
    { name: 'polls a second', value: looks / seconds, unit: '' },
    { name: 'requests a poll', value: (steady.requests - enrolled.requests) / looks, unit: '' },
    { name: 'body of a poll', value: (steady.bytes - enrolled.bytes) / looks, unit: 'B' },
    { name: 'a poll on the wire, both ways', value: perLook, unit: 'B' },
    { name: 'server CPU a poll', value: ((steady.cpu - enrolled.cpu) / looks) * 1e6, unit: 'µs' },
    { name: 'server CPU while nothing is new', value: ((steady.cpu - enrolled.cpu) / seconds) * 100, unit: '% of a core' },
    { name: 'an update on the wire, both ways', value: (all.wire - steady.wire - later * perLook) / DEVICES / 1000, unit: 'kB' },
    { name: 'server CPU from publish to all', value: all.cpu - steady.cpu, unit: 's' },
    { name: 'looks that failed', value: all.failed, unit: '' },
  ]);
}

for (const mode of process.env.XIAOQI_MODE ? [process.env.XIAOQI_MODE] : ['each', 'kept']) await crowd(mode);
