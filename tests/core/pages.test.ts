import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '#app/core/pages.ts';

test.each([null, 0, -1.5, '', 'ada', 'Żaneta', '漢字', '🦢 \u0000 "\\', '\ud800'])('a cursor carries %j through an address', (value) => {
  const text = encodeCursor({ value, id: 7 });
  expect(text).toMatch(/^[\w-]+$/);
  expect(decodeCursor(text)).toEqual({ value, id: 7 });
});

test.each(['', 'nonsense', btoa('{}'), btoa('[1]'), btoa('[{},1]'), btoa('[1,"2"]')])('%j is no cursor', (text) => {
  expect(decodeCursor(text)).toBeUndefined();
});
