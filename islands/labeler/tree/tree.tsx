/** @jsxImportSource hono/jsx/dom */
import { useState } from 'hono/jsx/dom';
import { toggledSet } from '../sets.ts';
import { treeMove } from './keys.ts';
import { treeRows, type TreeLabel, type TreeRow } from './rows.ts';

/** So many rows are drawn; a search narrows the rest. */
const most = 300;

export type TreeProps = {
  name: string;
  labels: readonly TreeLabel[];
  query: string;
  isChosen: (row: TreeRow) => boolean;
  /** Why it cannot be chosen, as a sentence; undefined when it can. */
  whyNot: (row: TreeRow) => string | undefined;
  choose: (row: TreeRow) => void;
  /** Fetches what lies below a partial place. */
  fetchBelow?: (row: TreeRow) => void;
  /** Escape, or up from the first row. */
  leave: () => void;
  /** Hears which row has focus. */
  reached?: (row: TreeRow) => void;
};

/** A tree as the ARIA practices want it: one stop for Tab, arrows move and open, Enter and Space choose, letters jump. */
export function Tree(props: TreeProps) {
  const { name, labels, query, fetchBelow } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState('');
  const all = treeRows(labels, open, query);
  const rows = all.slice(0, most);
  const active = rows.some(({ path }) => path === at) ? at : rows[0]?.path;
  const turn = (row: TreeRow) => {
    if (row.label.isPartial && !row.isOpen) fetchBelow?.(row);
    setOpen(toggledSet(open, row.path));
  };
  const press = (event: KeyboardEvent) => {
    const row = rows.find(({ path }) => path === active);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(event.key, rows, row);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === 'leave') props.leave();
    else if (move === 'choose') props.choose(row);
    else if (move === 'turn') turn(row);
    else focusRow(event.currentTarget as HTMLElement, rows.indexOf(move));
  };
  return (
    <div class="labeler__tree" role="tree" tabindex={-1} aria-label={name} aria-multiselectable="true" onKeyDown={press}>
      {rows.map((row) => (
        <Row
          key={row.path}
          {...props}
          row={row}
          isActive={row.path === active}
          turn={() => turn(row)}
          focus={() => {
            setAt(row.path);
            props.reached?.(row);
          }}
        />
      ))}
      {all.length > rows.length ? <p class="labeler__tree-more">{`And ${all.length - rows.length} more. Search to see them.`}</p> : null}
    </div>
  );
}

function focusRow(tree: HTMLElement, index: number): void {
  tree.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus();
}

type RowProps = TreeProps & { row: TreeRow; isActive: boolean; turn: () => void; focus: () => void };

function Row({ row, isActive, isChosen, whyNot, choose, turn, focus }: RowProps) {
  const { label, level, opens, isOpen, position, siblings } = row;
  const why = whyNot(row);
  const chosen = isChosen(row);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree around it hears the keys
    <div
      class="labeler__tree-row"
      role="treeitem"
      tabindex={isActive ? 0 : -1}
      aria-level={String(level)}
      aria-posinset={String(position)}
      aria-setsize={String(siblings)}
      aria-expanded={opens ? String(isOpen) : undefined}
      aria-selected={String(chosen)}
      aria-disabled={why !== undefined && !chosen ? 'true' : undefined}
      title={why ?? label.hint}
      style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}
      onFocus={focus}
      onClick={() => choose(row)}
    >
      <span
        class={`labeler__tree-turn${opens ? '' : ' labeler__tree-turn--none'}`}
        aria-hidden="true"
        onClick={(event: Event) => {
          if (!opens) return;
          event.stopPropagation();
          turn();
        }}
      >
        {opens ? (isOpen ? '▾' : '▸') : ''}
      </span>
      <span class="labeler__tree-mark" aria-hidden="true">
        {chosen ? '✓' : ''}
      </span>
      <span class="labeler__label-text">{label.value}</span>
    </div>
  );
}
