/** @jsxImportSource hono/jsx/dom */
import '../base.ts';
import css from '#css/labeler-outline.css';
import { adoptSheet } from '../adopt.ts';
import type { Scope } from '../../scope.ts';
import type { Command } from '../commands.ts';
import { selectedRegion } from '../doc.ts';
import { nestingCommands } from '../outline/commands.ts';
import type { Parts } from '../parts.ts';
import { relationCommands } from '../relations/commands.ts';
import { startLinking } from '../relations/start.ts';
import { Details } from './details.tsx';
import { late, lateCommands, startLatePanels, type PanelProps } from './late.ts';
import { Outline } from './outline.tsx';
import { questionCommands } from './questions.ts';

/** What stands beside the work: the selected region, all of them and how they are related, where there are any; and what models say. */
export function Margin({ parts, state }: PanelProps) {
  const hasRegions = parts.kits.language.regions.length > 0;
  const { relations, predictions } = late(parts);
  return (
    <aside class="labeler__margin" aria-label={hasRegions ? 'Regions and notes' : 'Beside the work'}>
      {hasRegions ? <Details parts={parts} state={state} /> : null}
      {hasRegions ? <Outline parts={parts} state={state} /> : null}
      {relations ? <relations.Panel parts={parts} state={state} /> : <Relate parts={parts} state={state} />}
      {predictions ? <predictions.Panel parts={parts} state={state} /> : null}
    </aside>
  );
}

/** The way to the first relation. */
function Relate({ parts, state }: PanelProps) {
  if (!parts.editable || state.doc.regions.length < 2 || !selectedRegion(state)) return null;
  return (
    <button type="button" class="labeler__button" onClick={() => startLinking(parts)}>
      Relate it to another region
    </button>
  );
}

export function marginCommands(parts: Parts): Command[] {
  if (parts.kits.language.regions.length === 0) return [];
  return [...questionCommands(parts), ...relationCommands(parts), ...nestingCommands(parts), ...lateCommands(parts)];
}

/** As `kits.ts` fetches it. */
export type MarginKit = { Margin: typeof Margin; marginCommands: typeof marginCommands; startMargin: typeof startMargin };

/** `element` is the labeler's. */
export function startMargin(parts: Parts, element: HTMLElement, scope: Scope): void {
  adoptSheet(css);
  startLatePanels(parts, element, scope);
}
