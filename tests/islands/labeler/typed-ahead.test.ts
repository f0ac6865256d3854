import { expect, test } from 'vitest';
import { typedAhead } from '#islands/labeler/panels/typed-ahead.ts';

test('keys held for the palette are its field, its choice and its end', () => {
  expect(typedAhead([])).toEqual({ typed: '', at: 0 });
  expect(typedAhead(['z', '🐱', 'Backspace', 'o', 'Shift', 'F5', ' '])).toEqual({ typed: 'zo ', at: 0 });
  expect(typedAhead(['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp'])).toEqual({ typed: '', at: 1 });
  expect(typedAhead(['ArrowDown', 'z'])).toEqual({ typed: 'z', at: 0 });
  expect(typedAhead(['z', 'ArrowDown', 'Enter', 'x'])).toEqual({ typed: 'z', at: 1, end: 'Enter' });
  expect(typedAhead(['z', 'Escape', 'Enter'])).toEqual({ typed: 'z', at: 0, end: 'Escape' });
});
