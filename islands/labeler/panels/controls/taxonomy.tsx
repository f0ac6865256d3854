/** @jsxImportSource hono/jsx/dom */
import { useState } from 'hono/jsx/dom';
import { isSet } from '#app/core/labeling/flag.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import type { ControlProps } from '../../kits/kit.ts';
import type { Parts } from '../../parts.ts';
import { isSamePlace, placesOf, placeText, turnPlace, whyNotPlace, withPlaces, type Place } from '../../tree/places.ts';
import { openRemoteTree, type RemoteTree } from '../../tree/remote.ts';
import type { TreeLabel, TreeRow } from '../../tree/rows.ts';
import { Tree } from '../../tree/tree.tsx';
import { Icon } from '../icon.tsx';
import { controlId, isClosed } from './control.tsx';
import { lengthOf } from './length.ts';

/** The places that are chosen, a box to search, and the tree below it while it is open. */
export function Taxonomy(props: ControlProps) {
  const { control, parts, state, region } = props;
  const { tag } = control;
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [near, setNear] = useState<TreeRow | undefined>(undefined);
  const remote = useRemote(parts, control);
  const places = placesOf(parts, state, control, region);
  const own: readonly TreeLabel[] = remote ? remote.labels : control.labels;
  const labels = isSet(tag, 'legacy') ? withPlaces(own, places) : own;
  const id = `${controlId(parts, control)}${region ? `-${region.id}` : ''}`;
  // What a Filter seeks is shown for as long as it does.
  const sought = state.view.filters[control.name]?.text ?? '';
  const shows = isOpen || sought !== '';
  const box = () => document.getElementById(`${id}-box`);
  const turn = (names: Place) => turnPlace(parts, control, names, placeText(control, labels, names), region);
  const choose = (row: TreeRow) => {
    // What was chosen a moment ago may not be drawn yet.
    const why = whyNotPlace(parts, control, placesOf(parts, parts.store.get(), control, region), row);
    if (why === undefined) turn(row.names);
    else parts.announce(why);
  };
  const close = () => {
    box()?.focus();
    setOpen(false);
    setQuery('');
  };
  return (
    <div class="labeler__taxonomy" id={controlId(parts, control)} tabindex={-1} style={widths(control)}>
      <label class="labeler__legend" for={`${id}-box`}>
        {control.name}
      </label>
      <Chosen {...props} places={places} labels={labels} takeBack={turn} />
      {isClosed(props) ? null : (
        <div class="labeler__search">
          <input
            id={`${id}-box`}
            type="search"
            class="labeler__textarea"
            form={`${parts.prefix}-none`}
            autocomplete="off"
            placeholder={tag.attributes.placeholder ?? 'Search or choose'}
            value={query}
            aria-expanded={String(isOpen)}
            aria-controls={`${id}-tree`}
            role="combobox"
            aria-haspopup="tree"
            onInput={(event: Event) => {
              setQuery((event.target as HTMLInputElement).value);
              setOpen(true);
            }}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === 'ArrowDown') intoTree(event, isOpen, () => setOpen(true), `${id}-tree`);
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) event.preventDefault();
              if (event.key === 'Escape' && isOpen) {
                event.preventDefault();
                close();
              }
            }}
          />
          <button type="button" class="labeler__button" aria-expanded={String(isOpen)} aria-controls={`${id}-tree`} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Close' : 'Choose'}
          </button>
        </div>
      )}
      <div class="labeler__tree-room" id={`${id}-tree`} hidden={!shows} style={{ inlineSize: lengthOf(tag.attributes.dropdownwidth) ?? '' }}>
        {remote?.note ? <p class="labeler__note">{remote.note}</p> : null}
        {shows ? (
          <Tree
            name={control.name}
            labels={labels}
            query={query || sought}
            isChosen={({ names }) => places.some((place) => isSamePlace(place, names))}
            whyNot={(row) => whyNotPlace(parts, control, places, row)}
            choose={choose}
            fetchBelow={({ names }) => void remote?.fetchBelow(names)}
            leave={close}
            reached={setNear}
          />
        ) : null}
        {isSet(tag, 'legacy') && query.trim() !== '' ? <Add query={query.trim()} near={near} add={turn} /> : null}
      </div>
    </div>
  );
}

/** Down goes from the box into the tree, which may have to be drawn first. */
function intoTree(event: KeyboardEvent, isOpen: boolean, open: () => void, id: string): void {
  event.preventDefault();
  const focus = () => document.getElementById(id)?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  if (isOpen) return focus();
  open();
  // Hono draws in a microtask of its own after this one.
  queueMicrotask(() => queueMicrotask(focus));
}

type ChosenProps = ControlProps & { places: readonly Place[]; labels: readonly TreeLabel[]; takeBack: (names: Place) => void };

function Chosen({ places, labels, takeBack, ...props }: ChosenProps) {
  if (places.length === 0) return null;
  return (
    <ul class="labeler__chips" aria-label={`Chosen in ${props.control.name}`}>
      {places.map((names) => {
        const text = placeText(props.control, labels, names);
        return (
          <li class="labeler__chip" key={names.join('\n')} title={names.join(' / ')}>
            <span class="labeler__label-text">{text}</span>
            {isClosed(props) ? null : (
              <button
                type="button"
                class="labeler__row-button"
                aria-label={`Take back ${text}`}
                title={`Take back ${text}`}
                onClick={() => takeBack(names)}
              >
                <Icon name="delete" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What the search did not find may be added where the tree allows it (`legacy`). */
function Add({ query, near, add }: { query: string; near: TreeRow | undefined; add: (names: Place) => void }) {
  return (
    <p class="labeler__search">
      <button type="button" class="labeler__button" onClick={() => add([query])}>{`Add “${query}”`}</button>
      {near ? (
        <button
          type="button"
          class="labeler__button"
          onClick={() => add([...near.names, query])}
        >{`Add “${query}” below ${near.label.value}`}</button>
      ) : null}
    </p>
  );
}

function widths({ tag }: ControlTag): Record<string, string> {
  return { minInlineSize: lengthOf(tag.attributes.minwidth) ?? '', maxInlineSize: lengthOf(tag.attributes.maxwidth) ?? '' };
}

/** Opened once per page and control, however often the control is drawn. */
const remotes = new WeakMap<Parts, Map<string, RemoteTree>>();

function useRemote(parts: Parts, control: ControlTag): RemoteTree | undefined {
  const url = resolveText(control.tag.attributes.apiurl ?? '', parts.data);
  if (url === '') return undefined;
  const known = remotes.get(parts) ?? new Map<string, RemoteTree>();
  remotes.set(parts, known);
  // Looking anew draws everything once more.
  const tree = known.get(control.name) ?? openRemoteTree(url, () => parts.store.look({}));
  known.set(control.name, tree);
  return tree;
}
