/** What the builder understands of a markup: objects, and controls with their labels; and what it leaves to those who write. */

import type { Place } from '../model.ts';
import { attributeOf, flagOf, tagInfo } from '../tags.ts';
import { wholeReference } from '../references.ts';
import type { Element, Source } from './source.ts';

/** Attributes of a label that the builder sets, by how they are written; empty: not there. */
export const labelFields = ['value', 'background', 'hotkey', 'alias'] as const;
export type LabelField = (typeof labelFields)[number];
export type LabelWords = Record<LabelField, string>;

/** `depth` counts from 0; `first` and `last` among those it may change places with. */
export type BuiltLabel = LabelWords & { depth: number; first: boolean; last: boolean; element: Element };
/** `key` is the path into the data, without $; absent where the value is more than that. */
export type BuiltObject = { name: string; type: string; value: string; key?: string; element: Element };
/** `child` is the tag of its labels; absent where it has none. `choice` and `required` are absent where the tag has no such attribute. */
export type BuiltControl = {
  name: string;
  type: string;
  about: string;
  child?: 'Label' | 'Choice' | 'Relation';
  labels: BuiltLabel[];
  dynamic?: string;
  required?: boolean;
  choice?: { now: string; words: readonly string[] };
  element: Element;
};
/** Something that is left alone, and why. */
export type Foreign = Place & { type: string; why: string };
export type Built = { objects: BuiltObject[]; controls: BuiltControl[]; foreign: Foreign[] };

/** Reads what can be built with; everything else that carries meaning is named with its place. */
export function readBuilt({ all }: Source): Built {
  const built: Built = { objects: [], controls: [], foreign: [] };
  for (const element of all) {
    const why = reasonAgainst(element);
    const { type, line, column } = element.tag;
    if (why) built.foreign.push({ type, line, column, why });
    else if (why === undefined && tagInfo(type)?.family === 'object') built.objects.push(objectOf(element));
    else if (why === undefined && tagInfo(type)?.family === 'control') built.controls.push(controlOf(element));
  }
  return built;
}

const written: Record<string, string> = {
  Channel: 'The plots of a time series are written in the markup.',
  Bucket: 'Buckets are written in the markup.',
  Shortcut: 'Shortcuts are written in the markup.',
  Repeater: 'What a Repeater repeats is written in the markup.',
  Pairwise: 'It compares two objects, which are chosen in the markup.',
};

/** Why the builder leaves it alone; empty where that needs no word (layout, and what stands inside something that was named). */
function reasonAgainst(element: Element): string | undefined {
  const { type, attributes } = element.tag;
  for (let above = element.parent; above; above = above.parent) if (above.tag.type === 'Repeater') return '';
  const info = tagInfo(type);
  if (!info) return 'The labeling language has no such tag.';
  const reason = written[type];
  if (reason) return element.parent?.children.find((one) => one.tag.type === type) === element ? reason : '';
  if (info.family !== 'object' && info.family !== 'control') return '';
  if (!attributes.name?.trim()) return type === 'Relations' || type === 'Table' || type === 'HyperText' || type === 'Dialog' ? '' : 'It has no name.';
  if (info.family === 'control' && attributes.toname?.includes(',')) return 'It is about several objects.';
  return undefined;
}

function objectOf(element: Element): BuiltObject {
  const { type, attributes } = element.tag;
  const value = attributes.value ?? attributes.valuelist ?? '';
  const key = attributes.valuelist === undefined ? wholeReference(value)?.written : undefined;
  return { name: attributes.name!.trim(), type, value, ...(key !== undefined && { key }), element };
}

function controlOf(element: Element): BuiltControl {
  const { tag } = element;
  const info = tagInfo(tag.type)!;
  const child = info.labels?.child ?? (tag.type === 'Relations' ? 'Relation' : undefined);
  const words = info.attributes.get('choice')?.type;
  const isDynamic = child && tag.attributes.value?.trim();
  return {
    name: tag.attributes.name!.trim(),
    type: tag.type,
    about: tag.attributes.toname?.trim() ?? '',
    ...(child && { child }),
    labels: child ? labelsBelow(element, child, 0) : [],
    ...(isDynamic && { dynamic: isDynamic }),
    ...(info.attributes.has('required') && { required: flagOf(tag, 'required') }),
    ...(Array.isArray(words) && { choice: { now: attributeOf(tag, 'choice') ?? '', words: words as readonly string[] } }),
    element,
  };
}

/** Labels stand in the control, in layout inside it, or (choices) in each other. */
function labelsBelow(parent: Element, child: string, depth: number): BuiltLabel[] {
  const own = parent.children.filter(({ tag }) => tag.type === child);
  return parent.children.flatMap((element): BuiltLabel[] => {
    const { tag } = element;
    if (tag.type !== child) return tagInfo(tag.type)?.family === 'visual' ? labelsBelow(element, child, depth) : [];
    const words = Object.fromEntries(labelFields.map((field) => [field, tag.attributes[field] ?? ''])) as LabelWords;
    const label = { ...words, depth, first: own[0] === element, last: own.at(-1) === element, element };
    return [label, ...labelsBelow(element, child, depth + 1)];
  });
}
