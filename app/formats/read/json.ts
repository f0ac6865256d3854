import { parseExactly } from '#app/core/exact-json.ts';
import type { Item } from '../read.ts';
import { longestValue, tooLong } from './limits.ts';

const [lineBreak, quote, comma, colon, open, backslash, close, openBrace, closeBrace] = [10, 34, 44, 58, 91, 92, 93, 123, 125];
const [zero, nine, point, plus, minus, bigE, smallE] = [48, 57, 46, 43, 45, 69, 101];
/** So many digits are always kept as they are written. */
const sureDigits = 15;
const dataName = '"data"';

/**
 * JSON, JSON lines or one object: yields the entries of a top-level list, or the values that stand one after the other. Only one
 * entry is held at a time. The scanner knows strings and nesting; `JSON.parse` judges each entry.
 */
class Scanner {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #inList: boolean | undefined;
  #closed = false;
  #buffer = '';
  #line = 1;
  #startedAt = 0;
  /** Outside of strings, in this entry: as many as it has names. */
  #colons = 0;
  /** This entry lies in one chunk, and all its numbers are short whole ones: then JSON says the same as it stands. */
  #isPlain = true;
  #digits = 0;
  #lastDigit = -1;
  /** In the chunk: where the latest string of the entry's own level begins, and the value under the name `data`, 0 before it comes. */
  #stringAt = 0;
  #dataAt = 0;
  #data: string | undefined;

  /** Where the string ends that `at` lies in: behind its quote, or at the end of the chunk. */
  #skipString(chunk: string, at: number): number {
    let from = at;
    if (this.#escaped) {
      this.#escaped = false;
      from += 1;
    }
    for (;;) {
      const end = chunk.indexOf('"', from);
      const stop = end < 0 ? chunk.length : end;
      let slashes = 0;
      while (stop - slashes > from && chunk.charCodeAt(stop - slashes - 1) === backslash) slashes += 1;
      if (end < 0) {
        this.#escaped = slashes % 2 === 1;
        return chunk.length;
      }
      from = end + 1;
      if (slashes % 2 === 1) continue;
      this.#inString = false;
      return from;
    }
  }

  *take(chunk: string): Generator<Item> {
    let from = 0;
    this.#lastDigit = -1;
    let at = this.#inString ? this.#skipString(chunk, 0) : 0;
    for (; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code <= 32) {
        if (code !== lineBreak) continue;
        if (this.#depth === 0 && this.#inList === false) {
          yield* this.#finish(chunk.slice(from, at));
          from = at + 1;
        }
        this.#line += 1;
        continue;
      }
      if (this.#inList === undefined) {
        this.#inList = code === open;
        if (this.#inList) {
          this.#depth = 1;
          from = at + 1;
          continue;
        }
      }
      if (this.#startedAt === 0) this.#startedAt = this.#line;
      if (code === quote) {
        if (this.#isOwnLevel) this.#stringAt = at;
        this.#inString = true;
        at = this.#skipString(chunk, at + 1) - 1;
      } else if (code === colon) {
        this.#colons += 1;
        if (this.#isOwnLevel && chunk.startsWith(dataName, this.#stringAt)) this.#dataAt = at + 1;
      } else if (code === openBrace || code === open) this.#depth += 1;
      else if (code === closeBrace || code === close) {
        if (this.#isOwnLevel) this.#endData(chunk, at);
        this.#depth -= 1;
        if (this.#depth !== 0) continue;
        yield* this.#finish(chunk.slice(from, this.#inList ? at : at + 1));
        from = at + 1;
        this.#closed ||= this.#inList;
        this.#inList = false;
      } else if (code === comma && this.#depth === 1 && this.#inList) {
        yield* this.#finish(chunk.slice(from, at), true);
        from = at + 1;
      } else if (code === comma && this.#isOwnLevel) this.#endData(chunk, at);
      else this.#number(code, at);
    }
    this.#buffer += chunk.slice(from);
    if (this.#startedAt > 0) this.#isPlain = false;
    if (this.#buffer.length > longestValue) throw new RangeError('too long');
  }

  /** Strings and values that are an entry's own, not those of what it holds. */
  get #isOwnLevel(): boolean {
    return this.#depth === (this.#inList ? 2 : 1);
  }

  #endData(chunk: string, at: number): void {
    if (this.#dataAt > 0) this.#data ??= chunk.slice(this.#dataAt, at);
  }

  #number(code: number, at: number): void {
    const isBehindDigit = this.#lastDigit === at - 1;
    if (code >= zero && code <= nine) {
      this.#digits = isBehindDigit ? this.#digits + 1 : 1;
      this.#lastDigit = at;
      if (this.#digits > sureDigits) this.#isPlain = false;
    } else if (code === point || code === minus || code === plus || code === bigE || (code === smallE && isBehindDigit)) this.#isPlain = false;
  }

  *end(): Generator<Item> {
    if (this.#inList || this.#depth > 0 || this.#inString) {
      yield { row: this.#line, problem: 'The file ends in the middle of a value; its last brackets are missing. It may have been cut off.' };
    } else yield* this.#finish('');
  }

  get line(): number {
    return this.#startedAt || this.#line;
  }

  *#finish(rest: string, expected = false): Generator<Item> {
    const text = this.#buffer + rest;
    const row = this.line;
    const [names, isPlain, data] = [this.#colons, this.#isPlain, this.#data];
    this.#buffer = '';
    [this.#startedAt, this.#colons, this.#isPlain, this.#dataAt, this.#data] = [0, 0, true, 0, undefined];
    if (text.trim() === '') {
      if (expected) yield { row, problem: 'An entry is missing before this comma.' };
      return;
    }
    if (this.#closed) {
      yield { row, problem: 'Something stands behind the end of the list.' };
      return;
    }
    const read = parseExactly(text, names, isPlain);
    if ('problem' in read) {
      // Strings of valid JSON hold no line breaks, so they are not counted there.
      this.#line = row + (text.trimStart().match(/\n/g)?.length ?? 0);
      yield { row, problem: read.problem };
    } else yield { row, value: read.value, ...(isPlain && { written: hasData(read.value) ? data : text }) };
  }
}

const hasData = (value: unknown): boolean => typeof value === 'object' && value !== null && 'data' in value;

export async function* readJsonValues(text: AsyncIterable<string>): AsyncIterable<Item> {
  const scanner = new Scanner();
  try {
    for await (const chunk of text) yield* scanner.take(chunk);
    yield* scanner.end();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    yield { row: scanner.line, problem: tooLong('A single entry of this file') };
  }
}
