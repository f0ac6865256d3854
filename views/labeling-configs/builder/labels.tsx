/** The labels of one control, each a line of fields, in windows of so many; and more of them, pasted at once. */
import type { Built, BuiltControl, BuiltLabel } from '#app/core/labeling/builder/built.ts';
import { hexOf, ownColors } from '#app/core/labeling/builder/colors.ts';
import { labelsAtOnce } from '#app/core/labeling/builder/form.ts';
import { Hidden } from '../../ui/form.tsx';
import { plural } from '../../ui/number.tsx';
import { ActButton, BuilderField, sends, typedOr, useRoom } from './parts.tsx';

export function BuilderLabels({ control, built }: { control: BuiltControl; built: Built }) {
  const { project, state } = useRoom();
  const { labels, child, name } = control;
  const from = state.open === name ? Math.min(state.from, Math.floor(Math.max(0, labels.length - 1) / labelsAtOnce) * labelsAtOnce) : 0;
  const shown = labels.slice(from, from + labelsAtOnce);
  const own = ownColors(built, name);
  const noun = child === 'Choice' ? 'choice' : 'label';
  const moreId = `more-labels-${name}-${labels.length}`;
  return (
    <>
      <Hidden name="from" value={from} />
      {labels.length > labelsAtOnce && <Window from={from} count={labels.length} />}
      <ol
        class={child === 'Choice' ? 'builder__labels builder__labels--plain' : 'builder__labels'}
        id="builder-labels"
        start={from + 1}
        tabindex={-1}
        autofocus={state.focus === 'labels'}
        {...sends(project, 'change')}
      >
        {shown.map((label, row) => (
          <LabelRow control={control} label={label} row={row} at={from + row} own={own(from + row)} last={shown.length - 1} />
        ))}
      </ol>
      <div class="builder__new">
        <BuilderField id={moreId} label={`More ${noun}s`} hint="One per line, as pasted from a list; from a table: name, color, key.">
          <textarea
            class="control"
            id={moreId}
            name="more-labels"
            rows={2}
            autofocus={state.focus === 'more-labels'}
            aria-describedby={`${moreId}-hint`}
          >
            {state.typed?.['more-labels'] ?? ''}
          </textarea>
        </BuilderField>
        <ActButton act="add-labels" id="add-labels" icon="plus">
          Add {noun}s
        </ActButton>
      </div>
    </>
  );
}

/** Hundreds of labels would be thousands of fields. */
function Window({ from, count }: { from: number; count: number }) {
  return (
    <div class="builder__window">
      <ActButton
        act={`from ${Math.max(0, from - labelsAtOnce)}`}
        id="labels-before"
        icon="chevron-left"
        label="Labels before these"
        disabled={from === 0}
      />
      <span>
        {from + 1} to {Math.min(count, from + labelsAtOnce)} of {plural(count, 'label')}
      </span>
      <ActButton
        act={`from ${from + labelsAtOnce}`}
        id="labels-after"
        icon="chevron-right"
        label="Labels after these"
        disabled={from + labelsAtOnce >= count}
      />
    </div>
  );
}

type RowProps = { control: BuiltControl; label: BuiltLabel; row: number; at: number; own: string; last: number };

function LabelRow({ control, label, row, at, own, last }: RowProps) {
  const { state } = useRoom();
  const { value, background, hotkey, alias } = label;
  const called = value || alias;
  const color = hexOf(background) ?? (background || own);
  const { focus } = state;
  const [isUp, isDown] = [focus === `up ${value}`, focus === `down ${value}`];
  const field = (name: 'value' | 'hotkey' | 'alias', seen: string, says: string) => (
    <input
      class={`control builder__${name}`}
      id={`label-${row}-${name}`}
      name={`label-${name}`}
      value={typedOr(state, `label-${name}`, row, seen)}
      aria-label={`${says} of “${called}”`}
      title={says}
      placeholder={says}
      autocomplete="off"
    />
  );
  return (
    <li class={label.depth > 0 ? 'builder__label builder__label--below' : 'builder__label'}>
      <Hidden name="label-was" value={JSON.stringify([control.name, at, value, color, hotkey, alias])} />
      {control.child !== 'Choice' && <Color row={row} called={called} color={color} isOwn={background === ''} />}
      {field('value', value, 'Name')}
      {field('hotkey', hotkey, 'Key')}
      {field('alias', alias, 'Stored as')}
      <span class="builder__moves">
        <ActButton
          act={`up ${row}`}
          id={`label-${row}-up`}
          icon="chevron-up"
          label={`Move “${called}” up`}
          disabled={label.first}
          focus={isUp ? !label.first : isDown && label.last}
        />
        <ActButton
          act={`down ${row}`}
          id={`label-${row}-down`}
          icon="chevron-down"
          label={`Move “${called}” down`}
          disabled={label.last}
          focus={isDown ? !label.last : isUp && label.first}
        />
        <ActButton
          act={`remove-label ${row}`}
          id={`label-${row}-remove`}
          icon="trash"
          label={`Remove “${called}”`}
          focus={focus === `remove-label ${Math.max(row, 0)}` || (row === last && focus === `remove-label ${last + 1}`)}
        />
      </span>
    </li>
  );
}

/** A color of CSS that the field cannot show is written in words. */
function Color({ row, called, color, isOwn }: { row: number; called: string; color: string; isOwn: boolean }) {
  const { state } = useRoom();
  const shown = typedOr(state, 'label-background', row, color);
  const isHex = hexOf(shown) !== undefined;
  return (
    <span class="builder__color">
      <input
        class={isHex ? 'builder__well' : 'control'}
        id={`label-${row}-color`}
        type={isHex ? 'color' : 'text'}
        name="label-background"
        value={shown}
        aria-label={`Color of “${called}”`}
        title={isOwn ? 'Color: chosen by Gloss' : 'Color'}
        autofocus={state.focus === `color ${row}`}
      />
      {!isOwn && <ActButton act={`plain ${row}`} id={`label-${row}-plain`} icon="x" label={`Let Gloss choose the color of “${called}”`} />}
    </span>
  );
}
