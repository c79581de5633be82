// What a customer gave for his parcel is nowhere on disk after an agent has worked with it: neither in the extension's
// storage nor anywhere else in the browser's profile.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { onDuty } from './support/extension.mjs';
import { DrawerDesk, OrderDesk } from './support/orders.mjs';
import { CHATS } from './support/pages.mjs';
import { POLL } from './support/poll.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';

const NAME = '欧阳望舒';
const PHONE = '13912345076';
const STREET = '凤凰山路八百一十六号';
const MARK = 'A07写在设置里的标记'; // what must be found, or the search is blind
const ORDER = '261121-482913370251846';

test('a receiver’s name, phone and street are nowhere on disk', async () => {
  const userDataDir = await mkdtemp(path.join(tmpdir(), 'xiaoqi-profile-'));
  try {
    const shift = await openShift({ userDataDir });
    try {
      await onDuty(shift, { '小旗汽配旗舰店:客服07': 'A07', '小旗汽配抖音店:客服07': 'A07' }, { call: MARK });
      await writes(shift);
      await promises(shift);
    } finally {
      await shift.close();
    }
    assert.deepEqual(await holding(userDataDir, [NAME, PHONE, STREET]), []);
    assert.notDeepEqual(await holding(userDataDir, [MARK]), [], 'the search finds what is there');
  } finally {
    await rm(userDataDir, { recursive: true, force: true });
  }
});

/** An address is pasted, composed, written and saved; then copied along with many orders. */
async function writes(shift) {
  const desk = new OrderDesk(await shift.browser.browser.newPage(), shift.practice);
  await desk.open();
  await desk.remark(ORDER, '');
  await desk.paste_(`${NAME} ${PHONE} 广东省深圳市南山区${STREET}`);
  await desk.panelSays('填入');
  await desk.altEnter();
  await desk.panelSays('核对无误');
  await desk.altEnter();
  await until(() => shift.practice.saved().length === 1, 'the remark');
  const [{ remark }] = shift.practice.saved();
  for (const part of [NAME, PHONE, STREET, `A07,${today()}`]) assert.ok(remark.includes(part), `${part} in ${remark}`);
  await desk.page.waitForFunction((text) => !document.querySelector(text), POLL, desk.dialog.text);
  await desk.alt('M');
  await desk.panelSays('粘贴订单号');
  await desk.pasteList(`${ORDER} ${NAME} ${PHONE}`);
  await desk.panelSays('已写 0/1');
  await desk.page.close();
}

/** A customer gives his phone in a chat; the agent repeats it in a promise. */
async function promises(shift) {
  const desk = new DrawerDesk(await shift.browser.browser.newPage(), shift.practice, CHATS.feige);
  await desk.open(CHATS.feige.url);
  await desk.page.click(desk.at.row('708811203344551'));
  shift.practice.say('708811203344551', `收件人${NAME}，电话${PHONE}，${STREET}`);
  await until(async () => (await desk.page.content()).includes(PHONE), 'the customer');
  await desk.page.focus(desk.at.editor);
  await desk.type('亲，给您发顺丰标快寄付哦');
  await desk.enter();
  await desk.panelSays('答应了客户');
  await desk.page.close();
}

/** The files below `folder` that hold one of `words`, in UTF-8 or UTF-16. */
async function holding(folder, words) {
  const wanted = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (wanted.some((word) => bytes.includes(word))) found.push(path.relative(folder, file));
  }
  return found;
}
