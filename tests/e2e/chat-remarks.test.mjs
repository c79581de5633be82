// The remark of the order beside a chat, on every chat whose page has one: written in its dialog with flag and ID, saved
// once on the agent's key, and guarded when it is saved by hand.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { onDuty } from './support/extension.mjs';
import { DrawerDesk } from './support/orders.mjs';
import { CHATS } from './support/pages.mjs';
import { openShift, until } from './support/shift.mjs';
import { today } from './support/today.mjs';
import { BLOCKED } from './support/words.mjs';

for (const chat of Object.values(CHATS).filter((one) => one.remark)) {
  describe(chat.name, () => {
    let shift;
    before(async () => (shift = await openShift({ chat })));
    after(() => shift?.close());

    async function at(act) {
      shift.practice.reset();
      const desk = new DrawerDesk(await shift.browser.browser.newPage(), shift.practice, chat);
      await desk.open(chat.url);
      const account = await desk.page.$eval(chat.account, (el) => el.textContent.trim());
      await onDuty(shift, { [account]: 'A07' });
      const [open] = await desk.rows(chat.open);
      const [order] = shift.practice.orders().filter((one) => one.conversation === open.id);
      await act(desk, order);
      await desk.page.close();
    }

    test('written by key, with its flag where the page has any; the chat’s draft is left alone', () =>
      at(async (desk, order) => {
        await desk.type('稍等');
        await desk.remark('');
        await desk.paste_('顺丰 特快 寄付');
        await desk.panelSays('快递');
        await desk.altEnter();
        await desk.panelSays('保存');
        await desk.altEnter();
        await desk.saved([order.sn, `顺丰 特快 寄付 A07,${today()}`, chat.flags ? 'purple' : null]);
        assert.equal(await desk.draft(), '稍等');
        assert.deepEqual(desk.texts(), []);
      }));

    test('what must not be written is not saved by hand', () =>
      at(async (desk) => {
        await desk.remark('');
        await desk.paste_(BLOCKED);
        await desk.page.click(chat.remark.save);
        await desk.panelSays('没有');
        await desk.settled();
        assert.deepEqual(shift.practice.saved(), []);
      }));

    test('a save is no way to send: a forbidden draft stays, the remark is saved', () =>
      at(async (desk, order) => {
        await desk.type(BLOCKED);
        await desk.panelSays('禁发');
        await desk.remark('');
        await desk.paste_('放门口');
        await desk.page.click(chat.remark.save);
        await until(() => shift.practice.saved().length === 1, 'the remark');
        assert.equal(shift.practice.saved()[0].order, order.sn);
        assert.deepEqual(desk.texts(), []);
      }));
  });
}
