/** What of a `<Style>` would load or run something is left out, piece by piece; the rest applies. */

import type { Place, Tag } from '../model.ts';
import type { Collected } from './collect.ts';
import type { Places } from './places.ts';
import { unsafeStyle } from './unsafe.ts';

type Piece = { text: string; /** What ends it; empty at the end of the text. */ end: string };

/** Declarations, selectors and at-rules: strings, comments, brackets and escapes hide what would end one. One pass, whatever the text. */
function piecesOf(css: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let depth = 0;
  const token = /\\[^]|\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|[()[\]{};]/g;
  for (const { 0: found, index } of css.matchAll(token)) {
    if (found === '(' || found === '[') depth += 1;
    else if (found === ')' || found === ']') depth = Math.max(0, depth - 1);
    else if (/^[{};]$/.test(found) && depth === 0) {
      pieces.push({ text: css.slice(from, index), end: found });
      from = index + 1;
    }
  }
  return [...pieces, { text: css.slice(from), end: '' }];
}

/**
 * Takes such pieces out of the tag's text, and names each with its place. A selector that is one remains, as the rules after it
 * would change: then the whole config is refused, as for an attribute.
 */
export function tidyStyle(tag: Tag, places: Places, collected: Collected): void {
  if (!unsafeStyle(tag.text)) return;
  let from = places.offsetOf(tag);
  const placeOf = (text: string): Place => {
    // As it was written; where entities stand in it, its tag has to do.
    const found = places.markup.indexOf(text, from);
    if (found < 0) return tag;
    from = found + text.length;
    return places.at(found);
  };
  const kept = piecesOf(tag.text).map(({ text, end }) => {
    if (end === '{' || !unsafeStyle(text)) return text + end;
    const written = text.trim();
    collected.add('warning', () => {
      const { line, column } = placeOf(written);
      return { line, column, message: `Styles may not load or run anything: ${shorten(written)} is left out of <Style>.` };
    });
    // A semicolon that ends nothing would spoil the rule after it.
    return end === ';' ? '' : end;
  });
  tag.text = kept.join('');
  if (!unsafeStyle(tag.text)) return;
  const { line, column } = tag;
  const message = 'Styles may not load or run anything. Take url(…), @import and expression(…) out of <Style>.';
  collected.add('error', () => ({ line, column, message }));
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
