/** Every act of the editor that has keys or can be given one: for the page of keys, for collisions, and for the check of a config's own keys. */
import type { Act, ActGroup } from './acts/act.ts';
import { everywhere } from './acts/everywhere.ts';
import { looking } from './acts/looking.ts';
import { media } from './acts/media.ts';
import { pictures } from './acts/pictures.ts';
import { texts } from './acts/texts.ts';
import { walk } from './config/walk.ts';
import type { Tag } from './model.ts';

export const actGroups: readonly ActGroup[] = [...everywhere, ...pictures, ...looking, ...texts, ...media];
export const acts: readonly Act[] = actGroups.flatMap((group) => group.acts);

/** Those that the tags of a config bring into the editor. */
export function actsIn(root: Tag): Act[] {
  const tags = [...walk(root)].map(({ tag }) => tag);
  return acts.filter(({ on }) => !on || tags.some(on));
}

/** Whether the keys of one count where those of the other do: two media keep their keys apart by the focus. */
export function meet(one: Act, other: Act): boolean {
  return !one.media || !other.media || one.media.some((medium) => other.media?.includes(medium));
}
