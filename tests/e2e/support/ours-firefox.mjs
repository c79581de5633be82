// Our own side of a page in Firefox: WebDriver BiDi shows closed shadow roots, and nothing of our scripts' world. For looking only.

import { Panel } from './panel.mjs';
import { until } from './shift.mjs';

/** A node of BiDi's as the debugger of Chromium has it. */
function asDebuggers({ value }) {
  const { nodeType, localName, nodeValue, attributes = {}, children = [] } = value;
  return {
    nodeName: localName?.toUpperCase() ?? '',
    nodeValue: nodeType === 3 ? nodeValue : '',
    attributes: Object.entries(attributes).flat(),
    children: children.map(asDebuggers),
  };
}

export class OursFirefox extends Panel {
  constructor(page) {
    super();
    this.page = page;
  }

  /** Waits until the panel stands, and says what is in force. */
  async protectedNow() {
    await until(async () => {
      const said = await this.panelText();
      return said !== '' && !said.includes('载入中');
    }, 'the guard to be armed');
  }

  async nodes() {
    const found = [];
    for (const frame of this.page.frames()) {
      const { browsingContext } = frame;
      const answer = await browsingContext.userContext.browser.session
        .send('script.evaluate', {
          expression: "[...document.querySelectorAll('html > :not(head, body)')]",
          target: { context: browsingContext.id },
          awaitPromise: false,
          serializationOptions: { maxDomDepth: 30, includeShadowTree: 'all' },
        })
        .catch(() => null); // a frame that has just gone
      for (const host of answer?.result.result?.value ?? []) {
        for (const node of host.value?.shadowRoot?.value.children ?? []) {
          const one = asDebuggers(node);
          if (one.nodeName === 'SECTION') found.push(one);
        }
      }
    }
    return found;
  }
}
