/** The catalog of the labeling language: which tags exist, what they may say, and whether the editor draws them. */

import type { Tag } from './model.ts';
import { answerTags, childTags } from './tags/answers.ts';
import type { Attribute, TagInfo } from './tags/define.ts';
import { objectTags } from './tags/objects.ts';
import { regionTags } from './tags/regions.ts';
import { visualTags } from './tags/visuals.ts';

export type { Attribute, AttributeType, DataType, Family, Media, TagInfo } from './tags/define.ts';

/** Every tag by its name; names are case-sensitive. */
export const tagCatalog: ReadonlyMap<string, TagInfo> = new Map(
  [...objectTags, ...regionTags, ...answerTags, ...childTags, ...visualTags].map((each) => [each.type, each]),
);

/** Attributes that any tag may carry: they only place it on the page. */
export const commonAttributes: readonly string[] = ['name', 'classname', 'idattr', 'style', 'hint', 'predicted_values'];

/** What a tag is, or undefined for one that the language does not have. */
export function tagInfo(type: string): TagInfo | undefined {
  return tagCatalog.get(type);
}

/** Value key and row type of a control's results, e.g. `{ type: 'textarea', key: 'text' }`. */
export function resultOf(type: string): { type: string; key: string } | undefined {
  return tagCatalog.get(type)?.result;
}

/** An attribute as written, else the language's default, else undefined. `name` in any case. */
export function attributeOf(tag: Tag, name: string): string | undefined {
  const key = name.toLowerCase();
  return tag.attributes[key] ?? tagCatalog.get(tag.type)?.attributes.get(key)?.default;
}

/** A yes/no attribute. `true` in any case is yes, everything else no. */
export function flagOf(tag: Tag, name: string): boolean {
  return attributeOf(tag, name)?.trim().toLowerCase() === 'true';
}

/** A numeric attribute, or undefined when it is absent or no finite number. */
export function numberOf(tag: Tag, name: string): number | undefined {
  const written = attributeOf(tag, name)?.trim();
  if (!written) return undefined;
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}

/** The attribute's entry in the catalog. */
export function attributeInfo(type: string, name: string): Attribute | undefined {
  return tagCatalog.get(type)?.attributes.get(name);
}
