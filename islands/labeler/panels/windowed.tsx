/** @jsxImportSource hono/jsx/dom */
import { useEffect, useLayoutEffect, useRef, useState } from 'hono/jsx/dom';
import type { JSX } from 'hono/jsx/dom/jsx-runtime';

/** What a row puts on its `li`, so that it stands in its place and says which of how many it is. */
export type RowPlace = { style: Record<string, string>; 'data-row': string; 'aria-setsize': number; 'aria-posinset': number };
export type RowGiven = {
  place: RowPlace;
  /** For each button of the row: one row alone is a stop for Tab. */
  button: { tabindex: 0 | -1; onKeyDown: (event: KeyboardEvent) => void };
  /** Focus stays in the list when this row goes. */
  leave: () => void;
};

export type WindowedProps = {
  label: string;
  keys: readonly string[];
  /** Is brought into sight, here but not on the page around, when it becomes another. */
  at?: string;
  row: (key: string, given: RowGiven) => JSX.Element;
  /** Keys beside the arrows; true when one meant something. `key` is the row's. */
  press?: (event: KeyboardEvent, key: string) => boolean;
};

/** Rows that are drawn beyond those in sight, and how many are in sight at most: a list is as tall as a part of the window. */
const spare = 10;
const most = 45;

/** A long list of which only the rows in sight are in the page. One stop for Tab; arrows, Page keys, Home and End reach all. */
export function Windowed({ label, keys, at, row, press }: WindowedProps) {
  const [first, setFirst] = useState(0);
  const [, redraw] = useState(0);
  /** The row that Tab stops at: the one that was gone to, until `at` is another or rows come or go. */
  const active = useRef(at ?? '');
  const followed = useRef('');
  const room = useRef<HTMLElement>(null);
  const wanted = useRef<number | undefined>(undefined);
  const news = `${keys.length} ${at}`;
  if (at !== undefined && followed.current !== news) active.current = at;
  followed.current = news;
  const index = Math.max(0, keys.indexOf(active.current ?? ''));
  useEffect(() => {
    if (at !== undefined) bringIntoSight(room.current, keys.indexOf(at), keys.length);
  }, [at, keys.length]);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const to = Math.min(wanted.current, keys.length - 1);
    wanted.current = undefined;
    room.current?.querySelector<HTMLElement>(`[data-row="${to}"] button:not(:disabled)`)?.focus();
  });
  const go = (to: number) => {
    wanted.current = to;
    bringIntoSight(room.current, to, keys.length);
    active.current = keys[to] ?? '';
    redraw((times) => times + 1);
  };
  const onKeyDown = (event: KeyboardEvent, from: number) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    const to = plain ? stepped(event.key, from, keys.length) : undefined;
    if (to !== undefined) go(to);
    else if (!press?.(event, keys[from] ?? '')) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drawn = keys.flatMap((key, each) => ((each >= first - spare && each < first + most + spare) || each === index ? [{ key, each }] : []));
  return (
    <div
      class="labeler__rows"
      ref={room}
      onScroll={(event: Event) => {
        const now = firstInSight(event.currentTarget as HTMLElement, keys.length);
        // Drawn anew only when half of the spare rows are used up.
        if (Math.abs(now - first) > spare / 2 || now === 0) setFirst(now);
      }}
    >
      <ol class="labeler__rows-all" aria-label={label} style={{ 'block-size': `calc(${keys.length} * var(--row))` }}>
        {drawn.map(({ key, each }) =>
          row(key, {
            place: {
              style: { 'inset-block-start': `calc(${each} * var(--row))` },
              'data-row': String(each),
              'aria-setsize': keys.length,
              'aria-posinset': each + 1,
            },
            button: { tabindex: each === index ? 0 : -1, onKeyDown: (event) => onKeyDown(event, each) },
            leave: () => {
              wanted.current = each;
            },
          }),
        )}
      </ol>
    </div>
  );
}

function stepped(key: string, index: number, count: number): number | undefined {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -count, End: count };
  const by = steps[key];
  return by === undefined ? undefined : Math.max(0, Math.min(count - 1, index + by));
}

function firstInSight(room: HTMLElement, count: number): number {
  return Math.floor((room.scrollTop * count) / Math.max(1, room.scrollHeight));
}

function bringIntoSight(room: HTMLElement | null, index: number, count: number): void {
  if (!room || index < 0) return;
  const row = room.scrollHeight / Math.max(1, count);
  const [top, bottom] = [index * row, (index + 1) * row];
  if (top < room.scrollTop) room.scrollTop = top;
  else if (bottom > room.scrollTop + room.clientHeight) room.scrollTop = bottom - room.clientHeight;
}
