/** Where something stands in the markup: from offsets to lines and columns, and to attributes inside a tag. */

import type { Place, Tag } from '../model.ts';

/** Turns UTF-16 offsets of one markup into places; lines end at \n, \r\n or \r. */
export class Places {
  readonly #starts: number[] = [0];
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
    for (const found of markup.matchAll(/\r\n|\r|\n/g)) this.#starts.push(found.index + found[0].length);
  }

  at(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    // The second half of a Windows line end is no column of its own.
    const isInLineEnd = this.markup[offset] === '\n' && this.markup[offset - 1] === '\r';
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + (isInLineEnd ? 0 : 1) };
  }

  offsetOf({ line, column }: Place): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }

  /** The place of an attribute (named in lower case) in its tag; the tag's own place when it is not written there. */
  ofAttribute(tag: Tag, name: string): Place {
    const attribute = /\s*([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')/y;
    attribute.lastIndex = this.offsetOf(tag) + 1 + tag.type.length;
    for (let found = attribute.exec(this.markup); found; found = attribute.exec(this.markup)) {
      const written = found[1] ?? '';
      if (written.toLowerCase() === name) return this.at(found.index + found[0].indexOf(written));
    }
    return { line: tag.line, column: tag.column };
  }
}
