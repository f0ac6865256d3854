/** A span in words, for people who hear the page. */

import { labelText } from '#app/core/labeling/label-words.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Region, Span } from '#app/core/labeling/result.ts';
import type { Places } from '../../tools/span.ts';
import { wordsOf, type Offsets } from './offsets.ts';

const longest = 80;

type Told = { config: LabelingConfig; text: string; offsets: Offsets; places: Places };

/** `Person, “Ada Lovelace”, characters 12 to 24`; long spans by their beginning and end. */
export function describe({ config, text, offsets, places }: Told, { region, span }: { region: Region; span: Span }): string {
  const where = places.say?.(span) ?? `characters ${span.start} to ${span.end}`;
  return `${labelText(config, region) || 'No label'}, ${quote(wordsOf(text, offsets, span))}, ${where}`;
}

export function quote(words: string): string {
  const flat = words.replace(/\s+/g, ' ');
  const points = [...flat];
  return `“${points.length <= longest ? flat : `${points.slice(0, longest / 2).join('')} … ${points.slice(-longest / 2).join('')}`}”`;
}

const spoken: Record<string, string> = { ' ': 'space', '\n': 'line end', '\r': 'line end', '\t': 'tab', '': 'end of text' };

/** One character as it is said. */
export function sayCharacter(character: string): string {
  return spoken[character] ?? character;
}
