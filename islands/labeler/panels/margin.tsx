/** @jsxImportSource hono/jsx/dom */
import '../base.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { Details } from './details.tsx';
import { Outline } from './outline.tsx';

/** What stands beside the work where there are regions: the selected one, and all of them. */
export function Margin({ parts, state }: { parts: Parts; state: State }) {
  return (
    <aside class="labeler__margin" aria-label="Regions and notes">
      <Details parts={parts} state={state} />
      <Outline parts={parts} state={state} />
    </aside>
  );
}
