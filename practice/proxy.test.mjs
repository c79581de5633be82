// The proxy: known hosts are served, unknown ones refused, and nothing leaves the machine.

import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { certificate } from './certificate.mjs';
import { HOSTS, isKnownHost } from './hosts.mjs';
import { start } from './server.mjs';
import { ask } from './testing.mjs';

let practice;
before(async () => {
  practice = await start();
});
after(() => practice.close());

test('a known host is served under its own name', async () => {
  const page = await ask(practice, 'mms.pinduoduo.com', '/chat-merchant/index.html');
  assert.equal(page.status, 200);
  assert.match(page.text, /id="replyTextarea"/);
});

test('an unknown host, and a known one without a site, get 404', async () => {
  assert.equal((await ask(practice, 'example.com', '/')).status, 404);
  assert.equal((await ask(practice, 'pinduoduo.com', '/chat-merchant/index.html')).status, 404);
  assert.equal((await ask(practice, 'im.jinritemai.com', '/')).status, 404);
});

test('a plain proxied request is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    const url = { host: '127.0.0.1', port: practice.proxyPort, path: 'http://example.com/' };
    http.get(url, (res) => resolve(res.resume().statusCode)).on('error', reject);
  });
  assert.equal(status, 403);
  assert.deepEqual(practice.asked().at(-1), { target: 'http://example.com/', answered: false });
});

test('whatever is asked, the only connections made are to the proxy itself', async (t) => {
  const made = [];
  const original = net.Socket.prototype.connect;
  t.mock.method(net.Socket.prototype, 'connect', function (...args) {
    made.push(args.flat()[0]);
    return original.apply(this, args);
  });
  for (const host of ['mms.pinduoduo.com', 'example.com', 'localhost', '10.0.0.1']) {
    await ask(practice, host, '/chat-merchant/index.html?csp=connect-src%20*');
  }
  assert.equal(made.length, 4);
  for (const to of made) assert.deepEqual([to.host, to.port], ['127.0.0.1', practice.proxyPort]);
});

test('the certificate names every host and is used again', async () => {
  const first = await certificate();
  assert.equal(first.spki, practice.spki);
  assert.equal(Buffer.from(first.spki, 'base64').length, 32);
  assert.ok(HOSTS.includes('mms.pinduoduo.com'));
});

test('a host is known with its port and in any case, never by a suffix', () => {
  assert.ok(isKnownHost('MMS.pinduoduo.com:443'));
  assert.ok(!isKnownHost('mms.pinduoduo.com.example.com'));
  assert.ok(!isKnownHost('pinduoduo.com'));
  assert.ok(!isKnownHost(undefined));
});
