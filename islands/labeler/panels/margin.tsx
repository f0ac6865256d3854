/** @jsxImportSource hono/jsx/dom */
import '../base.ts';
import css from '#css/labeler-relations.css';
import { adoptSheet } from '../adopt.ts';
import type { Scope } from '../../scope.ts';
import type { Command } from '../commands.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { drawArrows } from '../relations/arrows.ts';
import { relationCommands } from '../relations/commands.ts';
import { heedChoice } from '../relations/linking.ts';
import { Details } from './details.tsx';
import { Outline } from './outline.tsx';
import { Relations } from './relations.tsx';

/** What stands beside the work where there are regions: the selected one, all of them, and how they are related. */
export function Margin({ parts, state }: { parts: Parts; state: State }) {
  return (
    <aside class="labeler__margin" aria-label="Regions and notes">
      <Details parts={parts} state={state} />
      <Outline parts={parts} state={state} />
      <Relations parts={parts} state={state} />
    </aside>
  );
}

export function marginCommands(parts: Parts): Command[] {
  return relationCommands(parts);
}

/** As `kits.ts` fetches it. */
export type MarginKit = { Margin: typeof Margin; marginCommands: typeof marginCommands; startMargin: typeof startMargin };

/** `element` is the labeler's. */
export function startMargin(parts: Parts, element: HTMLElement, scope: Scope): void {
  adoptSheet(css, scope);
  drawArrows(parts, element, scope);
  scope.own(parts.store.subscribe((now, before) => queueMicrotask(() => heedChoice(parts, now, before))));
}
