// The demo without a window: a shift played with real key presses, a picture at every step, one line about each.
// Waits for what the page and the panel say, never for time alone. Pictures go to target/demo/NN-name.png.

import { POLL } from '../../tests/e2e/support/poll.mjs';
import { copyFile, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../tests/e2e/support/desk.mjs';
import { CHATS } from '../../tests/e2e/support/pages.mjs';
import { until } from '../../tests/e2e/support/shift.mjs';
import { launch } from '../browser.mjs';
import { start } from '../server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = path.join(ROOT, 'target/demo');
const WIDE = { width: 1200, height: 750, deviceScaleFactor: 1 };
/** The reply box and the panel, without the rest of the page. */
const CLOSE = { clip: { x: 252, y: 290, width: 948, height: 460 } };
/** The pictures that README and docs show; `--docs` copies them to docs/pictures/. */
const IN_DOCS = ['block', 'reasons', 'underlines', 'dark-block', 'popup'];

const SAYS = {
  hint: '亲，这个颜色没有货，不能换，也不支持退',
  warn: '亲，大概明天能到',
  confirm: '这款雨刷是我们家质量最好的',
  block: '亲，要看安装视频的话，加我微信哦',
  bribe: '亲，收到后五星好评返您5元红包哦',
  many: '都说了多少遍了，是您自己没看清楚！质量最好的雨刷，保证明天到，全网最低价。不满意加我微信，好评返现10元',
  marked: '质量最好的雨刷，大概明天能到，要图的话加我微信哦',
  long:
    '亲，您的问题这边都看到了，先跟您说声抱歉，让您久等了。主驾24寸、副驾18寸，接头是U型钩，这款三段式无骨雨刷可以直接装上，不用另买转接头。' +
    '安装之前请先把前挡玻璃洗干净，油膜比较重的话建议先用油膜去除剂擦一遍，再装新的胶条，这样不容易有声音。' +
    '今天下午四点之前付款的订单，我们当天从杭州仓发出，默认发中通，到您那边正常情况下是两到三天，具体以物流页面的更新为准。' +
    '如果安装的时候有不清楚的地方，商品详情页第三屏有视频，照着做两分钟就好；实在装不上，您加我微信详聊，我发图给您一步一步看。' +
    '收到货以后麻烦您先检查一下外包装，有破损请拍照发过来，这边第一时间给您处理，祝您用车愉快~',
  fine: '亲，今天下午四点前付款，今天就给您发出哦~',
};

let taken = 0;

export async function takePictures(extension, { docs = false } = {}) {
  await mkdir(FOLDER, { recursive: true });
  for (const old of await readdir(FOLDER)) if (old.endsWith('.png')) await rm(path.join(FOLDER, old));
  console.log('No display: a scripted shift, its pictures in target/demo/');
  await shift(extension, async (open) => {
    await onTheDesk(open);
    await looks(open);
    await popupAndPause(open);
  });
  await withBrokenEngine(extension);
  console.log(`${taken} pictures`);
  if (docs) await copyToDocs();
}

async function copyToDocs() {
  const pictures = path.join(ROOT, 'docs/pictures');
  await mkdir(pictures, { recursive: true });
  for (const file of await readdir(FOLDER)) {
    const name = file.replace(/^\d+-/, '');
    if (IN_DOCS.includes(path.parse(name).name)) await copyFile(path.join(FOLDER, file), path.join(pictures, name));
  }
}

/** A back-office and a browser; `play` gets a way to open the chat. */
async function shift(extension, play) {
  const practice = await start();
  try {
    const shop = await launch({ practice, extension, width: WIDE.width, height: WIDE.height });
    try {
      await play(async (query = '', { armed = true } = {}) => {
        for (const page of await shop.browser.pages()) if (page.url().startsWith('https:')) await page.close();
        practice.reset();
        const page = await shop.browser.newPage();
        await page.setViewport(WIDE);
        const desk = new Desk(page, practice);
        await desk.open(`${CHATS.pdd.url}${query}`, { ready: armed });
        return Object.assign(desk, { shop });
      });
    } finally {
      await shop.close();
    }
  } finally {
    await practice.close();
  }
}

async function picture(page, name, says, options = {}) {
  taken += 1;
  const file = `${String(taken).padStart(2, '0')}-${name}.png`;
  await page.bringToFront();
  await page.screenshot({ path: path.join(FOLDER, file), captureBeyondViewport: false, ...options });
  console.log(`  target/demo/${file.padEnd(24)} ${says}`);
}

/** A new draft in place of the one that stands. */
async function write(desk, text) {
  await desk.clear();
  await desk.type(text);
}

const quiet = (desk) => until(async () => !/提示|提醒|二次确认|禁发/.test(await desk.ours.panelText()), 'the findings to go');

async function onTheDesk(open) {
  const desk = await open();
  const { page } = desk;
  await desk.panelSays('内置规则');
  await picture(page, 'idle', 'the panel at rest: bundled rules (内置规则), nothing to say');

  await write(desk, SAYS.hint);
  await desk.panelSays('提示');
  await picture(page, 'hint', '提示: shown while typing, the message may be sent');

  await write(desk, SAYS.warn);
  await desk.panelSays('提醒');
  await picture(page, 'warn', '提醒: shown with weight, the message may be sent');

  await write(desk, SAYS.confirm);
  await desk.enter();
  await desk.panelSays('再按一次发送');
  await desk.stopped(SAYS.confirm);
  await picture(page, 'confirm', '二次确认 after the first press: not sent, a second press of the same text sends');

  await write(desk, SAYS.block);
  await desk.enter();
  await desk.panelSays('没有发出');
  await desk.stopped(SAYS.block);
  await picture(page, 'block', '禁发: stopped, the draft stays, a rewrite on Alt+G', CLOSE);

  await desk.alt('G');
  const rewritten = await until(async () => {
    const draft = await desk.draft();
    return draft !== SAYS.block && draft;
  }, 'the rewrite');
  await desk.enter();
  await desk.received(rewritten);
  await page.waitForFunction((text) => document.querySelector('.merchantMessage').textContent.includes(text), POLL, rewritten);
  await quiet(desk);
  await picture(page, 'rewrite-sent', 'after Alt+G and Enter: the server received the rewrite, once');

  await write(desk, SAYS.bribe);
  await desk.enter();
  await desk.panelSays('主管同意');
  await desk.stopped(SAYS.bribe, [rewritten]);
  await picture(page, 'reasons', '禁发 that can be overridden: three reasons, a key each', CLOSE);

  await desk.alt('S');
  await desk.panelSays('已记录');
  await picture(page, 'reason-given', 'after Alt+S: the reason is noted by rule id, the next press sends this text');
  await desk.enter();
  await desk.received(rewritten, SAYS.bribe);

  await write(desk, SAYS.block);
  await desk.alt('W');
  await desk.panelSays('不能放行');
  await picture(page, 'no-override', 'leading off the platform: 误报 is reported, the message still cannot be sent');

  await page.keyboard.press('Escape');
  await desk.panelSays('展开');
  await picture(page, 'folded', 'folded by Esc: the strongest finding and how many there are');
}

async function looks(open) {
  let desk = await open();
  let { page } = desk;
  await write(desk, SAYS.many);
  await desk.enter();
  await desk.panelSays('没有发出');
  await picture(page, 'many', 'many findings: the strongest in full, three in a line, the rest counted');

  await write(desk, SAYS.long);
  await desk.enter();
  await desk.panelSays('换成这句');
  await picture(page, 'long', 'a very long draft: the rewrite scrolls inside the panel');

  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await write(desk, SAYS.bribe);
  await desk.enter();
  await desk.panelSays('没有发出');
  await picture(page, 'dark-block', '禁发 in a browser set to dark', CLOSE);
  await write(desk, SAYS.many);
  await desk.panelSays('还有');
  await picture(page, 'dark-many', 'many findings, dark');
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);

  const zoomed = { width: WIDE.width / 1.5, height: WIDE.height / 1.5, deviceScaleFactor: 1.5 };
  await page.setViewport(zoomed);
  await write(desk, SAYS.bribe);
  await desk.enter();
  await desk.panelSays('没有发出');
  await picture(page, 'zoom-150', '禁发 at 150 % zoom');
  await write(desk, SAYS.many);
  await desk.panelSays('还有');
  await picture(page, 'zoom-150-many', 'many findings at 150 % zoom');

  desk = await open('&editor=rich');
  ({ page } = desk);
  await write(desk, `${SAYS.fine}\n${SAYS.marked}`);
  await desk.panelSays('禁发');
  await page.waitForFunction(() => CSS.highlights.size > 0, POLL);
  await picture(page, 'underlines', 'an editable element (?editor=rich): what was found is underlined in its colour', CLOSE);
}

/** The background, the chat's tab, and the popup in a tab of its own. */
async function besideTheChat({ shop }) {
  const ours = (t) => t.type() === 'service_worker' && t.url().includes(shop.extensionId);
  const worker = await (await shop.browser.waitForTarget(ours)).worker();
  const [tab] = await worker.evaluate(() => chrome.tabs.query({ url: 'https://mms.pinduoduo.com/*' }));
  const popup = await shop.browser.newPage();
  const show = async (id) => {
    await popup.bringToFront(); // a tab behind another draws no frames
    await popup.setViewport({ width: 316, height: 240, deviceScaleFactor: 2 });
    await popup.goto(`chrome-extension://${shop.extensionId}/extension/popup.html?tab=${id}`);
    await popup.waitForFunction(() => document.body.className !== 'arming', POLL);
    const height = await popup.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    await popup.setViewport({ width: 316, height, deviceScaleFactor: 2 });
  };
  return { tab, popup, show };
}

async function popupAndPause(open) {
  const desk = await open();
  const { page } = desk;
  await write(desk, SAYS.block);
  await desk.enter();
  await desk.panelSays('没有发出');

  const { tab, popup, show } = await besideTheChat(desk);
  await show(tab.id);
  await picture(popup, 'popup', 'the popup: protection, site, rules, account, shop, messages stopped');
  await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await picture(popup, 'popup-dark', 'the popup, dark');
  await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await show(2 ** 30);
  await picture(popup, 'popup-elsewhere', 'the popup on a tab that is none of ours');

  await show(tab.id);
  await popup.click('#pause');
  await popup.waitForSelector('body.paused');
  await desk.panelSays('已暂停');
  await show(tab.id);
  await picture(popup, 'popup-paused', 'the popup of a paused tab');
  await picture(page, 'paused', 'a paused tab: 已暂停, nothing is checked');
}

/** A copy of the extension whose engine does not start: the agent's keys pass, and everything says so. */
async function withBrokenEngine(extension) {
  const copy = path.join(tmpdir(), `xiaoqi-demo-${process.pid}`);
  try {
    await cp(extension, copy, { recursive: true });
    const engine = path.join(copy, 'pkg/page/engine.js');
    const script = await readFile(engine, 'utf8');
    await writeFile(engine, script.replace(/"[A-Za-z0-9+/=]{1000,}"/, '"AAAA"'));
    await shift(copy, async (open) => {
      const desk = await open('', { armed: false });
      await write(desk, SAYS.fine);
      await desk.enter();
      await desk.received(SAYS.fine);
      await picture(desk.page, 'unprotected', '未受保护: the engine failed, messages pass unchecked, the page and the badge say so');
      const { tab, popup, show } = await besideTheChat(desk);
      await show(tab.id);
      await picture(popup, 'popup-unprotected', 'the popup of an unprotected tab');
    });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
