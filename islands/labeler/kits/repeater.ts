import '../base.ts';
import css from '#css/labeler-shown.css';
import type { Tag } from '#app/core/labeling/model.ts';
import type { Command } from '../commands.ts';
import { isPaged, pagesId, Repeater } from '../panels/visuals/repeater.tsx';
import type { Parts } from '../parts.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: Repeater, commands };

/** They press the buttons that stand above the entries. */
function commands(parts: Parts, tag: Tag): Command[] {
  if (!isPaged(tag)) return [];
  const buttons = () => document.getElementById(pagesId(parts, tag))?.querySelectorAll('button');
  const turn = (id: string, title: string, key: string, which: 0 | 1, end: string): Command => ({
    id: `${id}:${tag.line}:${tag.column}`,
    title,
    group: 'View',
    keys: [key],
    blocked: () => (buttons()?.[which]?.disabled === false ? undefined : end),
    run: () => buttons()?.[which]?.click(),
    get home() {
      return document.getElementById(pagesId(parts, tag))?.parentElement ?? undefined;
    },
  });
  return [
    turn('entries-before', 'Previous entries', 'alt+left', 0, 'These are the first entries.'),
    turn('entries-after', 'Next entries', 'alt+right', 1, 'These are the last entries.'),
  ];
}
