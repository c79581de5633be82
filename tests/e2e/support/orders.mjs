// The agent at an order's remark: in a list of orders, or in the drawer beside a chat of 飞鸽.

import { Desk } from './desk.mjs';
import { look } from './look.mjs';
import { ORDER_PAGES } from './pages.mjs';
import { POLL } from './poll.mjs';
import { until } from './shift.mjs';

/** A list of orders. */
export class OrderDesk extends Desk {
  constructor(page, practice, at = ORDER_PAGES.pdd) {
    super(page, practice, at);
    this.dialog = at;
  }

  async open(query = '') {
    Object.assign(this, await look(this.page));
    await this.page.goto(`${this.at.url}${query}`);
    if (this.at.frame) this.view = await this.page.waitForFrame((frame) => frame.url().includes(this.at.frame));
    await this.view.waitForFunction('window.__ready', POLL);
    await this.ours.protectedNow();
  }

  /** Opens an order's remark dialog as an agent does, by the page's own link. */
  async remark(order, existing = null) {
    const { row, link } = this.at;
    const handle = await this.view.evaluateHandle(
      (sn, row, link) => [...document.querySelectorAll(row)].find((one) => one.textContent.includes(sn)).querySelector(link),
      order,
      row,
      link,
    );
    await handle.evaluate((el) => el.scrollIntoView({ block: 'center' })); // clear of the panel
    await handle.click();
    await this.view.waitForSelector(this.dialog.text);
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
    return this.view.$eval(this.dialog.text, (el) => el.value);
  },
  /** Adds a line of the agent's below what stands there, as a paste does. */
  async paste_(line) {
    await this.view.focus(this.dialog.text);
    await this.chord('Control', 'End');
    if ((await this.written()) !== '') await this.page.keyboard.press('Enter');
    await this.write(line);
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
