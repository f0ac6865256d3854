/** Labels and choices that come with a task (formats 1.1): in whatever form a file holds them. */
import { expect, test } from 'vitest';
import { withLabels } from '#app/core/labeling/task-labels.ts';
import { configOf } from './configs.ts';

const labelsOf = (inside: string, data: Record<string, unknown>) =>
  withLabels(configOf(`<View><Text name="t" value="$t"/>${inside}</View>`), data).controls[0]?.labels ?? [];
const dynamic = '<Choices name="c" toName="t" value="$list"/>';

test.each([
  ['words', ['a', 7], ['a', '7']],
  ['a list as tables hold it', '["a", {"value": "b"}]', ['a', 'b']],
  ['one word alone', 'a', ['a']],
  ['a text that only looks like a list', '[sic]', ['[sic]']],
  ['values that are numbers', [{ value: 3 }, { value: 0 }], ['3', '0']],
  ['an alias alone', [{ alias: 'x' }], ['x']],
  ['nothing', '', []],
  ['nothing at all', undefined, []],
  ['what is no label', [null, {}, { value: '' }, true, [1]], []],
])('%s', (_, list, names) => {
  expect(labelsOf(dynamic, { t: 'x', list }).map(({ name }) => name)).toEqual(names);
});

test('objects have the attributes that the tag has', () => {
  const list = [
    { value: 'A', Color: 'red', groupCanContain: 'B, C' },
    { value: 'B', background: 'blue', color: 'red' },
  ];
  expect(labelsOf('<Labels name="l" toName="t" value="$list"/>', { t: 'x', list })).toMatchObject([
    { name: 'A', background: 'red', groupCanContain: ['B', 'C'] },
    { name: 'B', background: 'blue' },
  ]);
});

test('a value of the task is read in choices within choices, too', () => {
  const [top] = labelsOf('<Taxonomy name="x" toName="t"><Choice value="Top"><Choice value="$t"/></Choice></Taxonomy>', { t: 'Below' });
  expect(top?.children.map(({ name, value }) => [name, value])).toEqual([['Below', 'Below']]);
});
