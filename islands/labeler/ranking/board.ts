/** Where the items of a list stand for a Ranker: in one order, or in buckets; pure, so that pointer and keys share it. */
import { isSet } from '#app/core/labeling/flag.ts';
import { UNPLACED } from '#app/core/labeling/kinds/ranker.ts';
import type { ControlTag, Tag } from '#app/core/labeling/model.ts';
import type { RankerAnswer } from '#app/core/labeling/result.ts';

export type Id = string | number;
export type Column = { name: string; title: string; items: readonly Id[] };
/** A column's index and a place in it, both from 0. */
export type Spot = { column: number; at: number };

/** The columns as answered; items that the answer lacks stand where all of them begin, and those that the task lacks stay. */
export function boardOf(control: ControlTag, title: string, ids: readonly Id[], answer: RankerAnswer | undefined): Column[] {
  const buckets = control.tag.children.filter(({ type }) => type === 'Bucket');
  const named = buckets.map(({ attributes }) => ({
    name: attributes.name?.trim() ?? '',
    title: attributes.title?.trim() || (attributes.name ?? ''),
  }));
  const start = buckets.find((bucket) => isSet(bucket, 'default'))?.attributes.name?.trim() ?? (named.length > 0 ? UNPLACED : control.name);
  const columns = named.length === 0 ? [{ name: control.name, title }] : start === UNPLACED ? [{ name: UNPLACED, title }, ...named] : named;
  const said = answer?.ranker ?? {};
  const placed = new Set(columns.flatMap(({ name }) => said[name] ?? []).map(String));
  const others = ids.filter((id) => !placed.has(String(id)));
  return columns.map((column) => ({ ...column, items: [...(said[column.name] ?? []), ...(column.name === start ? others : [])] }));
}

export function spotOf(board: readonly Column[], id: Id): Spot | undefined {
  const column = board.findIndex(({ items }) => items.includes(id));
  return column === -1 ? undefined : { column, at: board[column]?.items.indexOf(id) ?? 0 };
}

/** The board with the item taken from where it is and put at the spot, counted without it. */
export function moved(board: readonly Column[], id: Id, { column, at }: Spot): Column[] {
  return board.map((one, index) => {
    const rest = one.items.filter((item) => item !== id);
    return { ...one, items: index === column ? rest.toSpliced(at, 0, id) : rest };
  });
}

/** Whether items stand side by side, and columns below each other: the Ranker or its List may say so. */
export const isAcross = (...tags: readonly (Tag | undefined)[]): boolean => tags.some((tag) => tag?.attributes.axis?.trim() === 'x');

const along: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const across: typeof along = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** What an arrow does to an item: along its column, or to the next one at the same place. */
export function nextSpot(board: readonly Column[], { column, at }: Spot, key: string, sideBySide = false): Spot | undefined {
  const by = (sideBySide ? across : along)[key];
  if (!by) return undefined;
  const to = column + by[0];
  const there = board[to];
  if (!there) return undefined;
  const most = to === column ? there.items.length - 1 : there.items.length;
  const next = { column: to, at: Math.min(at + by[1], most) };
  return next.at < 0 || (to === column && next.at === at) ? undefined : next;
}

export function saidOf(board: readonly Column[]): RankerAnswer['ranker'] {
  return Object.fromEntries(board.map(({ name, items }) => [name, [...items]]));
}
