/** @jsxImportSource hono/jsx/dom */
import type { State } from '../doc.ts';
import type { GroupRow as Row } from '../outline/rows.ts';
import type { Parts } from '../parts.ts';
import { RowButton } from './row-button.tsx';
import type { RowGiven } from './windowed.tsx';

/** What regions have in common, how many they are, and what can be done to all of them. */
export function GroupRow({ parts, state, row, given }: { parts: Parts; state: State; row: Row; given: RowGiven }) {
  const { hidden, locked } = state.view;
  const all = (set: ReadonlySet<string>) => row.ids.every((id) => set.has(id));
  const turned = (set: ReadonlySet<string>) => (all(set) ? new Set([...set].filter((id) => !row.ids.includes(id))) : new Set([...set, ...row.ids]));
  const count = row.ids.length === 1 ? '1 region' : `${row.ids.length} regions`;
  const say = (done: string) => parts.announce(`${row.title}: ${count} ${done}.`);
  return (
    <li class="labeler__group" {...given.place}>
      <strong class="labeler__group-name">
        {row.title} <span class="labeler__count">{String(row.ids.length)}</span>
      </strong>
      <RowButton
        icon={all(hidden) ? 'eye-off' : 'eye'}
        title={`Hide all of ${row.title}`}
        pressed={all(hidden)}
        given={given}
        act={() => {
          say(all(hidden) ? 'shown' : 'hidden');
          parts.store.look({ hidden: turned(hidden) });
        }}
      />
      {parts.editable ? (
        <RowButton
          icon={all(locked) ? 'lock' : 'unlock'}
          title={`Lock all of ${row.title}`}
          pressed={all(locked)}
          given={given}
          act={() => {
            say(all(locked) ? 'unlocked' : 'locked');
            parts.store.look({ locked: turned(locked) });
          }}
        />
      ) : null}
    </li>
  );
}
