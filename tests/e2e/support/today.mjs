// The day it is in China, as remarks write it.

import { setTimeout as after } from 'node:timers/promises';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const sinceMidnight = (at) => (at + 8 * 60 * MINUTE) % DAY;

export const today = (now = Date.now()) => new Date(now + 8 * 60 * MINUTE).toISOString().slice(0, 10);

/** How long from `now`, in ms, until China's midnight is neither two minutes ahead nor three ago. A scenario says which day
 *  it is and then looks at the page; and an order paid just now (140 s ago) must have been paid today. */
export function untilClear(now) {
  const into = (sinceMidnight(now) + 2 * MINUTE) % DAY;
  return Math.max(0, 5 * MINUTE - into);
}

export const clearOfMidnight = () => after(untilClear(Date.now()));
