/** @jsxImportSource hono/jsx/dom */
import { useRef } from 'hono/jsx/dom';
import type { TagProps } from '../../kits/kit.ts';
import { isEntryShown, isPaged, pageOf, pageSizes, pagesOf, turnedTo, turnPages } from '../../entries.ts';
import { opensBy } from '../../reveal.ts';
import type { Tag } from '#app/core/labeling/model.ts';
import type { Parts } from '../../parts.ts';
import { LayoutTag } from '../layout.tsx';

/** Of the buttons between pages. */
export const pagesId = ({ prefix }: Parts, { line, column }: Tag): string => `${prefix}-entries-${line}-${column}`;

/** The entries of a list, each with its own copy of what stands inside: all of them, or by pages. */
export function Repeater(props: TagProps) {
  const { tag, parts, state } = props;
  const entries = tag.children;
  const { page: at, size } = pageOf(state.view, tag);
  const look = (change: { page?: number; size?: number }) => parts.store.look(turnedTo(parts.store.get().view, tag, change));
  const pages = pagesOf(tag, size);
  const first = at * size;
  const last = Math.min(entries.length, first + size);
  // What was shown once stays, so that surfaces are not opened twice.
  const seen = useRef(new Set<number>());
  const shows = (index: number) => isEntryShown(state.view, tag, index);
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
          turn={(by) => turnPages(parts, tag, by)}
          resize={(to) => look({ size: to })}
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
            ref={opensBy(() => look({ page: Math.floor(index / pageOf(parts.store.get().view, tag).size) }))}
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
  turn: (by: 1 | -1) => void;
  resize: (size: number) => void;
};

function Pages({ id, at, pages, size, first, last, count, turn, resize }: PagesProps) {
  return (
    <nav class="labeler__pages" id={id} aria-label="Entries">
      <button type="button" class="labeler__button" disabled={at === 0} onClick={() => turn(-1)}>
        Previous
      </button>
      <span class="labeler__pages-text">{`${last - first > 1 ? `${first + 1} to ${last}` : String(first + 1)} of ${count}`}</span>
      <button type="button" class="labeler__button" disabled={at >= pages - 1} onClick={() => turn(1)}>
        Next
      </button>
      <label class="labeler__pages-size">
        per page{' '}
        <select class="labeler__select" value={String(size)} onChange={(event: Event) => resize(Number((event.target as HTMLSelectElement).value))}>
          {pageSizes.map((one) => (
            <option key={String(one)} value={String(one)}>
              {String(one)}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}
