/** What a labeling config may never hold, seen before any XML is read: document types, entities, instructions, bare ampersands. */

import type { Problem } from '../model.ts';
import { MAX_MARKUP_LENGTH } from './limits.ts';
import type { Places } from './places.ts';

/** The markup with comments and CDATA sections blanked, every offset kept. */
function withoutComments(markup: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const opening = /<!--|<!\[CDATA\[/g; ;) {
    opening.lastIndex = from;
    const found = opening.exec(markup);
    if (!found) break;
    const closing = found[0] === '<!--' ? '-->' : ']]>';
    const end = markup.indexOf(closing, found.index + found[0].length);
    if (end < 0) break;
    kept.push(markup.slice(from, found.index), ' '.repeat(end + closing.length - found.index));
    from = end + closing.length;
  }
  return kept.join('') + markup.slice(from);
}

const refusals: { pattern: RegExp; message: (found: string) => string }[] = [
  {
    pattern: /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b/i,
    message: () => 'Document types and entities are not allowed here. Remove the <!DOCTYPE …> part and start with <View>.',
  },
  {
    pattern: /<\?(?!xml\s)[^\s?>]{0,40}/i,
    message: (found) => `Processing instructions are not allowed here. Remove ${found} … ?>.`,
  },
  {
    pattern: /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)[\w.:-]{1,40};/i,
    message: (found) => `The entity ${found} is not known here. Write the character itself, or its number such as &#160;.`,
  },
  {
    pattern: /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/i,
    message: () => 'A plain & cannot stand in markup. Write &amp; instead.',
  },
];

/** The first refusal of each sort, in order of appearance. Empty: the markup may be read. */
export function refused(places: Places): Problem[] {
  const { markup } = places;
  const severity = 'error' as const;
  if (markup.length > MAX_MARKUP_LENGTH) {
    const message = `The config is longer than ${MAX_MARKUP_LENGTH.toLocaleString('en')} characters. Put long lists into the tasks and write value="$list".`;
    return [{ line: 1, column: 1, severity, message }];
  }
  const text = withoutComments(markup);
  const problems = refusals.flatMap(({ pattern, message }) => {
    const found = pattern.exec(text);
    return found ? [{ offset: found.index, message: message(found[0]) }] : [];
  });
  const distinct = problems.filter((each, index) => problems.findIndex((other) => other.offset === each.offset) === index);
  return distinct.sort((a, b) => a.offset - b.offset).map(({ offset, message }) => ({ ...places.at(offset), severity, message }));
}
