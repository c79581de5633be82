// The agent at an order's remark: on the order list of 拼多多, or in the drawer beside a chat of 飞鸽.

import { Ours } from './ours.mjs';
import { Desk } from './desk.mjs';
import { ORDERS } from './pages.mjs';
import { POLL } from './poll.mjs';
import { until } from './shift.mjs';

const LIST = {
  text: 'textarea[data-testid="beast-core-textArea-htmlInput"]',
  save: 'button[data-tracking="85986"]',
  flag: '[class*=active-tag]',
};

/** The order list of 拼多多. */
export class OrderDesk extends Desk {
  dialog = LIST;

  async open(query = '') {
    this.cdp = await this.page.createCDPSession();
    this.ours = new Ours(this.cdp);
    await this.ours.watch();
    await this.page.goto(`${ORDERS}${query}`);
    await this.page.waitForFunction('window.__ready', POLL);
    await this.ours.protectedNow();
  }

  /** Opens an order's remark dialog as an agent does, by the page's own link. */
  async remark(order, existing = null) {
    const link = await this.page.evaluateHandle(
      (sn) => [...document.querySelectorAll('tr')].find((row) => row.textContent.includes(sn)).querySelector('a > span'),
      order,
    );
    await link.click();
    await this.page.waitForSelector(LIST.text);
    if (existing !== null) await this.stands(existing);
    await this.panelSays('订单备注');
  }
}

/** A chat whose order has its dialog open, 飞鸽's drawer for one. */
export class DrawerDesk extends Desk {
  get dialog() {
    return this.at.remark;
  }

  async remark(existing = null) {
    await this.page.click(this.dialog.open);
    await this.page.waitForSelector(this.dialog.text);
    if (existing !== null) await this.stands(existing);
    await this.panelSays('订单备注');
  }
}

const both = {
  /** Waits until exactly `text` stands in the dialog. */
  stands(text) {
    return until(async () => (await this.written()) === text, `「${text}」 in the dialog`);
  },
  written() {
    return this.page.$eval(this.dialog.text, (el) => el.value);
  },
  /** Adds a line of the agent's below what stands there, as a paste does. */
  async paste_(line) {
    await this.page.focus(this.dialog.text);
    await this.chord('Control', 'End');
    if ((await this.written()) !== '') await this.page.keyboard.press('Enter');
    await this.page.keyboard.sendCharacter(line);
  },
  /** Waits until `text` is on the clipboard: the browser puts it there in its own time. */
  copies(text) {
    return until(async () => (await this.copied()) === text, `「${text}」 on the clipboard`);
  },
  /** What is on the clipboard, as a paste shows it. */
  async copied() {
    await this.page.evaluate(() => {
      const area = Object.assign(document.createElement('textarea'), { id: 'probe' });
      document.body.append(area);
      area.focus();
    });
    await this.pressPaste();
    return this.page.$eval('#probe', (area) => {
      area.remove();
      return area.value;
    });
  },
  /** Pastes `text` while nothing to write in has the focus. */
  async pasteList(text) {
    await this.copy(text);
    await this.pressPaste();
  },
  /** The agent's key that writes, then saves. */
  altEnter() {
    return this.chord('Alt', 'Enter');
  },
  /** Waits until the server has saved exactly these remarks: [order, remark, flag]. */
  async saved(...remarks) {
    await until(() => this.practice.saved().length >= remarks.length, `${remarks.length} remarks`);
    await this.settled();
    const got = this.practice.saved().map(({ order, remark, flag }) => [order, remark, flag]);
    if (JSON.stringify(got) !== JSON.stringify(remarks)) throw new Error(`saved ${JSON.stringify(got)}, not ${JSON.stringify(remarks)}`);
  },
};
Object.assign(OrderDesk.prototype, both);
Object.assign(DrawerDesk.prototype, both);
