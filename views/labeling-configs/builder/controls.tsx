/** What people answer: every control in a line, one of them open with its labels; and one more. */
import type { Built, BuiltControl } from '#app/core/labeling/builder/built.ts';
import { controlOffers, offerFits } from '#app/core/labeling/builder/offers.ts';
import { Hidden } from '../../ui/form.tsx';
import { plural } from '../../ui/number.tsx';
import { BuilderLabels } from './labels.tsx';
import { ActButton, BuilderField, BuilderSelect, LineLink, sends, typedOr, useRoom } from './parts.tsx';

export function BuilderControls({ built, open }: { built: Built; open?: BuiltControl }) {
  const { state } = useRoom();
  return (
    <section class="builder__part" aria-labelledby="builder-controls">
      <h3 class="builder__title" id="builder-controls" tabindex={-1} autofocus={state.focus === 'controls'}>
        What people answer
      </h3>
      {built.controls.length > 0 && (
        <ul class="builder__rows">
          {built.controls.map((control, row) => (
            <ControlRow control={control} row={row} isOpen={control === open} built={built} />
          ))}
        </ul>
      )}
      {built.objects.length > 0 ? <NewControl built={built} /> : <p class="quiet">First add something to look at.</p>}
    </section>
  );
}

type RowProps = { control: BuiltControl; row: number; isOpen: boolean; built: Built };

function ControlRow({ control, row, isOpen, built }: RowProps) {
  const { name, type, about, child, labels } = control;
  const what = child === 'Choice' ? 'choice' : 'label';
  return (
    <li class={isOpen ? 'builder__control builder__control--open' : 'builder__control'}>
      <div class="builder__control-line">
        <p class="builder__control-name">
          <code>{type}</code> <strong>{name}</strong> <span class="quiet">about {about || 'nothing'}</span>
          {child && <span class="quiet">, {plural(labels.length, what)}</span>}
        </p>
        {!isOpen && (
          <ActButton act={`open ${name}`} id={`control-${row}-open`} label={`Change “${name}”`} icon="pencil">
            Change
          </ActButton>
        )}
        <ActButton act={`remove-control ${name}`} id={`control-${row}-remove`} icon="trash" label={`Remove “${name}”`} />
      </div>
      {isOpen && (
        <div class="builder__open" role="group" aria-label={`Settings of “${name}”`}>
          <Settings control={control} built={built} />
          {control.dynamic && (
            <p class="builder__fixed">
              More come from the data: <code>{control.dynamic}</code> <LineLink place={control.element.tag} />
            </p>
          )}
          {child && <BuilderLabels control={control} built={built} />}
        </div>
      )}
    </li>
  );
}

const choiceWords: Record<string, string> = { single: 'one', 'single-radio': 'one, for good', multiple: 'several' };
const yesNo = [
  { value: 'no', label: 'no' },
  { value: 'yes', label: 'yes' },
];

function Settings({ control: { name, about, required, choice }, built }: { control: BuiltControl; built: Built }) {
  const { project, state } = useRoom();
  const known = built.objects.map((one) => ({ value: one.name, label: one.name }));
  const abouts = known.some(({ value }) => value === about) ? known : [{ value: about, label: about || 'nothing' }, ...known];
  const needed = required === undefined ? '' : required ? 'yes' : 'no';
  return (
    <div class="builder__row" {...sends(project, 'change')}>
      <Hidden name="control-was" value={JSON.stringify([name, about, needed, choice?.now ?? ''])} />
      <BuilderField id="control-about" label="About">
        <BuilderSelect id="control-about" name="control-about" value={typedOr(state, 'control-about', 0, about)} choices={abouts} />
      </BuilderField>
      {choice && (
        <BuilderField id="control-choice" label="To choose">
          <BuilderSelect
            id="control-choice"
            name="control-choice"
            value={typedOr(state, 'control-choice', 0, choice.now)}
            choices={choice.words.map((value) => ({ value, label: choiceWords[value] ?? value }))}
          />
        </BuilderField>
      )}
      {required !== undefined && (
        <BuilderField id="control-required" label="Needed">
          <BuilderSelect id="control-required" name="control-required" value={typedOr(state, 'control-required', 0, needed)} choices={yesNo} />
        </BuilderField>
      )}
    </div>
  );
}

/** Kind and object are chosen at once, so that only what works is offered. */
function NewControl({ built }: { built: Built }) {
  const { state } = useRoom();
  const { typed, focus } = state;
  return (
    <div class="builder__new">
      <BuilderField id="new-control" label="Ask for">
        <select class="control" id="new-control" name="new-control" autofocus={focus === 'new-control'}>
          {built.objects.map(({ name, type }) => (
            <optgroup label={`About “${name}” (${type})`}>
              {controlOffers
                .filter((offer) => offerFits(offer, type))
                .map(({ id, title }) => (
                  <option value={`${id} ${name}`} selected={typed?.['new-control'] === `${id} ${name}`}>
                    {title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </BuilderField>
      <BuilderField id={`new-labels-${built.controls.length}`} label="Its labels or answers" hint="One per line; nothing where it has none.">
        <textarea
          class="control"
          id={`new-labels-${built.controls.length}`}
          name="new-labels"
          rows={3}
          aria-describedby={`new-labels-${built.controls.length}-hint`}
        >
          {typed?.['new-labels'] ?? ''}
        </textarea>
      </BuilderField>
      <ActButton act="add-control" id="add-control" icon="plus">
        Add
      </ActButton>
    </div>
  );
}
