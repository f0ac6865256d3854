/** What a press on a place of a taxonomy means. */
import { isSet } from '#app/core/labeling/flag.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { give } from '../actions/answer.ts';
import type { State } from '../doc.ts';
import { answerOf, subjectFor } from '../kits/aim.ts';
import type { Parts } from '../parts.ts';
import type { TreeLabel, TreeRow } from './rows.ts';

export type Place = readonly string[];

export function placesOf(state: State, control: ControlTag, region?: Region): string[][] {
  const answer = answerOf(state, control, region);
  return answer?.kind === 'taxonomy' ? answer.taxonomy : [];
}

export const isSamePlace = (one: Place, other: Place): boolean => one.join('\n') === other.join('\n');

/** Why a place cannot be chosen now. */
export function whyNotPlace({ tag }: ControlTag, places: readonly Place[], { label, names, opens }: TreeRow): string | undefined {
  if (opens && isSet(tag, 'leafsonly')) return `Only places with nothing below them can be chosen; open ${label.value}.`;
  const limit = Number(tag.attributes.maxusages);
  if (!limit || places.length < limit || places.some((place) => isSamePlace(place, names))) return undefined;
  return limit === 1 ? 'One place can be chosen and is. Take it back first.' : `${limit} places can be chosen and are. Take one back first.`;
}

/** Chooses, or takes back; says what happened. */
export function turnPlace(parts: Parts, control: ControlTag, names: Place, text: string, region?: Region): void {
  const places = placesOf(parts.store.get(), control, region);
  const was = places.some((place) => isSamePlace(place, names));
  const next = was ? places.filter((place) => !isSamePlace(place, names)) : [...places, [...names]];
  const said = next.length > 0 ? { kind: 'taxonomy' as const, taxonomy: next } : undefined;
  parts.store.history.perform(was ? 'Take back choice' : 'Choose', give(subjectFor(parts, control, region), said));
  parts.announce(`${text} ${was ? 'taken back' : 'chosen'}.`);
}

/** The words of a place: the last of its path, or all of them; what the tree does not hold reads as it is stored. */
export function placeText({ tag }: ControlTag, labels: readonly TreeLabel[], names: Place): string {
  const words: string[] = [];
  let here: readonly TreeLabel[] = labels;
  for (const name of names) {
    const label = here.find((one) => one.name === name);
    words.push(label?.value ?? name);
    here = label?.children ?? [];
  }
  return isSet(tag, 'showfullpath') ? words.join(tag.attributes.pathseparator ?? ' / ') : (words.at(-1) ?? '');
}

/** The tree with places that were added by hand (`legacy`). */
export function withPlaces(labels: readonly TreeLabel[], places: readonly Place[]): readonly TreeLabel[] {
  return places.reduce(withPlace, labels);
}

function withPlace(labels: readonly TreeLabel[], [name, ...rest]: Place): readonly TreeLabel[] {
  if (name === undefined) return labels;
  const known = labels.find((label) => label.name === name);
  if (!known) return [...labels, { name, value: name, selected: false, children: withPlace([], rest) }];
  const children = withPlace(known.children, rest);
  return children === known.children ? labels : labels.map((label) => (label === known ? { ...label, children } : label));
}
