/** @jsxImportSource hono/jsx/dom */
import '../base.ts';
import type { Scope } from '../../scope.ts';
import type { Command } from '../commands.ts';
import type { State } from '../doc.ts';
import { nestingCommands } from '../outline/nesting.ts';
import type { Parts } from '../parts.ts';
import { drawArrows } from '../relations/arrows.ts';
import { relationCommands } from '../relations/commands.ts';
import { heedChoice } from '../relations/linking.ts';
import { Details } from './details.tsx';
import { Outline } from './outline.tsx';
import { Relations } from './relations.tsx';

/** What stands beside the work: the selected region, all of them and how they are related, where there are any; and what models say. */
export function Margin({ parts, state }: { parts: Parts; state: State }) {
  const Predictions = parts.kits.predictions;
  const hasRegions = parts.kits.language.regions.length > 0;
  return (
    <aside class="labeler__margin" aria-label={hasRegions ? 'Regions and notes' : 'Beside the work'}>
      {hasRegions ? <Details parts={parts} state={state} /> : null}
      {hasRegions ? <Outline parts={parts} state={state} /> : null}
      {hasRegions ? <Relations parts={parts} state={state} /> : null}
      {Predictions ? <Predictions parts={parts} state={state} /> : null}
    </aside>
  );
}

export function marginCommands(parts: Parts): Command[] {
  return parts.kits.language.regions.length > 0 ? [...relationCommands(parts), ...nestingCommands(parts)] : [];
}

/** As `kits.ts` fetches it. */
export type MarginKit = { Margin: typeof Margin; marginCommands: typeof marginCommands; startMargin: typeof startMargin };

/** `element` is the labeler's. */
export function startMargin(parts: Parts, element: HTMLElement, scope: Scope): void {
  drawArrows(parts, element, scope);
  scope.own(parts.store.subscribe((now, before) => queueMicrotask(() => heedChoice(parts, now, before))));
}
