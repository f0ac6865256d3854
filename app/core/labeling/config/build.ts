/** From a tree of tags to what the rest of the house works with: objects, controls, data keys. */

import type { ControlTag, ObjectTag, Tag } from '../model.ts';
import { referencesIn, wholeReference } from '../references.ts';
import { attributeInfo, flagOf, tagInfo } from '../tags.ts';
import { labelsBelow } from './labels.ts';
import { walk } from './walk.ts';

function objectTag(tag: Tag): ObjectTag {
  const value = tag.attributes.value ?? tag.attributes.valuelist ?? '';
  const key = referencesIn(value)[0]?.key;
  return { name: tag.attributes.name?.trim() ?? '', type: tag.type, value, ...(key === undefined ? {} : { key }), tag };
}

function controlTag(tag: Tag): ControlTag {
  const child = tagInfo(tag.type)?.labels?.child;
  const dynamicKey = child ? wholeReference(tag.attributes.value ?? '')?.key : undefined;
  return {
    name: tag.attributes.name?.trim() ?? '',
    type: tag.type,
    toNames: (tag.attributes.toname ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    labels: child ? labelsBelow(tag, child) : [],
    ...(dynamicKey === undefined ? {} : { dynamicKey }),
    required: flagOf(tag, 'required'),
    perRegion: flagOf(tag, 'perregion'),
    perItem: flagOf(tag, 'peritem'),
    tag,
  };
}

/** Every data key the tags read, in order of appearance, once. */
function dataKeys(root: Tag): string[] {
  const keys = new Set<string>();
  for (const { tag } of walk(root)) {
    for (const [name, value] of Object.entries(tag.attributes)) {
      const type = attributeInfo(tag.type, name)?.type;
      if (type === 'data' || type === 'url') for (const { key } of referencesIn(value)) keys.add(key);
    }
    if (tag.type === 'Markdown' || tag.type === 'HyperText') for (const { key } of referencesIn(tag.text)) keys.add(key);
  }
  return [...keys];
}

/** Named objects and controls of a tree, and the data keys it reads. Unnamed ones (a Table that only shows) are not listed. */
export function buildConfig(root: Tag): { objects: ObjectTag[]; controls: ControlTag[]; dataKeys: string[] } {
  const tags = [...walk(root)].map(({ tag }) => tag);
  const named = (family: string): Tag[] => tags.filter((tag) => tagInfo(tag.type)?.family === family && tag.attributes.name?.trim());
  return { objects: named('object').map(objectTag), controls: named('control').map(controlTag), dataKeys: dataKeys(root) };
}
