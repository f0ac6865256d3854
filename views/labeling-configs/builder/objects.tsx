/** What people see: each object with its tag and its data key, and one more. */
import type { BuiltObject } from '#app/core/labeling/builder/built.ts';
import { objectOffers } from '#app/core/labeling/builder/offers.ts';
import { Hidden } from '../../ui/form.tsx';
import { ActButton, BuilderField, BuilderSelect, LineLink, sends, typedOr, useRoom } from './parts.tsx';

const offers = objectOffers.map(({ type, title }) => ({ value: type, label: title }));
const withOwn = (type: string) => (offers.some(({ value }) => value === type) ? offers : [{ value: type, label: type }, ...offers]);

export function BuilderObjects({ objects }: { objects: readonly BuiltObject[] }) {
  const { project, state } = useRoom();
  return (
    <section class="builder__part" aria-labelledby="builder-objects">
      <h3 class="builder__title" id="builder-objects" tabindex={-1} autofocus={state.focus === 'objects'}>
        What people see
      </h3>
      {objects.length > 0 && (
        <ul class="builder__rows" {...sends(project, 'change')}>
          {objects.map((object, row) => (
            <ObjectRow object={object} row={row} />
          ))}
        </ul>
      )}
      <NewObject />
    </section>
  );
}

function ObjectRow({ object, row }: { object: BuiltObject; row: number }) {
  const { state } = useRoom();
  const { name, type, key } = object;
  const [typeId, keyId] = [`object-${row}-type`, `object-${row}-key`];
  return (
    <li class="builder__row">
      <Hidden name="object-was" value={JSON.stringify([name, type, key ?? ''])} />
      <BuilderField id={typeId} label={`“${name}” is`}>
        <BuilderSelect id={typeId} name="object-type" value={typedOr(state, 'object-type', row, type)} choices={withOwn(type)} />
      </BuilderField>
      {key === undefined ? (
        <p class="builder__fixed">
          <Hidden name="object-key" value="" />
          shows <code>{object.value}</code> <LineLink place={object.element.tag} />
        </p>
      ) : (
        <BuilderField id={keyId} label="Data key">
          <input
            class="control control--code"
            id={keyId}
            name="object-key"
            value={typedOr(state, 'object-key', row, key)}
            autocapitalize="off"
            spellcheck={false}
          />
        </BuilderField>
      )}
      <ActButton act={`remove-object ${name}`} id={`object-${row}-remove`} icon="trash" label={`Remove “${name}”`} />
    </li>
  );
}

function NewObject() {
  const { state } = useRoom();
  const { typed, focus } = state;
  return (
    <div class="builder__row builder__row--new">
      <BuilderField id="new-object" label="Add">
        <BuilderSelect id="new-object" name="new-object" value={typed?.['new-object']} choices={offers} focus={focus === 'new-object'} />
      </BuilderField>
      <BuilderField id="new-key" label="Data key">
        <input
          class="control control--code"
          id="new-key"
          name="new-key"
          value={typed?.['new-key'] ?? ''}
          placeholder="the usual one"
          autocapitalize="off"
          spellcheck={false}
        />
      </BuilderField>
      <ActButton act="add-object" id="add-object" icon="plus">
        Add
      </ActButton>
    </div>
  );
}
