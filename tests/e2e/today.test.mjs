// The day scenarios are written for: it must not end under them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { today, untilClear } from './support/today.mjs';

const at = (clock) => Date.parse(`2026-11-22T${clock}+08:00`);

test('the day is China’s', () => {
  assert.equal(today(Date.parse('2026-11-21T15:59:59Z')), '2026-11-21');
  assert.equal(today(Date.parse('2026-11-21T16:00:00Z')), '2026-11-22');
});

test('only around midnight is waited', () => {
  for (const clock of ['00:03:00', '08:00:00', '16:00:00', '23:57:59']) assert.equal(untilClear(at(clock)), 0, clock);
  assert.equal(untilClear(at('23:58:00')), 300_000);
  assert.equal(untilClear(at('00:00:00')), 180_000);
  assert.equal(untilClear(at('00:02:59')), 1_000);
});
