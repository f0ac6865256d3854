/** What a pair of a control and an object goes through: six steps that are the same for all, done by a hand of the pair's own. */
import { expect } from 'vitest';
import type { Page } from 'playwright';
import type { Row } from '#app/core/labeling/result.ts';
import { goThrough, resultOf, type Given, type Harness } from '../harness.ts';
import { press } from '../labeler/shape-page.ts';
import type { Keeper } from './keeper.ts';

/** Rows as literals: numbers in whole tenths; in the place of new ids 1 for the first of them, 2 for the second, and so on. */
export type Literal = Record<string, unknown>;

/** `made` and `changed` are all rows after the step; what is there at the beginning (`given.result`) among them. */
export type Story = {
  name: string;
  way: 'pointer' | 'keys';
  given: Given;
  make: (page: Page) => Promise<void>;
  made: Literal[];
  change: (page: Page) => Promise<void>;
  changed: Literal[];
  /** Takes all of it away in one step, whatever is selected. Absent: it can be undone, but not deleted. */
  remove?: (page: Page) => Promise<void>;
  /** Waits for more than that every surface is drawn. */
  ready?: (page: Page) => Promise<void>;
  /** Pairs whose control has a part in the rows without a row of its own. */
  also?: string[];
  /** What is compared in the place of a row's value that no hand can write down. */
  read?: (page: Page, value: Record<string, unknown>) => Promise<Record<string, unknown>>;
};

/** Makes, changes, saves, undoes to the exact beginning and redoes, deletes and undoes all of that, opens what the server kept, and deletes it there. */
export async function play(harness: Harness, keeper: Keeper, page: Page, story: Story): Promise<void> {
  const { given, made, changed, remove } = story;
  const before = given.result ?? [];
  const holds = (rows: Row[]) => expect.poll(() => resultOf(page)).toEqual(rows);
  const shows = (rows: Literal[]) => expect.poll(() => literal(page, story)).toEqual(rows);
  const open = async (result: Row[]) => {
    await harness.turn(page, { ...given, result });
    await story.ready?.(page);
    await holds(result);
  };
  await open(before);
  await story.make(page);
  await shows(made);
  await story.change(page);
  await shows(changed);
  const stored = await resultOf(page);
  const kept = await keeper.keep(given, stored);
  expect(kept).toEqual(stored);
  await goThrough(page, 'undo', 'Control+z');
  await holds(before);
  await goThrough(page, 'redo', 'Control+Shift+z');
  await holds(stored);
  if (remove) {
    await remove(page);
    await holds(before);
    await press(page, 'Control+z');
    await holds(stored);
    await goThrough(page, 'undo', 'Control+z');
    await holds(before);
  }
  await open(kept);
  await shows(changed);
  if (!remove) return;
  await remove(page);
  await holds(before);
}

async function literal(page: Page, { given, read }: Story): Promise<Literal[]> {
  const known = new Set((given.result ?? []).map(({ id }) => id));
  const ids = new Map<unknown, number>();
  const numbered = ({ id, ...rest }: Row): Literal => {
    if (id === undefined || known.has(id)) return id === undefined ? rest : { id, ...rest };
    if (!/^[\w-]{10}$/.test(id)) throw new Error(`no id: ${id}`);
    ids.set(id, ids.get(id) ?? ids.size + 1);
    return { id: ids.get(id), ...rest };
  };
  const rows: Literal[] = [];
  for (const { value, ...row } of await resultOf(page)) {
    const shown = read && value ? await read(page, value) : value;
    rows.push(numbered({ ...row, ...(shown ? { value: shown } : {}) }));
  }
  return JSON.parse(JSON.stringify(rows, inTenths)) as Literal[];
}

const inTenths = (_: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);
