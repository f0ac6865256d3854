/** @jsxImportSource hono/jsx/dom */
import { useRef, useState } from 'hono/jsx/dom';
import type { TagProps } from '../../kits/kit.ts';
import { opensBy } from '../../reveal.ts';
import type { Tag } from '#app/core/labeling/model.ts';
import type { Parts } from '../../parts.ts';
import { LayoutTag } from '../layout.tsx';

const sizes = [1, 5, 10, 25, 50, 100];

export const isPaged = ({ attributes }: Tag): boolean => attributes.mode?.trim() === 'pagination';
/** Of the buttons between pages. */
export const pagesId = ({ prefix }: Parts, { line, column }: Tag): string => `${prefix}-entries-${line}-${column}`;

/** The entries of a list, each with its own copy of what stands inside: all of them, or by pages. */
export function Repeater(props: TagProps) {
  const { tag, parts } = props;
  const entries = tag.children;
  const [size, setSize] = useState(sizes[0] ?? 1);
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(entries.length / size));
  const at = Math.min(page, pages - 1);
  const first = at * size;
  const last = Math.min(entries.length, first + size);
  // What was shown once stays, so that surfaces are not opened twice.
  const seen = useRef(new Set<number>());
  const shows = (index: number) => !isPaged(tag) || (index >= first && index < last);
  const turn = (to: number) => {
    setPage(to);
    parts.announce(`Entries ${to * size + 1} to ${Math.min(entries.length, to * size + size)} of ${entries.length}.`);
  };
  if (entries.length === 0) return <p class="labeler__shown-note">This task has no entries here.</p>;
  return (
    <div class="labeler__repeater">
      {isPaged(tag) ? (
        <Pages
          id={pagesId(parts, tag)}
          at={at}
          pages={pages}
          size={size}
          first={first}
          last={last}
          count={entries.length}
          turn={turn}
          resize={setSize}
        />
      ) : null}
      {entries.map((entry, index) => {
        if (shows(index)) seen.current?.add(index);
        if (!seen.current?.has(index)) return null;
        return (
          <section
            key={String(index)}
            class="labeler__entry-room"
            aria-label={`Entry ${index + 1}`}
            hidden={!shows(index)}
            ref={opensBy(() => setPage(Math.floor(index / size)))}
          >
            <LayoutTag {...props} tag={entry} />
          </section>
        );
      })}
    </div>
  );
}

type PagesProps = {
  id: string;
  at: number;
  pages: number;
  size: number;
  first: number;
  last: number;
  count: number;
  turn: (to: number) => void;
  resize: (size: number) => void;
};

function Pages({ id, at, pages, size, first, last, count, turn, resize }: PagesProps) {
  return (
    <nav class="labeler__pages" id={id} aria-label="Entries">
      <button type="button" class="labeler__button" disabled={at === 0} onClick={() => turn(at - 1)}>
        Previous
      </button>
      <span class="labeler__pages-text">{`${last - first > 1 ? `${first + 1} to ${last}` : String(first + 1)} of ${count}`}</span>
      <button type="button" class="labeler__button" disabled={at >= pages - 1} onClick={() => turn(at + 1)}>
        Next
      </button>
      <label class="labeler__pages-size">
        per page{' '}
        <select class="labeler__select" value={String(size)} onChange={(event: Event) => resize(Number((event.target as HTMLSelectElement).value))}>
          {sizes.map((one) => (
            <option key={String(one)} value={String(one)}>
              {String(one)}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}
