// Our own side of a page, seen through the debugger: the isolated world and the closed shadow root. For looking only.

import { until } from './shift.mjs';

const attribute = (node, name) => {
  const at = node?.attributes?.indexOf(name) ?? -1;
  return at < 0 ? '' : node.attributes[at + 1];
};
const classes = (node) => attribute(node, 'class').split(' ');
const text = (node) => node?.nodeValue || (node?.children ?? []).map(text).join(' ');
const all = (node, fits) => [...(node && fits(node) ? [node] : []), ...(node?.children ?? []).flatMap((child) => all(child, fits))];

export class Ours {
  constructor(cdp) {
    this.cdp = cdp;
    this.worlds = new Map();
  }

  async watch() {
    this.cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.auxData?.type === 'isolated' && context.origin?.startsWith('chrome-extension://')) {
        this.worlds.set(context.id, context);
      }
    });
    this.cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.worlds.delete(executionContextId));
    this.cdp.on('Runtime.executionContextsCleared', () => this.worlds.clear());
    await this.cdp.send('Runtime.enable');
  }

  /** Evaluates in the newest of our worlds that has a loader. */
  async evaluate(expression) {
    for (const id of [...this.worlds.keys()].reverse()) {
      const answer = await this.cdp
        .send('Runtime.evaluate', { contextId: id, expression, returnByValue: true, awaitPromise: true })
        .catch(() => null);
      if (answer?.result.value !== undefined && !answer.exceptionDetails) return answer.result.value;
    }
    return undefined;
  }

  /** Waits until the engine runs and the background has answered. */
  async protectedNow() {
    await until(() => this.evaluate('__xiaoqi.ready > 0 && __xiaoqi.answered > 0'), 'the guard to be armed');
  }

  /** The node of the panel's dock, inside our closed shadow root. */
  async dock() {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const find = (node, inOurs) => {
      const classes = node.attributes?.[node.attributes.indexOf('class') + 1] ?? '';
      if (inOurs && node.nodeName === 'SECTION' && classes.startsWith('dock')) return node;
      for (const shadow of node.shadowRoots ?? []) {
        const found = find(shadow, shadow.shadowRootType === 'closed');
        if (found) return found;
      }
      for (const child of [...(node.children ?? []), node.contentDocument].filter(Boolean)) {
        const found = find(child, inOurs);
        if (found) return found;
      }
      return null;
    };
    return find(root, false);
  }

  async panelText() {
    const dock = await this.dock();
    return dock ? text(dock) : '';
  }

  /** The text of the phrase that is chosen in a search; empty if none is. */
  async chosen() {
    const dock = await this.dock();
    const chosen = all(dock, (node) => classes(node).includes('chosen') && classes(node).includes('phrase'))[0];
    return text(all(chosen, (node) => classes(node).includes('text'))[0]) ?? '';
  }

  /** The clocks shown, from the top: whose, which limit, seconds left when it was drawn. */
  async clocks() {
    const dock = await this.dock();
    const of = (row, name) => all(row, (node) => classes(node).includes(name))[0];
    return all(dock, (node) => node.nodeName === 'LI' && classes(node).includes('clock')).map((row) => ({
      name: text(of(row, 'whose')),
      limit: text(of(row, 'limit')),
      left: Number(attribute(of(row, 'left'), 'data-left')),
    }));
  }

  /** The phrases on offer, in full. */
  async offers() {
    const dock = await this.dock();
    return all(dock, (node) => classes(node).includes('phrase')).map((line) => text(all(line, (node) => classes(node).includes('text'))[0]));
  }

  /** Stops the wall clock of our world at `ms` since 1970. */
  async stop(ms) {
    if (!(await this.evaluate(`Date.now = () => ${ms}; true`))) throw new Error('no world of ours');
  }

  /** Sets the wall clock of our world `ms` ahead of the machine's. */
  async ahead(ms) {
    const set = `globalThis.__now ??= Date.now.bind(Date); Date.now = () => __now() + ${ms}; true`;
    if (!(await this.evaluate(set))) throw new Error('no world of ours');
  }

  /** The middle of the panel's button for `act`, in CSS pixels of the page. */
  async buttonAt(act) {
    const dock = await this.dock();
    const find = (node) => {
      const at = node.attributes?.indexOf('data-act') ?? -1;
      if (at >= 0 && node.attributes[at + 1] === act) return node;
      return (node.children ?? []).map(find).find(Boolean);
    };
    const button = dock && find(dock);
    if (!button) throw new Error(`no ${act} in the panel`);
    const { model } = await this.cdp.send('DOM.getBoxModel', { nodeId: button.nodeId });
    const [x1, y1, , , x2, y2] = model.content;
    return [(x1 + x2) / 2, (y1 + y2) / 2];
  }
}
