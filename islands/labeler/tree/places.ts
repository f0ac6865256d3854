/** What a press on a place of a taxonomy means. */
import { isSet } from '#app/core/labeling/flag.ts';
import { wordsOf } from '#app/core/labeling/label-words.ts';
import { isTree, labelPlace, placeLabel } from '#app/core/labeling/labelling.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { give } from '../actions/answer.ts';
import { isFixed, type State } from '../doc.ts';
import { answerOf, subjectFor } from '../kits/aim.ts';
import { chooseLabel, labelledRegion } from '../label-choice.ts';
import type { Parts } from '../parts.ts';
import type { TreeLabel, TreeRow } from './rows.ts';

export type Place = readonly string[];

/** What is chosen; in a tree that labels, what the selected region wears, or what is in hand for the next. */
export function placesOf(parts: Parts, state: State, control: ControlTag, region?: Region): string[][] {
  if (isTree(control)) return (labelledRegion(parts, control, state)?.labels ?? state.view.active[control.name] ?? []).map(labelPlace);
  const answer = answerOf(state, control, region);
  return answer?.kind === 'taxonomy' ? answer.taxonomy : [];
}

export const isSamePlace = (one: Place, other: Place): boolean => one.join('\n') === other.join('\n');

/** Why a place cannot be chosen now. */
export function whyNotPlace(parts: Parts, control: ControlTag, places: readonly Place[], { label, names, opens }: TreeRow): string | undefined {
  const { tag } = control;
  const state = parts.store.get();
  const labelled = isTree(control) ? labelledRegion(parts, control, state) : undefined;
  if (labelled && isFixed(state, labelled)) return 'This region is locked. Unlock it first.';
  if (opens && isSet(tag, 'leafsonly')) return `Only places with nothing below them can be chosen; open ${label.value}.`;
  const limit = Number(tag.attributes.maxusages);
  // Where a tree labels and takes one place, the new one stands in for the old.
  if (!limit || (limit === 1 && isTree(control)) || places.length < limit || places.some((place) => isSamePlace(place, names))) return undefined;
  return limit === 1 ? 'One place can be chosen and is. Take it back first.' : `${limit} places can be chosen and are. Take one back first.`;
}

/** Chooses, or takes back; says what happened. */
export function turnPlace(parts: Parts, control: ControlTag, names: Place, text: string, region?: Region): void {
  if (isTree(control)) return parts.announce(chooseLabel(parts, control, { name: placeLabel(names), value: text, selected: false, children: [] }));
  const places = placesOf(parts, parts.store.get(), control, region);
  const was = places.some((place) => isSamePlace(place, names));
  const next = was ? places.filter((place) => !isSamePlace(place, names)) : [...places, [...names]];
  const said = next.length > 0 ? { kind: 'taxonomy' as const, taxonomy: next } : undefined;
  parts.store.history.perform(was ? 'Take back choice' : 'Choose', give(subjectFor(parts, control, region), said));
  parts.announce(`${text} ${was ? 'taken back' : 'chosen'}.`);
}

/** The words of a place: the last of its path, or all of them; what the tree does not hold reads as it is stored. */
export function placeText(control: ControlTag, labels: readonly TreeLabel[], names: Place): string {
  return wordsOf(control, names, labels);
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
