/** A markup with the place of each of its elements and attributes, so that one of them can change and all the rest stays byte for byte. */

import { Places } from '../config/places.ts';
import { readMarkup } from '../config/read.ts';
import { refused } from '../config/refuse.ts';
import { walk } from '../config/walk.ts';
import type { Problem, Tag } from '../model.ts';

/** Offsets in UTF-16 units. `name` is in lower case; `valueStart`..`valueEnd` lies between the quotes. */
export type WrittenAttribute = { name: string; start: number; end: number; valueStart: number; valueEnd: number };
/** `start`..`end` is all of it; its content lies from `openEnd` to `closeStart`, which are the same where it closes itself. */
export type Element = {
  tag: Tag;
  start: number;
  nameEnd: number;
  openEnd: number;
  closeStart: number;
  end: number;
  closesItself: boolean;
  attributes: WrittenAttribute[];
  children: Element[];
  parent?: Element;
};
export type Source = { markup: string; root: Element; all: Element[] };
export type ReadSource = { source: Source } | { problem: Problem };

const name = /<([^\s/>]+)/y;
const attribute = /\s*([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')/y;
const skipped = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** The markup as elements, or the first fault of form that stands in the way; faults of meaning do not. */
export function readSource(markup: string): ReadSource {
  const places = new Places(markup);
  const early = refused(places)[0];
  if (early) return { problem: early };
  const { root, problems } = readMarkup(places);
  const [problem] = problems;
  if (problem) return { problem };
  if (!root) return { problem: { line: 1, column: 1, severity: 'error', message: 'There is no tag here. Start with <View> and end with </View>.' } };
  const all = placed(
    markup,
    [...walk(root)].map(({ tag }) => tag),
  );
  return { source: { markup, root: all[0]!, all } };
}

/** The places of tags that were read from this markup, in the same order. */
function placed(markup: string, tags: readonly Tag[]): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    const passed = skipped.find(([start]) => markup.startsWith(start, at));
    if (passed) at = markup.indexOf(passed[1], at + passed[0].length) + passed[1].length;
    else if (markup[at + 1] === '/') {
      const element = open.pop();
      const end = markup.indexOf('>', at) + 1;
      if (element) Object.assign(element, { closeStart: at, end });
      at = end;
    } else {
      const element = opened(markup, at, tags[all.length]!, open.at(-1));
      all.push(element);
      if (!element.closesItself) open.push(element);
      at = element.openEnd;
    }
  }
  return all;
}

function opened(markup: string, start: number, tag: Tag, parent: Element | undefined): Element {
  name.lastIndex = start;
  name.exec(markup);
  const nameEnd = name.lastIndex;
  const attributes = attributesFrom(markup, nameEnd);
  const openEnd = markup.indexOf('>', attributes.at(-1)?.end ?? nameEnd) + 1;
  const ends = { openEnd, closeStart: openEnd, end: openEnd, closesItself: markup[openEnd - 2] === '/' };
  const element: Element = { tag, start, nameEnd, ...ends, attributes, children: [], ...(parent && { parent }) };
  parent?.children.push(element);
  return element;
}

function attributesFrom(markup: string, from: number): WrittenAttribute[] {
  const attributes: WrittenAttribute[] = [];
  attribute.lastIndex = from;
  for (let found = attribute.exec(markup); found; found = attribute.exec(markup)) {
    const [all, written = ''] = found;
    const end = found.index + all.length;
    const quote = markup[end - 1] === '"' ? '"' : "'";
    const start = found.index + all.indexOf(written);
    attributes.push({ name: written.toLowerCase(), start, end, valueStart: markup.indexOf(quote, start) + 1, valueEnd: end - 1 });
  }
  return attributes;
}
