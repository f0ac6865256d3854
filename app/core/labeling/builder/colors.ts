/** Colors as a field of type color takes them: `#rrggbb`, nothing else. */

import { hues } from '../hues.ts';
import { namesRegions } from '../labelling.ts';
import { flagOf } from '../tags.ts';
import type { Built, BuiltControl } from './built.ts';

/** A written color in that form, where it can be said so; names and functions of CSS cannot. */
export function hexOf(color: string): string | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color.trim());
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`.toLowerCase();
  return /^#[\da-f]{6}$/i.test(color.trim()) ? color.trim().toLowerCase() : undefined;
}

const colors = ({ type, element: { tag } }: BuiltControl): boolean => namesRegions({ type, tag, perRegion: flagOf(tag, 'perregion') });

/** The color that each label of a control has while it names none, by its number; the labeler counts the same way over all controls. */
export function ownColors({ controls }: Built, control: string): (index: number) => string {
  const before = controls
    .slice(
      0,
      controls.findIndex(({ name }) => name === control),
    )
    .filter(colors);
  const first = before.reduce((sum, { labels }) => sum + labels.length, 0);
  return (index) => hues[(first + index) % hues.length] ?? hues[0]!;
}
