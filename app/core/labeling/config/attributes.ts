/** One tag at a time: is it known, are its attributes, do their values mean something. */

import type { Tag } from '../model.ts';
import { commonAttributes, type Attribute, type TagInfo, tagCatalog, tagInfo } from '../tags.ts';
import type { Say } from './collect.ts';
import { nearest } from './nearest.ts';
import { unsafeStyle, unsafeUrl } from './unsafe.ts';

function meant(word: string, known: Iterable<string>, wrap: (name: string) => string): string {
  const found = nearest(word, known);
  return found === undefined ? '' : ` Did you mean ${wrap(found)}?`;
}

/** Checks a tag and its attributes by the catalog. */
export function checkTag(tag: Tag, say: Say): void {
  const info = tagInfo(tag.type);
  checkEvents(tag, info, say);
  if (!info) {
    say('error', tag, () => `<${tag.type}> is not a tag of the labeling language.${meant(tag.type, tagCatalog.keys(), (name) => `<${name}>`)}`);
    return;
  }
  if (!info.drawn) say('warning', tag, `<${tag.type}> is kept, but the editor cannot show it yet.`);
  checkRequired(tag, info, say);
  for (const [name, value] of Object.entries(tag.attributes)) checkAttribute(tag, info, name, value, say);
}

function checkEvents(tag: Tag, info: TagInfo | undefined, say: Say): void {
  for (const name of Object.keys(tag.attributes)) {
    // `only` of a DateTime and `on` of a Repeater are no handlers.
    if (!name.startsWith('on') || info?.attributes.has(name)) continue;
    say('error', tag, `${name} would run a script, and scripts are not allowed in a labeling config. Remove it.`, name);
  }
}

function checkRequired(tag: Tag, info: TagInfo, say: Say): void {
  for (const needed of info.required) {
    const names = needed.split('|');
    if (names.some((name) => tag.attributes[name.toLowerCase()]?.trim())) continue;
    const [name = ''] = names;
    say('error', tag, `<${tag.type}> needs ${name}. Write ${example(tag.type, name)}.`);
  }
}

function example(type: string, name: string): string {
  if (name === 'name') return `name="…", a word that no other tag has`;
  if (name === 'toName') return `toName="…" with the name of the tag it works on`;
  if (name === 'value' && tagInfo(type)?.family === 'object') return `value="$key" with the key of the task's data to show`;
  return `${name}="…"`;
}

function checkAttribute(tag: Tag, info: TagInfo, name: string, value: string, say: Say): void {
  const known = info.attributes.get(name);
  if (known) return checkValue(tag, known, value, say);
  if (name === 'style' && unsafeStyle(value)) return sayStyle(tag, name, say);
  if (info.open || commonAttributes.includes(name) || /^(?:model_|data-|xmlns)/.test(name) || name.startsWith('on')) return;
  say('warning', tag, () => noAttribute(tag, info, name), name);
}

function noAttribute({ type }: Tag, info: TagInfo, name: string): string {
  const known = [...info.attributes.values()].map((each) => each.spelled);
  return `<${type}> has no attribute ${name}; it is kept but does nothing.${meant(name, known, (spelled) => spelled)}`;
}

function sayStyle(tag: Tag, name: string, say: Say): void {
  say('error', tag, `Styles may not load or run anything. Take url(…) and expression(…) out of ${name}.`, name.toLowerCase());
}

function checkValue(tag: Tag, { name, spelled, type }: Attribute, value: string, say: Say): void {
  const written = value.trim();
  const wrong = (said: string): void => say('error', tag, `${spelled}="${shorten(written)}" is not ${said}`, name);
  if (type === 'url' && unsafeUrl(written)) return wrong('an address that may be opened. Use http, https or a $key.');
  if (type === 'style' && unsafeStyle(written)) return sayStyle(tag, spelled, say);
  if (type === 'bool' && !/^(?:true|false)$/i.test(written)) return wrong('yes or no. Write "true" or "false".');
  if (type === 'number' && !(written !== '' && Number.isFinite(Number(written)))) return wrong('a number. Write digits, such as "1" or "0.5".');
  if (typeof type === 'string' || type.includes(written.toLowerCase()) || type.includes(written)) return;
  wrong(`one of ${type.map((each) => `"${each}"`).join(', ')}.${meant(written, type, (each) => `"${each}"`)}`);
}

/** Values go into messages; a huge one would bury what is said. */
function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
