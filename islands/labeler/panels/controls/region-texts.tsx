/** @jsxImportSource hono/jsx/dom */
import type { Region } from '#app/core/labeling/result.ts';
import { isRegionOf } from '#app/core/labeling/visibility.ts';
import { regionName, shortPlace } from '../../describe.ts';
import type { ControlProps } from '../../kits/kit.ts';
import { isListed } from '../../layout-rules.ts';
import { controlId } from './control.tsx';
import { TextArea } from './text-area.tsx';

/** More fields at once would make typing slow. */
const most = 100;

/** Where the control stands: its texts, or those of all regions. */
export function Texts(props: ControlProps) {
  return props.region === undefined && isListed(props.control) ? <RegionTexts {...props} /> : <TextArea {...props} />;
}

/** A text for each region, all below each other (`displayMode="region-list"`): to write down many without choosing one after the other. */
function RegionTexts(props: ControlProps) {
  const { control, parts, state } = props;
  const all = state.doc.regions.filter((region) => isRegionOf(control, region));
  const shown = around(all, state.selected);
  const name = control.tag.attributes.label ?? control.name;
  return (
    <section
      class="labeler__region-texts"
      id={shown.some(({ id }) => id === state.selected) ? undefined : controlId(parts, control)}
      aria-label={name}
    >
      <h3 class="labeler__legend">{name}</h3>
      {all.length === 0 ? <p class="labeler__note">No region yet to write about.</p> : null}
      {shown.length < all.length ? (
        <p class="labeler__note">{`${shown.length} of ${all.length} regions are shown: those around the selected one.`}</p>
      ) : null}
      <ol class="labeler__region-texts-all">
        {shown.map((region) => (
          <Listed key={region.id} {...props} region={region} number={state.doc.regions.indexOf(region) + 1} />
        ))}
      </ol>
    </section>
  );
}

function around(all: readonly Region[], selected: string | undefined): readonly Region[] {
  const at = all.findIndex(({ id }) => id === selected);
  const first = Math.max(0, Math.min(all.length - most, at - most / 2));
  return all.slice(first, first + most);
}

function Listed({ number, region, ...props }: ControlProps & { region: Region; number: number }) {
  const { parts, state } = props;
  const isSelected = region.id === state.selected;
  return (
    <li
      class={`labeler__region-text-room${isSelected ? ' labeler__region-text-room--selected' : ''}`}
      data-text-of={region.id}
      onFocusIn={() => {
        if (parts.store.get().selected !== region.id) parts.store.select(region.id);
      }}
    >
      <button
        type="button"
        class="labeler__region-text-name"
        aria-pressed={String(isSelected)}
        onClick={() => {
          parts.store.select(region.id);
          parts.reveal(region.id);
        }}
      >
        {`${number} ${regionName(parts, region)}, ${shortPlace(parts, region)}`}
      </button>
      <TextArea {...props} region={region} />
    </li>
  );
}
