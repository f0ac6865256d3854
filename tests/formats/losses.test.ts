import { expect, test } from 'vitest';
import { Losses } from '#app/formats/losses.ts';

test('losses are counted by their words, with the tasks that they are in; neighbors are one range', () => {
  const losses = new Losses();
  losses.add('label names that collide', 2);
  for (const id of [1, 2, 3, 7]) {
    losses.at({ id });
    losses.add('relations', 2);
    losses.add('relations');
    losses.add('masks', Number(id === 7));
    losses.add('nothing', 0);
  }
  expect(losses.list).toEqual([
    { what: 'label names that collide', count: 2, tasks: 0, ids: [] },
    { what: 'masks', count: 1, tasks: 1, ids: [{ from: 7, to: 7 }] },
    {
      what: 'relations',
      count: 12,
      tasks: 4,
      ids: [
        { from: 1, to: 3 },
        { from: 7, to: 7 },
      ],
    },
  ]);
  expect(losses.text).toBe('label names that collide: 2\nmasks: 1\nrelations: 12\n');
});

test('of many tasks those are named that an address can hold, and all are counted', () => {
  const losses = new Losses();
  for (let id = 2; id <= 400; id += 2) {
    losses.at({ id });
    losses.add('relations');
  }
  const [loss] = losses.list;
  expect([loss!.tasks, loss!.ids.length, loss!.ids.at(-1)]).toEqual([200, 50, { from: 100, to: 100 }]);
});
