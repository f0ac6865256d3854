import { describe, expect, it } from 'vitest';
import { Pager } from '#views/ui/pager.tsx';
import { Table, type Column, type Sort } from '#views/ui/table.tsx';
import { show } from './room.tsx';
import { all, one, words } from './tags.ts';

type Row = { id: number; name: string };
const rows: Row[] = [
  { id: 1, name: 'one' },
  { id: 2, name: 'two' },
];
const columns: Column<Row>[] = [
  { key: 'id', label: 'Id', cell: ({ id }) => id, sortable: true, number: true, rowHeader: true },
  { key: 'name', label: 'Name', cell: ({ name }) => name, sortable: true, first: 'desc' },
  { key: 'plain', label: 'Plain', cell: () => '' },
];
const sort: Sort = { key: 'id', direction: 'asc', href: (key, direction) => `?sort=${key}&to=${direction}` };
const table = (rest: Partial<Parameters<typeof Table<Row>>[0]> = {}) =>
  show(<Table<Row> id="tasks" caption="Tasks" columns={columns} rows={rows} rowId={({ id }) => id} rowNoun="task" sort={sort} {...rest} />);

describe('a table', () => {
  it('sorts by links, says how it is sorted and turns on the second press', async () => {
    const html = await table();
    expect(all(html, 'th', { scope: 'col' }).map((head) => head['aria-sort'])).toEqual(['ascending', undefined, undefined]);
    expect(all(html, 'a').map(({ href }) => href)).toEqual(['?sort=id&to=desc', '?sort=name&to=desc']);
  });

  it('is a region of its own that keys can reach and scroll, named by its caption', async () => {
    const html = await table({ captionHidden: true });
    const region = one(html, 'section');
    expect(region.tabindex).toBe('0');
    expect(one(html, 'caption', { id: region['aria-labelledby'] ?? '' }).class).toBe('hidden');
  });

  it('gives every row a stable id and a header, and marks the current one', async () => {
    const html = await table({ current: ({ id }) => id === 2 });
    expect(all(html, 'tr').map(({ id }) => id)).toEqual([undefined, 'task-1', 'task-2']);
    expect(all(html, 'th', { scope: 'row' })).toHaveLength(2);
    expect(one(html, 'tr', { 'aria-current': 'true' }).id).toBe('task-2');
  });

  it('selects rows for a form elsewhere on the page', async () => {
    const html = await table({ selection: { name: 'task', form: 'bulk', label: ({ id }) => `Select task ${id}` } });
    expect(all(html, 'input', { name: 'task', form: 'bulk' }).map((box) => [box.value, box['aria-label']])).toEqual([
      ['1', 'Select task 1'],
      ['2', 'Select task 2'],
    ]);
    expect(one(html, 'input', { 'data-check-all': 'task' })).not.toHaveProperty('name');
  });

  it('gives its place to what is said when there are no rows', async () => {
    const html = await table({ rows: [], empty: <p>None yet.</p> });
    expect(all(html, 'table')).toEqual([]);
    expect(one(html, 'div').id).toBe('tasks');
  });
});

describe('a pager', () => {
  it('keeps the place of a direction that is at its end', async () => {
    const html = await show(<Pager next="?after=x" from={1} to={50} total={1200} noun="task" />);
    expect(words(html)).toBe('1–50 of 1,200 tasks Previous Next');
    expect(all(html, 'a').map(({ rel, href }) => [rel, href])).toEqual([['next', '?after=x']]);
    expect(one(html, 'span', { 'aria-disabled': 'true' })).toBeDefined();
  });

  it('is not there when there is nothing to turn', async () => {
    expect(await show(<Pager />)).toBe('');
  });
});
