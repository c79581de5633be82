// Starts a real browser that can see nothing but the practice back-office, with an extension if one is given.
// Must never let a request past the practice proxy, and ends only the browser it started.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { launch as start } from 'puppeteer-core';
import { findBrowser } from './find-browser.mjs';

export { findBrowser };

/**
 * @param {object} options
 * @param {'chromium'|'firefox'} [options.kind]
 * @param {{proxyPort: number, spki: string}} options.practice  from server.mjs's start()
 * @param {string|null} [options.extension]   an unpacked extension's folder
 * @param {boolean} [options.headless]
 * @param {string[]} [options.args]           more command line flags
 * @param {string[]} [options.dropArgs]       flags puppeteer sets that must go, e.g. --disable-background-timer-throttling
 * @param {string} [options.userDataDir]      kept at the end; without it a new one is made and removed
 * @param {string} [options.language]        that the browser asks pages for: zh-CN, zh-TW, en
 * @param {boolean} [options.welcome]          leave the page open that the extension opens when it is installed
 * @param {number} [options.width] [options.height] [options.scale]  of the page; scale is device pixels per CSS pixel
 */
export async function launch({
  kind = 'chromium',
  practice,
  extension = null,
  headless = true,
  args = [],
  dropArgs = [],
  userDataDir,
  language = 'zh-CN',
  welcome = false,
  width = 1280,
  height = 800,
  scale = 1,
}) {
  const executablePath = findBrowser(kind);
  if (!executablePath) throw new Error(`no ${kind} found; install one or name it in XIAOQI_${kind.toUpperCase()}`);
  const viewport = { width, height, deviceScaleFactor: scale };
  const browser = await start({
    executablePath,
    headless,
    userDataDir,
    ignoreDefaultArgs: dropArgs.length > 0 ? dropArgs : false,
    // With a window the page follows the window's size, as people expect.
    defaultViewport: headless ? viewport : null,
    ...(kind === 'firefox' ? firefox(practice, { args, language }) : chromium(practice, { args, extension, width, height, language })),
  });
  let extensionId = null;
  try {
    if (extension) extensionId = await browser.installExtension(extension);
    if (extension && !welcome && kind === 'chromium') await goOn(browser, extension, userDataDir);
  } catch (error) {
    await browser.close();
    throw error;
  }

  return {
    browser,
    kind,
    extensionId,
    /** A new tab at that address. */
    async page(url) {
      const page = await browser.newPage();
      if (url) await page.goto(url);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Puts the extension's start page away: it would come to the front of what is worked on. A profile that had the extension
 *  before gets none. Firefox opens none for a temporary add-on. */
async function goOn(browser, extension, userDataDir) {
  if (!existsSync(path.join(extension, 'extension/start.html'))) return;
  const isStart = (target) => target.url().endsWith('/extension/start.html');
  const close = async (target) => (await target.page())?.close().catch(() => {});
  if (userDataDir) browser.on('targetcreated', (target) => isStart(target) && close(target));
  else await close(await browser.waitForTarget(isStart));
}

function chromium({ proxyPort, spki }, { args, extension, width, height, language }) {
  return {
    browser: 'chrome',
    pipe: true, // extensions can be installed only over a pipe
    enableExtensions: extension !== null,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--accept-lang=${language}`,
      `--proxy-server=http://127.0.0.1:${proxyPort}`,
      '--proxy-bypass-list=<-loopback>', // without it a browser goes round the proxy for localhost
      `--ignore-certificate-errors-spki-list=${spki}`,
      `--window-size=${width},${height}`,
      // Chromium's sandbox refuses to run as root, which is what CI containers are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  };
}

function firefox({ proxyPort }, { args, language }) {
  return {
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    acceptInsecureCerts: true,
    args,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      'network.proxy.failover_direct': false, // a refusing proxy must not be gone round
      'intl.accept_languages': language,
      'network.trr.mode': 5,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'network.http.http3.enable': false,
    },
  };
}
