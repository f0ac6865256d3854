/** @jsxImportSource hono/jsx/dom */
import type { Region } from '#app/core/labeling/result.ts';
import { regionName } from '../describe.ts';
import { findRegion, isFixed, type State } from '../doc.ts';
import { whyNotUnder } from '../outline/nest-rules.ts';
import { putUnder } from '../outline/nesting.ts';
import type { Parts } from '../parts.ts';

/** What the region lies under, and a choice of what else it may: the way for fingers and keys. */
export function Nesting({ parts, state, region }: { parts: Parts; state: State; region: Region }) {
  const { doc, view } = state;
  const above = findRegion(doc, region.parentId);
  const numbered = (one: Region) => `${doc.regions.indexOf(one) + 1} ${regionName(parts, one)}`;
  const canMove = parts.editable && doc.regions.length > 1 && !isFixed(state, region);
  if (!above && !canMove) return null;
  const id = `${parts.prefix}-nest`;
  if (view.nesting !== region.id)
    return (
      <div class="labeler__nesting">
        {above ? <p class="labeler__place">{`Under ${numbered(above)}`}</p> : null}
        {canMove ? (
          <button type="button" class="labeler__button" onClick={() => parts.store.look({ nesting: region.id })}>
            Move under …
          </button>
        ) : null}
      </div>
    );
  const stop = () => parts.store.look({ nesting: undefined });
  const choose = () => {
    const chosen = (document.getElementById(id) as HTMLSelectElement | null)?.value ?? '';
    putUnder(parts, region.id, chosen === '' ? undefined : chosen);
  };
  return (
    <div class="labeler__nesting">
      <label for={id}>Move under</label>
      <select
        id={id}
        class="labeler__select"
        form={`${parts.prefix}-none`}
        ref={(select: HTMLSelectElement | null) => queueMicrotask(() => select?.focus())}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape') stop();
          if (event.key === 'Enter') choose();
        }}
      >
        <option value="">No other region</option>
        {doc.regions
          .filter((other) => whyNotUnder(parts.config, doc, region.id, other.id) === undefined)
          .map((other) => (
            <option key={other.id} value={other.id} selected={other === above}>
              {numbered(other)}
            </option>
          ))}
      </select>
      <button type="button" class="labeler__button" onClick={choose}>
        Move
      </button>
      <button type="button" class="labeler__button" onClick={stop}>
        Give up
      </button>
    </div>
  );
}
