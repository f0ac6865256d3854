/** @jsxImportSource hono/jsx/dom */
import type { Relation } from '#app/core/labeling/result.ts';
import { directRelation, findRelation, labelRelation, unrelate } from '../actions/relate.ts';
import { regionName } from '../describe.ts';
import { findRegion, selectedRegion, type State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { hideArrows } from '../relations/hiding.ts';
import { relationInks } from '../relations/inks.ts';
import { leaveRow, makerId } from '../relations/focus.ts';
import { linkTo } from '../relations/linking.ts';
import { startLinking, stopLinking } from '../relations/start.ts';
import { relationsTag } from '#app/core/labeling/relations-tag.ts';
import { Icon } from './icon.tsx';

type Given = { parts: Parts; state: State };

/** The relations as a list, each with its direction and labels; and the way to make one without a pointer. */
export function Relations({ parts, state }: Given) {
  const { relations, regions } = state.doc;
  const canRelate = parts.editable && regions.length > 1;
  if (relations.length === 0 && !canRelate) return null;
  return (
    <section class="labeler__relations" aria-label="Relations">
      <div class="labeler__relations-top">
        <h2 class="labeler__title">
          Relations <span class="labeler__count">{String(relations.length)}</span>
        </h2>
        {relations.length > 0 ? (
          <button
            type="button"
            class="labeler__row-button"
            title="Hide the arrows"
            aria-label="Hide the arrows"
            aria-pressed={String(state.view.arrowsHidden === true)}
            onClick={() => hideArrows(parts)}
          >
            <Icon name={state.view.arrowsHidden ? 'eye-off' : 'eye'} />
          </button>
        ) : null}
      </div>
      {canRelate ? <Maker parts={parts} state={state} /> : null}
      <ol class="labeler__regions">
        {relations.map((relation) => (
          <Row key={`${relation.from} ${relation.to}`} parts={parts} state={state} relation={relation} />
        ))}
      </ol>
    </section>
  );
}

function Maker({ parts, state }: Given) {
  const region = selectedRegion(state);
  const { linking } = state.view;
  if (linking === undefined) {
    return (
      <button type="button" class="labeler__button" id={makerId(parts)} disabled={region === undefined} onClick={() => startLinking(parts)}>
        {region ? `Relate ${numbered(parts, state, region.id)} to …` : 'Select a region to relate it'}
      </button>
    );
  }
  const id = `${parts.prefix}-relate`;
  const link = () => linkTo(parts, (document.getElementById(id) as HTMLSelectElement | null)?.value ?? '');
  return (
    <div class="labeler__relate">
      <label for={id}>{`Relate ${numbered(parts, state, linking)} to`}</label>
      <select
        id={id}
        class="labeler__select"
        form={`${parts.prefix}-none`}
        ref={(select: HTMLSelectElement | null) => queueMicrotask(() => select?.focus())}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape') stopLinking(parts);
          if (event.key === 'Enter') link();
        }}
      >
        <option value="">Choose a region, or click it</option>
        {state.doc.regions
          .filter((other) => other.id !== linking)
          .map((other) => (
            <option key={other.id} value={other.id}>
              {numbered(parts, state, other.id)}
            </option>
          ))}
      </select>
      <button type="button" class="labeler__button" onClick={link}>
        Relate
      </button>
      <button type="button" class="labeler__button" onClick={() => stopLinking(parts)}>
        Give up
      </button>
    </div>
  );
}

function numbered(parts: Parts, { doc }: State, id: string): string {
  const region = findRegion(doc, id);
  return region ? `${doc.regions.indexOf(region) + 1} ${regionName(parts, region)}` : 'a region not shown here';
}

const signs: Record<Relation['direction'], string> = { right: '→', left: '←', bi: '↔' };
const words: Record<Relation['direction'], string> = { right: 'to the second', left: 'to the first', bi: 'both ways' };
const after: Record<Relation['direction'], Relation['direction']> = { right: 'left', left: 'bi', bi: 'right' };

function Row({ parts, state, relation }: Given & { relation: Relation }) {
  const { store, announce, editable } = parts;
  const [from, to] = [numbered(parts, state, relation.from), numbered(parts, state, relation.to)];
  const turn = () => {
    const direction = after[current(parts, relation).direction];
    store.history.perform('Turn relation', directRelation(relation, direction));
    announce(`The relation points ${words[direction]}.`);
  };
  const remove = (event: Event) => {
    leaveRow(parts, (event.currentTarget as HTMLElement).closest('li'), 'delete-relation');
    store.history.perform('Delete relation', unrelate(relation));
    announce('Relation deleted.');
  };
  return (
    <li class="labeler__relation">
      <div class="labeler__relation-ends">
        <button type="button" class="labeler__relation-end" onClick={() => show(parts, relation.from)}>
          {from}
        </button>
        <button
          type="button"
          class="labeler__row-button"
          title={`Points ${words[relation.direction]}`}
          aria-label={`Points ${words[relation.direction]}: turn`}
          disabled={!editable}
          onClick={turn}
        >
          {signs[relation.direction]}
        </button>
        <button type="button" class="labeler__relation-end" onClick={() => show(parts, relation.to)}>
          {to}
        </button>
        {editable ? (
          <button
            type="button"
            class="labeler__row-button"
            data-act="delete-relation"
            title="Delete relation"
            aria-label={`Delete relation of ${from} and ${to}`}
            onClick={remove}
          >
            <Icon name="delete" />
          </button>
        ) : null}
      </div>
      <RelationLabels parts={parts} relation={relation} />
    </li>
  );
}

function show(parts: Parts, id: string): void {
  parts.store.select(id);
  parts.reveal(id);
}

/** As it is by now: a second press may come before the first one is drawn. */
const current = ({ store }: Parts, relation: Relation): Relation => findRelation(store.get().doc, relation) ?? relation;

function RelationLabels({ parts, relation }: { parts: Parts; relation: Relation }) {
  const tag = relationsTag(parts.config);
  const inks = relationInks(parts.config);
  const worn = relation.labels ?? [];
  const known = tag?.labels.map(({ value }) => value) ?? [];
  const all = [...known, ...worn.filter((label) => !known.includes(label))];
  if (all.length === 0) return null;
  const toggle = (label: string) => {
    const now = current(parts, relation).labels ?? [];
    const isOn = now.includes(label);
    const next = isOn ? now.filter((one) => one !== label) : tag?.isMultiple ? [...now, label] : [label];
    parts.store.history.perform('Label relation', labelRelation(relation, next));
    parts.announce(isOn ? `${label} taken off.` : `Relation labelled ${label}.`);
  };
  return (
    <div class="labeler__relation-labels">
      {all.map((label) => (
        <button
          type="button"
          key={label}
          class="labeler__relation-label"
          aria-pressed={String(worn.includes(label))}
          disabled={!parts.editable}
          onClick={() => toggle(label)}
        >
          {inks.has(label) ? <span class="labeler__relation-ink" style={{ backgroundColor: inks.get(label) ?? '' }} /> : null}
          {label}
        </button>
      ))}
    </div>
  );
}
