/** @jsxImportSource hono/jsx/dom */
import type { Region } from '#app/core/labeling/result.ts';
import { noteOf, setNote } from '../actions/set-meta.ts';
import { regionName, placeText } from '../describe.ts';
import { isFixed, selectedRegion, type State } from '../doc.ts';
import { perRegionTags } from '../layout-rules.ts';
import type { Parts } from '../parts.ts';
import { LayoutTag } from './layout.tsx';
import { late } from './late.ts';
import { questionsId } from './questions.ts';
import { continuedStep } from '../continued-step.ts';

/** The margin beside the selected region: what it is, what is asked about it, a note. */
export function Details({ parts, state }: { parts: Parts; state: State }) {
  const region = selectedRegion(state);
  return (
    <section class="labeler__details" aria-label="Selected region">
      <h2 class="labeler__title">{region ? regionName(parts, region) : 'Selected region'}</h2>
      {region ? <About key={region.id} parts={parts} state={state} region={region} /> : <p class="labeler__empty">Nothing selected.</p>}
    </section>
  );
}

function About({ parts, state, region }: { parts: Parts; state: State; region: Region }) {
  const { nesting, details } = late(parts);
  const fixed = !parts.editable || isFixed(state, region);
  return (
    <div class="labeler__about" id={questionsId(parts)}>
      <p class="labeler__place">{placeText(parts, region)}</p>
      {region.readonly ? <p class="labeler__place">Came locked with the data.</p> : null}
      {details ? <details.Facts region={region} /> : null}
      {perRegionTags(parts.config).map((tag) => (
        <LayoutTag key={`${tag.line}:${tag.column}`} tag={tag} parts={parts} state={state} region={region} />
      ))}
      {nesting ? <nesting.Panel parts={parts} state={state} region={region} /> : null}
      {details ? <details.Normalization parts={parts} region={region} fixed={fixed} /> : null}
      <Note parts={parts} region={region} fixed={fixed} />
    </div>
  );
}

function Note({ parts, region, fixed }: { parts: Parts; region: Region; fixed: boolean }) {
  const id = `${parts.prefix}-note`;
  const note = noteOf(region.meta);
  if (fixed && note === '') return null;
  return (
    <label class="labeler__field" for={id}>
      Note
      <textarea
        id={id}
        class="labeler__textarea"
        rows={2}
        readonly={fixed}
        value={note}
        onInput={(event: Event) =>
          continuedStep(parts.store, `note:${region.id}`, 'Write note', setNote(region.id, (event.target as HTMLTextAreaElement).value))
        }
      />
    </label>
  );
}
