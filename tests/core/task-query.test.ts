import { expect, test } from 'vitest';
import { everyTask, isSameQuery, keptQuery, readTaskQuery, writeTaskQuery, type TaskQuery } from '#app/core/task-query.ts';

const read = (query: string): TaskQuery => readTaskQuery(new URLSearchParams(query));

test('what is kept has no place in the list, and says everything once and in order', () => {
  expect(keptQuery(read('state=done&state=new&state=done&id=12,3-5,4-9,13&text= river &truth=with&sort=updated&direction=desc&after=x'))).toEqual({
    filters: {
      states: ['new', 'done'],
      ids: [
        { from: 3, to: 9 },
        { from: 12, to: 13 },
      ],
      text: 'river',
      person: undefined,
      groundTruth: true,
    },
    order: 'updated',
    direction: 'desc',
  });
});

test('two queries are the same when they ask for the same, wherever in the list they stand', () => {
  expect(isSameQuery(read('state=done&state=new&id=3,1-2'), read('id=1-3&state=new&state=done&after=abc'))).toBe(true);
  expect(isSameQuery(read('after=abc'), everyTask)).toBe(true);
  expect(isSameQuery({ ...everyTask, filters: { states: [], ids: [], text: ' ' } }, everyTask)).toBe(true);
  for (const other of ['state=done', 'sort=updated', 'direction=desc', 'truth=without', 'person=3', 'text=x', 'id=3'])
    expect([other, isSameQuery(read(other), everyTask)]).toEqual([other, false]);
});

test('what is kept comes back whole from its address', () => {
  const ids = Array.from({ length: 50 }, (_, n) => `${900_000_000_000_000 + 9 * n}-${900_000_000_000_003 + 9 * n}`).join(',');
  const half = `${'a'.repeat(499)}🌠`;
  for (const query of [`id=${ids}`, `text=${half}`, `text=${'a'.repeat(499)}%20b`, 'state=in+progress&person=7&truth=without&sort=annotations']) {
    const kept = keptQuery(read(query));
    expect(JSON.stringify(kept).includes('\\ud83c')).toBe(false);
    expect(keptQuery(read(writeTaskQuery(kept)))).toEqual(kept);
  }
  expect(keptQuery(read(`id=${ids}`)).filters.ids).toHaveLength(50);
});
