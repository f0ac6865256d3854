import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keyOf, openShelf, passingShelf, type Entry, type Parcel } from '#islands/journal/shelf.ts';

const entry = (given: Partial<Entry> = {}): Entry => ({
  key: keyOf(1, 2, null),
  user: 1,
  result: [],
  leadTime: 1,
  writer: 'tab',
  sequence: 1,
  base: 0,
  at: 5,
  ...given,
});
const parcel = (given: Partial<Parcel> = {}): Omit<Parcel, 'id'> => ({
  key: keyOf(1, 2, null),
  user: 1,
  name: 'Task 2',
  url: '/to',
  page: '/page',
  fields: { result: '[]' },
  leadTime: 1,
  at: 5,
  ...given,
});

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('the lasting shelf', () => {
  test('keeps the newest state of a task across openings', async () => {
    const shelf = await openShelf();
    await shelf.put(entry());
    await shelf.put(entry({ sequence: 2, result: [{ id: 'a' }] }));
    const again = await openShelf();
    expect(again.lasting).toBe(true);
    expect(await again.find(keyOf(1, 2, null))).toMatchObject({ sequence: 2, result: [{ id: 'a' }] });
  });

  test('an acknowledgement takes away what it acknowledges, never what came after', async () => {
    const shelf = await openShelf();
    await shelf.put(entry({ sequence: 3 }));
    await shelf.drop(entry().key, { writer: 'tab', sequence: 2 });
    expect(await shelf.find(entry().key)).toBeDefined();
    await shelf.drop(entry().key, { writer: 'tab', sequence: 3 });
    expect(await shelf.find(entry().key)).toBeUndefined();
    await shelf.drop(entry().key, { writer: 'tab', sequence: 3 });
  });

  test('what the server has is marked with its version, but nothing that came after', async () => {
    const shelf = await openShelf();
    await shelf.put(entry({ sequence: 3 }));
    await shelf.mark(entry().key, { writer: 'tab', sequence: 2 }, 7);
    expect((await shelf.find(entry().key))?.saved).toBeUndefined();
    await shelf.mark(entry().key, { writer: 'tab', sequence: 3 }, 8);
    expect(await shelf.find(entry().key)).toMatchObject({ sequence: 3, saved: { version: 8 } });
    // Another tab has the task by now.
    await shelf.mark(entry().key, { writer: 'before', sequence: 9 }, 9);
    await shelf.drop(entry().key, { writer: 'before', sequence: 9 });
    expect(await shelf.find(entry().key)).toMatchObject({ saved: { version: 8 } });
    await shelf.clear(entry().key);
    expect(await shelf.find(entry().key)).toBeUndefined();
    await shelf.mark('elsewhere', { writer: 'tab', sequence: 3 }, 8);
    expect(await shelf.find('elsewhere')).toBeUndefined();
  });

  test('gives parcels in order, and to nobody but their person', async () => {
    const shelf = await openShelf();
    const first = await shelf.post(parcel({ name: 'Task 1' }));
    await shelf.post(parcel({ name: 'Task 2' }));
    await shelf.post(parcel({ name: 'Of Cy', user: 7 }));
    expect((await shelf.parcels(1)).map(({ name }) => name)).toEqual(['Task 1', 'Task 2']);
    await shelf.unpost(first.id);
    await shelf.unpost(first.id);
    expect((await shelf.parcels(1)).map(({ name }) => name)).toEqual(['Task 2']);
  });

  test('keys tell people, tasks and annotations apart', () => {
    const keys = [keyOf(1, 2, null), keyOf(2, 1, null), keyOf(1, 2, 3), keyOf(12, 3, null), keyOf(1, 23, null)];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('without storage a passing shelf holds work for the life of the tab, and takes no parcels', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const shelf = await openShelf();
  expect(shelf.lasting).toBe(false);
  await shelf.put(entry());
  await shelf.mark(entry().key, { writer: 'tab', sequence: 1 }, 4);
  expect(await shelf.find(entry().key)).toMatchObject({ sequence: 1, saved: { version: 4 } });
  await shelf.drop(entry().key, { writer: 'tab', sequence: 1 });
  expect(await shelf.find(entry().key)).toBeUndefined();
  expect(await shelf.parcels(1)).toEqual([]);
  await expect(passingShelf().post(parcel())).rejects.toThrow();
});
