/** What a config wants from a task's data: which key, for which tag, in which JSON types. */

import { walk } from './config/walk.ts';
import type { LabelingConfig, Tag } from './model.ts';
import { type Reference, referencesIn, wholeReference } from './references.ts';
import { attributeOf, type DataType, type Media, tagInfo } from './tags.ts';

/** `whole`: the reference is the attribute, so the value itself is used; else it is put into a text. */
export type DataNeed = {
  tag: Tag;
  attribute: string;
  reference: Reference;
  whole: boolean;
  /** False for what may be absent, such as the prefill of a text field. */
  required: boolean;
  accepts: readonly DataType[];
  media: Media | 'labels' | 'texts';
  /** The value is an address to be opened, not the content. */
  isUrl: boolean;
};

const words: readonly DataType[] = ['string', 'number'];
/** Media that are always behind an address. */
export const opened: ReadonlySet<DataNeed['media']> = new Set(['image', 'audio', 'video', 'pdf']);

function ofObject(tag: Tag, attribute: string): Pick<DataNeed, 'accepts' | 'media' | 'required' | 'isUrl'> | undefined {
  const data = tagInfo(tag.type)?.data;
  if (!data || (attribute !== 'value' && attribute !== 'valuelist')) return undefined;
  const asUrl = opened.has(data.media) || attributeOf(tag, 'valuetype') === 'url';
  return { ...data, required: true, isUrl: asUrl, ...(attribute === 'valuelist' ? { accepts: ['list'] as const } : {}) };
}

function ofOther(tag: Tag, attribute: string): Pick<DataNeed, 'accepts' | 'media' | 'required' | 'isUrl'> {
  if (attribute === 'value' && tagInfo(tag.type)?.labels) {
    const isTree = tag.type === 'Taxonomy';
    return { accepts: isTree ? ['string', 'list', 'nothing'] : ['string', 'list'], media: 'labels', required: !isTree, isUrl: false };
  }
  if (tag.type === 'Repeater' && attribute === 'on') return { accepts: ['list'], media: 'list', required: true, isUrl: false };
  if (attribute === 'audiourl') return { accepts: ['string'], media: 'audio', required: false, isUrl: true };
  return { accepts: tag.type === 'TextArea' ? ['string', 'number', 'list'] : words, media: 'texts', required: false, isUrl: false };
}

/** An import asks for every one of its tasks; a config is never changed once it is read. */
const known = new WeakMap<Tag, DataNeed[]>();

/** Every reference of the config with what it needs, in order of appearance. */
export function dataNeeds(config: Pick<LabelingConfig, 'root'>): readonly DataNeed[] {
  const kept = known.get(config.root);
  if (kept) return kept;
  const needs = findNeeds(config);
  known.set(config.root, needs);
  return needs;
}

/** Names of the data whose value is shown as it is, and may be a text but no number. */
export const textKeys = (config: Pick<LabelingConfig, 'root'>): string[] =>
  dataNeeds(config)
    .filter(({ whole, accepts }) => whole && accepts.includes('string') && !accepts.includes('number'))
    .map(({ reference }) => reference.written);

function findNeeds(config: Pick<LabelingConfig, 'root'>): DataNeed[] {
  return [...walk(config.root)].flatMap(({ tag }) =>
    Object.entries(tag.attributes).flatMap(([attribute, template]) => {
      const type = tagInfo(tag.type)?.attributes.get(attribute)?.type;
      if (type !== 'data' && type !== 'url') return [];
      const whole = wholeReference(template) !== undefined;
      const need = ofObject(tag, attribute) ?? ofOther(tag, attribute);
      return referencesIn(template).map((reference) => ({ tag, attribute, reference, whole, ...need, accepts: whole ? need.accepts : words }));
    }),
  );
}
