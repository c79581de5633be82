// The agent at the picker of 教小旗认识: points at things of the page and presses what stands on our board. The board is in a frame
// within a closed shadow root; it is seen through the debugger, and pressed with the mouse or keys.

import { until } from './shift.mjs';

const attribute = (node, name) => {
  const at = node.attributes?.indexOf(name) ?? -1;
  return at < 0 ? '' : node.attributes[at + 1];
};
const all = (node, fits) => [...(fits(node) ? [node] : []), ...(node.children ?? []).flatMap((child) => all(child, fits))];
const text = (node) => node.nodeValue || (node.children ?? []).map(text).join('');

export class Picker {
  constructor(page) {
    this.page = page;
  }

  async watch() {
    this.cdp = await this.page.createCDPSession();
    return this;
  }

  /** The panel's node, or nothing. */
  async panel() {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    let found = null;
    const find = (node, ours) => {
      if (ours && node.nodeName === 'SECTION' && attribute(node, 'class').startsWith('panel')) found = node;
      for (const shadow of node.shadowRoots ?? []) find(shadow, ours || shadow.shadowRootType === 'closed');
      for (const child of [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) find(child, ours);
    };
    find(root, false);
    return found;
  }

  async text() {
    const panel = await this.panel();
    return panel ? text(panel) : '';
  }

  says(word) {
    return until(async () => (await this.text()).includes(word), `the board to say ${word}`);
  }

  gone() {
    return until(async () => (await this.panel()) === null, 'the board to be gone');
  }

  /** The board's own frame, to be asked from inside. */
  frame() {
    return this.page.frames().find((one) => one.parentFrame() === this.page.mainFrame() && one.url() === 'about:blank');
  }

  /** What the page's rules look like in the board's box. */
  async toml() {
    const [area] = all(await this.panel(), (node) => node.nodeName === 'TEXTAREA');
    const { object } = await this.cdp.send('DOM.resolveNode', { nodeId: area.nodeId });
    const { result } = await this.cdp.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration: 'function () { return this.value }', returnByValue: true });
    return result.value;
  }

  /** Presses a button of the board with the mouse. */
  async press(act) {
    const find = async () => all((await this.panel()) ?? {}, (node) => attribute(node, 'data-act') === act)[0];
    const button = await until(find, `the button ${act}`);
    await this.cdp.send('DOM.scrollIntoViewIfNeeded', { nodeId: button.nodeId });
    const { model } = await this.cdp.send('DOM.getBoxModel', { nodeId: button.nodeId });
    const [x1, y1, , , x2, y2] = model.content;
    await this.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
  }

  /** Points at what `css` finds in the page, or in its frame, with a real click in its middle. */
  async point(css, frame = null) {
    const middle = (css) => {
      const all = [...document.querySelectorAll(css)];
      const { left, top, width, height } = all.at(-1).getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    let [x, y] = await (frame ?? this.page).evaluate(middle, css);
    if (frame) {
      const [dx, dy] = await this.page.evaluate(() => {
        const el = document.querySelector('iframe.chat-frame');
        const { left, top } = el.getBoundingClientRect();
        return [left + el.clientLeft, top + el.clientTop];
      });
      [x, y] = [x + dx, y + dy];
    }
    await this.page.mouse.click(x, y);
  }

  key(name) {
    return this.page.keyboard.press(name);
  }
}
