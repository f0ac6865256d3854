import { expect, test } from 'vitest';
import { nonBlank, sources, styles, type Source } from './files.ts';

const ceiling = 300;
/** Longer files, each with its reason. */
const exceptions: Record<string, string> = {};

const tooLong = (files: Source[]): string[] =>
  files.filter(({ path, text }) => nonBlank(text) > ceiling && !exceptions[path]).map(({ path }) => path);

test(`no file is longer than ${ceiling} lines`, () => {
  expect(tooLong([...sources('app', 'views', 'islands', 'tests'), ...styles()])).toEqual([]);
});

test('a planted long file is found', () => {
  expect(tooLong([{ path: 'app/planted.ts', text: 'x\n'.repeat(ceiling + 1) }])).toEqual(['app/planted.ts']);
});

test('the median file fits on a screen, and nine of ten stay readable', () => {
  const sizes = sources('app', 'views', 'islands')
    .map(({ text }) => nonBlank(text))
    .sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200);
});
