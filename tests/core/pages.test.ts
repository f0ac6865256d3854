import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, pageOf, readPlace } from '#app/core/pages.ts';

test.each([null, 0, -1.5, '', 'ada', 'Żaneta', '漢字', '🦢 \u0000 "\\', '\ud800'])('a cursor carries %j through an address', (value) => {
  const text = encodeCursor({ value, id: 7 });
  expect(text).toMatch(/^[\w-]+$/);
  expect(decodeCursor(text)).toEqual({ value, id: 7 });
});

test.each(['', 'nonsense', btoa('{}'), btoa('[1]'), btoa('[{},1]'), btoa('[1,"2"]')])('%j is no cursor', (text) => {
  expect(decodeCursor(text)).toBeUndefined();
  expect(readPlace({ after: text, before: text })).toEqual({ from: undefined, back: false });
});

/** Numbers from 1 on, found as a query finds them: one more than a page holds, away from the place. */
function find(count: number, limit: number, place: { after?: string; before?: string }) {
  const { from, back } = readPlace(place);
  const all = Array.from({ length: count }, (_, n) => n + 1);
  const beyond = back ? all.filter((n) => n < from!.id).toReversed() : all.filter((n) => n > (from?.id ?? 0));
  return pageOf(beyond.slice(0, limit + 1), limit, place, (id) => ({ value: null, id }));
}

test.each([0, 1, 3, 4, 6, 7])('%j rows in pages of three: forward to the end, and the same pages backward', (count) => {
  const forward = [find(count, 3, {})];
  while (forward.at(-1)!.next) forward.push(find(count, 3, { after: forward.at(-1)!.next }));
  expect(forward.flatMap(({ rows }) => rows)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
  expect(forward[0]!.previous).toBeUndefined();
  const backward = [forward.at(-1)!];
  while (backward[0]!.previous) backward.unshift(find(count, 3, { before: backward[0]!.previous }));
  expect(backward.map(({ rows }) => rows)).toEqual(forward.map(({ rows }) => rows));
});
