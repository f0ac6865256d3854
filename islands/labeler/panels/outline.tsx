/** @jsxImportSource hono/jsx/dom */
import { memo } from 'hono/jsx/dom';
import type { Region } from '#app/core/labeling/result.ts';
import { deleteRegions } from '../actions/delete.ts';
import { labelControl, labelText, regionName, shortPlace } from '../describe.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { toggledSet } from '../sets.ts';
import { Icon } from './icon.tsx';
import { Swatch } from './labels.tsx';

/** The regions as a list: another way to all of them, equal to the picture. */
export function Outline({ parts, state }: { parts: Parts; state: State }) {
  const { regions } = state.doc;
  return (
    <section class="labeler__outline" aria-label="Regions">
      <h2 class="labeler__title">
        Regions <span class="labeler__count">{String(regions.length)}</span>
      </h2>
      {regions.length === 0 ? <p class="labeler__empty">{parts.editable ? 'None yet. Choose a label, then mark its place.' : 'None.'}</p> : null}
      <ol class="labeler__regions">
        {regions.map((region, index) => (
          <Row
            key={region.id}
            parts={parts}
            region={region}
            number={index + 1}
            isSelected={region.id === state.selected}
            isHidden={state.view.hidden.has(region.id)}
            isLocked={state.view.locked.has(region.id) || region.readonly === true}
          />
        ))}
      </ol>
    </section>
  );
}

type RowProps = { parts: Parts; region: Region; number: number; isSelected: boolean; isHidden: boolean; isLocked: boolean };

/** Remembered: with a thousand regions only the rows that changed are built anew. */
const Row = memo(function Row({ parts, region, number, isSelected, isHidden, isLocked }: RowProps) {
  const name = regionName(parts, region);
  const ink = parts.palette.ink(labelControl(parts.config, region)?.name ?? '', region.labels[0]);
  return (
    <li class={`labeler__region${isHidden ? ' labeler__region--hidden' : ''}`} data-region={region.id}>
      <button type="button" class="labeler__region-name" aria-pressed={String(isSelected)} onClick={() => select(parts, region.id)}>
        <span class="labeler__number">{String(number)}</span>
        <Swatch ink={ink} />
        <span class="labeler__region-text">
          <strong>{labelText(parts.config, region) || 'No label'}</strong>
          <small>{shortPlace(parts, region)}</small>
          {parts.marks[region.id] ? <small class="labeler__mark">{parts.marks[region.id]}</small> : null}
        </span>
        {region.score === undefined ? null : <span class="labeler__score">{`${Math.round(region.score * 100)} %`}</span>}
      </button>
      <RowButton
        icon={isHidden ? 'eye-off' : 'eye'}
        title={`Hide ${name}`}
        pressed={isHidden}
        act={() => parts.store.look({ hidden: toggledSet(parts.store.get().view.hidden, region.id) })}
      />
      {parts.editable ? (
        <RowButton
          icon={isLocked ? 'lock' : 'unlock'}
          title={`Lock ${name}`}
          pressed={isLocked}
          act={() => parts.store.look({ locked: toggledSet(parts.store.get().view.locked, region.id) })}
        />
      ) : null}
      {parts.editable ? (
        <RowButton
          icon="delete"
          title={isLocked ? 'Locked: unlock it first' : `Delete ${name}`}
          disabled={isLocked}
          act={() => void parts.store.history.perform('Delete region', deleteRegions([region.id]))}
        />
      ) : null}
    </li>
  );
});

function select(parts: Parts, id: string): void {
  parts.store.select(parts.store.get().selected === id ? undefined : id);
  parts.reveal(id);
}

type RowButtonProps = { icon: string; title: string; pressed?: boolean; disabled?: boolean; act: () => void };

function RowButton({ icon, title, pressed, disabled, act }: RowButtonProps) {
  return (
    <button
      type="button"
      class="labeler__row-button"
      title={title}
      aria-label={title}
      aria-pressed={pressed === undefined ? undefined : String(pressed)}
      disabled={disabled ?? false}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}
