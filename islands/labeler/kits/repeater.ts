import '../base.ts';
import css from '#css/labeler-shown.css';
import type { Tag } from '#app/core/labeling/model.ts';
import type { Command } from '../commands.ts';
import { isPaged, pageOf, pagesOf, turnPages } from '../entries.ts';
import { pagesId, Repeater } from '../panels/visuals/repeater.tsx';
import type { Parts } from '../parts.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: Repeater, commands };

/** The same as the buttons that stand above the entries. */
function commands(parts: Parts, tag: Tag): Command[] {
  if (!isPaged(tag)) return [];
  const isPage = (by: number) => {
    const { page, size } = pageOf(parts.store.get().view, tag);
    return page + by >= 0 && page + by < pagesOf(tag, size);
  };
  const turn = (id: string, title: string, key: string, by: 1 | -1, end: string): Command => ({
    id: `${id}:${tag.line}:${tag.column}`,
    title,
    group: 'View',
    keys: [key],
    blocked: () => (isPage(by) ? undefined : end),
    run: () => turnPages(parts, tag, by),
    get home() {
      return document.getElementById(pagesId(parts, tag))?.parentElement ?? undefined;
    },
  });
  return [
    turn('entries-before', 'Previous entries', 'alt+left', -1, 'These are the first entries.'),
    turn('entries-after', 'Next entries', 'alt+right', 1, 'These are the last entries.'),
  ];
}
