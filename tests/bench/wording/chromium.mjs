// A bench of engines in real Chromium: a page of its own, isolated for the finer clock, with the same engines bundled in.
// Ends only the browser it started.

import { build } from 'esbuild';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { findBrowser } from '../../../practice/find-browser.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

/** A page over the files of `folders`; `call(name, ...args)` runs one of the functions of `own` in it. */
export async function openPage(folders, own = new URL('page.mjs', import.meta.url)) {
  const entryPoints = [fileURLToPath(own)];
  const bundled = await build({ entryPoints, bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'error' });
  const script = bundled.outputFiles[0].text;
  const server = createServer(async (request, response) => {
    const name = request.url.slice(1) || 'index.html';
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Content-Type', `${TYPES[path.extname(name)] ?? 'application/octet-stream'}; charset=utf-8`);
    if (name === 'index.html') return response.end('<!doctype html><title>bench</title><script src="page.js"></script>');
    if (name === 'page.js') return response.end(script);
    for (const folder of folders) {
      const bytes = await readFile(path.join(folder, path.basename(name))).catch(() => null);
      if (bytes) return response.end(bytes);
    }
    response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch({
    executablePath: findBrowser('chromium'),
    protocolTimeout: 0,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
      // Chromium's sandbox refuses to run as root, which is what CI containers are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return {
    version: await browser.version(),
    call: (name, ...args) => page.evaluate((name, args) => globalThis.bench[name](...args), name, args),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
