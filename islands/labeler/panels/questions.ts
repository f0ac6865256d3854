/** The way from a selected region to what is asked about it (formats 9: region:focus). */
import { createScope } from '../../scope.ts';
import { whyNotRegion } from '../command-list/fixed.ts';
import type { Command } from '../commands.ts';
import { isListed, perRegionTags } from '../layout-rules.ts';
import { focusFirst } from '../page.ts';
import type { Parts } from '../parts.ts';

export const questionsId = ({ prefix }: Parts): string => `${prefix}-about`;

/** Where a surface has the focus, Enter is its own; the other key is free everywhere. */
export function questionCommands(parts: Parts): Command[] {
  if (!parts.editable || perRegionTags(parts.config).length === 0) return [];
  const asks = () =>
    parts.config.controls.some((control) => control.perRegion && !isListed(control) && parts.kits.asked?.isAsked(parts, control) !== false);
  return [
    {
      id: 'questions',
      title: 'Go to the questions about the region',
      group: 'Regions',
      keys: ['alt+q', 'enter'],
      blocked: () => whyNotRegion(parts) ?? (asks() ? undefined : 'Nothing is asked about this region now.'),
      // A region that was selected a moment ago is drawn in the next frame.
      run() {
        const scope = createScope();
        scope.frame(() => scope.frame(() => focusFirst(document.getElementById(questionsId(parts)))));
      },
    },
  ];
}
