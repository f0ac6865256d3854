/** @jsxImportSource hono/jsx/dom */
import { labelText } from '#app/core/labeling/label-words.ts';
import { regionName, scoreText, shortPlace } from '../describe.ts';
import { isFixed, type State } from '../doc.ts';
import type { RegionRow as Row } from '../outline/rows.ts';
import type { Parts } from '../parts.ts';
import { remove, turn } from '../turning.ts';
import { Swatch } from './labels.tsx';
import { late } from './late.ts';
import { RowButton } from './row-button.tsx';
import type { RowGiven } from './windowed.tsx';

/** More steps to the right would leave no room for the name. */
const deepest = 6;

/** One region: chosen by its name, hidden, locked, deleted, dragged onto another. */
export function RegionRow({ parts, state, row, given }: { parts: Parts; state: State; row: Row; given: RowGiven }) {
  const { region, number, level } = row;
  const isHidden = state.view.hidden.has(region.id);
  const isLocked = isFixed(state, region);
  const name = regionName(parts, region);
  return (
    <li
      class={`labeler__region${isHidden ? ' labeler__region--hidden' : ''}`}
      data-region={region.id}
      aria-level={level + 1}
      {...given.place}
      style={{ ...given.place.style, 'padding-inline-start': `${Math.min(level, deepest) * 0.9}rem` }}
    >
      <button
        type="button"
        class="labeler__region-name"
        aria-pressed={String(region.id === state.selected)}
        aria-keyshortcuts={parts.editable ? 'Alt+Shift+ArrowRight Alt+Shift+ArrowLeft' : undefined}
        title={parts.editable ? 'Drag it onto another region to put it under that one: also by Alt+Shift+→ and ←' : undefined}
        onClick={() => select(parts, region.id)}
        onPointerDown={(event: PointerEvent) => late(parts).nesting?.dragRow(parts, event, region.id)}
        {...given.button}
      >
        <span class="labeler__number">{String(number)}</span>
        <Swatch ink={parts.palette.of(region)} />
        <span class="labeler__region-text">
          <strong>{labelText(parts.config, region) || 'No label'}</strong>
          <small>{shortPlace(parts, region)}</small>
          {parts.marks[region.id] ? <small class="labeler__mark">{parts.marks[region.id]}</small> : null}
        </span>
        {region.score === undefined ? null : <span class="labeler__score">{scoreText(region.score)}</span>}
      </button>
      <RowButton
        icon={isHidden ? 'eye-off' : 'eye'}
        title={`Hide ${name}`}
        pressed={isHidden}
        given={given}
        act={() => turn(parts, 'hidden', region.id)}
      />
      {parts.editable ? (
        <RowButton
          icon={isLocked ? 'lock' : 'unlock'}
          title={`Lock ${name}`}
          pressed={isLocked}
          given={given}
          act={() => turn(parts, 'locked', region.id)}
        />
      ) : null}
      {parts.editable ? (
        <RowButton
          icon="delete"
          title={isLocked ? 'Locked: unlock it first' : `Delete ${name}`}
          disabled={isLocked}
          given={given}
          act={() => {
            given.leave();
            remove(parts, region.id);
          }}
        />
      ) : null}
    </li>
  );
}

function select(parts: Parts, id: string): void {
  parts.store.select(parts.store.get().selected === id ? undefined : id);
  parts.reveal(id);
}
