/** Single changes of a markup: each replaces one stretch of the text and keeps the way it is laid out. */

import type { Element, Source } from './source.ts';

/** `from`..`to` becomes `insert`; offsets in UTF-16 units. */
export type Edit = { from: number; to: number; insert: string };

/** Edits of one markup, none within another; those at one place stand in the order given. */
export function applied(markup: string, edits: readonly Edit[]): string {
  return edits
    .toReversed()
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), markup);
}

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** A value as it may stand between quotes of either sort. */
export const escaped = (value: string, quote = '"'): string =>
  value.replaceAll(/[&<"'\n\t\r]/g, (sign) => (sign !== quote && /["']/.test(sign) ? sign : (signs[sign] ?? sign)));

/** Sets an attribute in its place, adds it at the end, or takes it out where `value` is empty or absent. `name` as people write it. */
export function setAttribute({ markup }: Source, element: Element, name: string, value: string | undefined): Edit[] {
  const written = element.attributes.find((one) => one.name === name.toLowerCase());
  if (!value) return written ? [{ from: afterBlank(markup, written.start), to: written.end, insert: '' }] : [];
  if (written) return [{ from: written.valueStart, to: written.valueEnd, insert: escaped(value, markup[written.valueEnd]) }];
  const end = element.attributes.at(-1)?.end ?? element.nameEnd;
  return [{ from: end, to: end, insert: ` ${name}="${escaped(value)}"` }];
}

function afterBlank(markup: string, at: number): number {
  let from = at;
  while (/\s/.test(markup[from - 1] ?? '')) from -= 1;
  return from;
}

/** Another tag with the same attributes and content. */
export function renameTag({ start, nameEnd, closesItself, closeStart, end }: Element, type: string): Edit[] {
  const closing = closesItself ? [] : [{ from: closeStart, to: end, insert: `</${type}>` }];
  return [{ from: start + 1, to: nameEnd, insert: type }, ...closing];
}

/** The blanks before something that begins its line; undefined where it does not. */
export function indentOf({ markup }: Source, { start }: Pick<Element, 'start'>): string | undefined {
  const before = markup.slice(markup.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** Takes an element out, with its line where it has one of its own. */
export function removeElement(source: Source, element: Element): Edit[] {
  const { markup } = source;
  const indent = indentOf(source, element);
  const after = /[ \t]*(?:\n|$)/y;
  after.lastIndex = element.end;
  if (indent === undefined || !after.test(markup)) return [{ from: element.start, to: element.end, insert: '' }];
  const from = element.start - indent.length;
  const isLast = after.lastIndex === markup.length && markup.at(-1) !== '\n';
  return [{ from: isLast && from > 0 ? from - 1 : from, to: after.lastIndex, insert: '' }];
}

const deeper = (text: string, indent: string): string => text.replaceAll('\n', `\n${indent}`);

/** Puts text (tags, their own lines told apart by \n) behind an element: below it, or beside it where it shares its line. */
export function insertAfter(source: Source, element: Element, text: string): Edit[] {
  const indent = indentOf(source, element);
  const insert = indent === undefined ? text.replaceAll(/\n */g, '') : `\n${indent}${deeper(text, indent)}`;
  return [{ from: element.end, to: element.end, insert }];
}

/** Puts text in front of what an element holds; one that closed itself is opened for it. */
export function insertInto(source: Source, element: Element, text: string): Edit[] {
  const { markup } = source;
  const indent = indentOf(source, element) ?? '';
  const inner = `\n${indent}  ${deeper(text, `${indent}  `)}`;
  const { openEnd, closeStart, closesItself, tag } = element;
  if (closesItself) return [{ from: afterBlank(markup, openEnd - 2), to: openEnd, insert: `>${inner}\n${indent}</${tag.type}>` }];
  const isEmpty = markup.slice(openEnd, closeStart).trim() === '';
  return isEmpty ? [{ from: openEnd, to: closeStart, insert: `${inner}\n${indent}` }] : [{ from: openEnd, to: openEnd, insert: inner }];
}

/** Two elements of one parent change places; what stands between them stays. */
export function swap({ markup }: Source, one: Element, other: Element): Edit[] {
  return [
    { from: one.start, to: one.end, insert: markup.slice(other.start, other.end) },
    { from: other.start, to: other.end, insert: markup.slice(one.start, one.end) },
  ];
}
