// What a page's clocks tell the background, with the time of its coming: heard in the worker itself.

import { worker } from './extension.mjs';
import { until } from './shift.mjs';

/** Listens from now on. */
export async function listen(shift) {
  const office = await worker(shift);
  await office.evaluate(() => {
    const listens = globalThis.__heard !== undefined;
    globalThis.__heard = [];
    if (listens) return;
    chrome.runtime.onMessage.addListener((message) => {
      if (message.kind === 'alert' || message.kind === 'clocks') globalThis.__heard.push({ at: Date.now(), ...message });
      return false;
    });
  });
  const heard = () => office.evaluate(() => globalThis.__heard);
  return {
    /** Every alert so far. */
    alerts: async () => (await heard()).filter((message) => message.kind === 'alert'),
    /** The clocks that were kept last: letter, start and second time of each, by chat. */
    async clocks() {
      const last = (await heard()).filter((message) => message.kind === 'clocks').at(-1);
      return Object.fromEntries(
        (last?.kept ?? '').split('\n').filter(Boolean).map((line) => {
          const parts = line.split('\t');
          const tokens = [...parts[6].matchAll(/([wtpcs])(-?\d+)(?:,(-?\d+))?/g)];
          return [parts[0], Object.fromEntries(tokens.map(([, letter, start, second]) => [letter, { start: Number(start), second: Number(second) }]))];
        }),
      );
    },
    /** Waits for the alert that says `what` not before `since` (ms). */
    alert(what, since, limit) {
      const find = async () => (await this.alerts()).find((one) => one.at >= since && one.text.startsWith(what));
      return until(find, `「${what}」`, limit);
    },
  };
}
