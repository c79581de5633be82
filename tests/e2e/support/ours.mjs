// Our own side of a page in Chromium, seen through the debugger: the isolated world and the closed shadow root. For looking only.

import { Panel } from './panel.mjs';
import { until } from './shift.mjs';

export class Ours extends Panel {
  constructor(cdp) {
    super();
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

  /** The nodes of our panels' docks, inside our closed shadow roots; those of frames too. */
  async nodes() {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const found = [];
    const find = (node, inOurs) => {
      const classes = node.attributes?.[node.attributes.indexOf('class') + 1] ?? '';
      if (inOurs && node.nodeName === 'SECTION' && classes.startsWith('dock')) found.push(node);
      for (const shadow of node.shadowRoots ?? []) find(shadow, shadow.shadowRootType === 'closed');
      for (const child of [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) find(child, inOurs);
    };
    find(root, false);
    return found;
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
