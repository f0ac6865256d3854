import { expect, test } from 'vitest';
import { shownProblems } from '#views/imports/problems.ts';

type Given = Parameters<typeof shownProblems>[0]['problems'];
const sources = [{ fileId: 1, name: 'a.csv', size: 1 }];
const fault = (row: number, message: string, file = 'a.csv') => ({ file, row, message });
const shown = (problems: Given) => shownProblems({ problems, sources }).map(({ line, lastLine, message }) => [line, lastLine, message]);

test('the same fault of items that follow each other is told once', () => {
  expect(shown([fault(2, 'Item 1: No text.'), fault(5, 'Item 2: No text.'), fault(6, 'Item 3: No text.')])).toEqual([
    [2, 6, 'Items 1 to 3: No text.'],
  ]);
});

test.each<[string, Given]>([
  ['another fault', [fault(2, 'Item 1: No text.'), fault(3, 'Item 2: No picture.')]],
  ['an item between that is right', [fault(2, 'Item 1: No text.'), fault(4, 'Item 3: No text.')]],
  ['two faults of one item', [fault(2, 'Item 1: No text.'), fault(2, 'Item 1: No text.')]],
  ['no item', [fault(2, 'This row has 4 cells.'), fault(3, 'This row has 4 cells.')]],
])('%s keeps them apart', (_, problems) => {
  expect(shown(problems)).toEqual(problems.map(({ row, message }) => [row, row, message]));
});

test('another file ends what goes on, and is named', () => {
  expect(shown([fault(2, 'Item 1: No text.'), fault(2, 'Item 2: No text.', 'b.csv'), fault(3, 'Item 3: No text.', 'b.csv')])).toEqual([
    [2, 2, 'Item 1: No text.'],
    [2, 3, 'b.csv: Items 2 to 3: No text.'],
  ]);
});
