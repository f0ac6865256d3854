import { expect, test } from 'vitest';
import { countLeadTime } from '#islands/journal/lead-time.ts';
import { createScope } from '#islands/scope.ts';

function person(before = 0) {
  let now = 10_000;
  const [page, scope] = [new EventTarget(), createScope()];
  const lead = countLeadTime(scope, page, before, () => now);
  return { lead, scope, act: (ms: number, sign = 'keydown') => ((now += ms), page.dispatchEvent(new Event(sign))) };
}

test('counts half a second for each window with a sign of life, however many signs', () => {
  const { lead, act } = person();
  for (let count = 0; count < 100; count += 1) act(1);
  expect(lead.seconds()).toBe(0.5);
  for (const sign of ['pointermove', 'wheel', 'input']) act(500, sign);
  expect(lead.seconds()).toBe(2);
});

test('a page left open counts nothing', () => {
  const { lead, act } = person();
  act(0);
  act(3_600_000);
  expect(lead.seconds()).toBe(1);
});

test('goes on from what was counted before, and ends with its scope', () => {
  const { lead, act, scope } = person(42);
  act(0);
  scope.end();
  act(1000);
  expect(lead.seconds()).toBe(42.5);
});
