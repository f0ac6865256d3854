/** One large JSON object whose values are long lists: the entries of its lists one by one, so that no more than one is held. */
import { parseExactly } from '#app/core/exact-json.ts';
import { longestValue, tooLong } from './limits.ts';

/** `row`: line, from 1. */
type Problem = { row: number; problem: string };
/** An entry of the list under `key`, or (`whole`) another value under it. */
export type Entry = { row: number; key: string; value: unknown; whole: boolean } | Problem;

const [lineBreak, quote, comma, colon, open, backslash, close, openBrace, closeBrace] = [10, 34, 44, 58, 91, 92, 93, 123, 125];

/** What may come next, between the values; `list` and `value`: within one. */
type State = 'before' | 'name' | 'value' | 'list' | 'after' | 'behind';

class Scanner {
  #state: State = 'before';
  #key = '';
  /** A comma stands before what comes next, so that something has to come. */
  #isOwed = false;
  #inString = false;
  #escaped = false;
  #line = 1;
  /** The piece at hand: a name, a value or an entry. `#depth`: brackets that are open within it; `#startedAt`: 0 while nothing of it has come. */
  #text = '';
  #depth = 0;
  #colons = 0;
  #startedAt = 0;

  get line(): number {
    return this.#startedAt || this.#line;
  }

  *take(chunk: string): Generator<Entry> {
    let from = 0;
    for (let at = this.#inString ? this.#skipString(chunk, 0) : 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code <= 32) {
        if (code === lineBreak) this.#line += 1;
      } else if (code === quote && !this.#isBetween) {
        this.#startedAt ||= this.#line;
        this.#inString = true;
        at = this.#skipString(chunk, at + 1) - 1;
      } else if (this.#isBetween || this.#ends(code)) {
        const entry = this.#step(code, this.#text + chunk.slice(from, at));
        [this.#text, from] = ['', at + 1];
        if (entry) yield entry;
      } else this.#inside(code);
    }
    this.#text += chunk.slice(from);
    if (this.#text.length > longestValue) throw new RangeError('too long');
  }

  *end(): Generator<Entry> {
    if (this.#state !== 'behind')
      yield { row: this.#line, problem: 'The file ends in the middle of a value; its last brackets are missing. It may have been cut off.' };
  }

  get #isBetween(): boolean {
    return this.#state === 'before' || this.#state === 'after' || this.#state === 'behind';
  }

  #ends(code: number): boolean {
    if (this.#depth > 0) return false;
    if (this.#state === 'name') return code === colon || code === comma || code === closeBrace;
    if (this.#state === 'list') return code === comma || code === close;
    return code === comma || code === closeBrace || (code === open && this.#startedAt === 0);
  }

  #inside(code: number): void {
    this.#startedAt ||= this.#line;
    if (code === colon) this.#colons += 1;
    else if (code === openBrace || code === open) this.#depth += 1;
    else if (code === closeBrace || code === close) this.#depth -= 1;
  }

  /** Behind the quote, or at the end of the chunk. */
  #skipString(chunk: string, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (this.#escaped) this.#escaped = false;
      else if (code === backslash) this.#escaped = true;
      else if (code === quote) {
        this.#inString = false;
        return at + 1;
      }
    }
    return chunk.length;
  }

  #step(code: number, text: string): Entry | undefined {
    if (this.#state === 'name') return this.#name(code, text);
    if (this.#state === 'list' || this.#state === 'value') return this.#value(code, text);
    if (this.#state === 'before' && code === openBrace) this.#state = 'name';
    else if (this.#state === 'after' && code === comma) [this.#state, this.#isOwed] = ['name', true];
    else if (this.#state === 'after' && code === closeBrace) this.#state = 'behind';
    else return { row: this.#line, problem: 'This is not valid JSON: one object is needed, and nothing behind it.' };
    return undefined;
  }

  #name(code: number, text: string): Entry | undefined {
    const row = this.line;
    const isNamed = this.#startedAt > 0;
    this.#startedAt = 0;
    if (code === colon && isNamed) {
      const read = parseExactly(text, 0);
      if ('problem' in read) return { row, problem: read.problem };
      [this.#key, this.#state, this.#isOwed] = [String(read.value), 'value', false];
    } else if (code === closeBrace && !isNamed && !this.#isOwed) this.#state = 'behind';
    else return { row, problem: 'This is not valid JSON: a name in quotes and a colon are needed here.' };
    return undefined;
  }

  #value(code: number, text: string): Entry | undefined {
    const [row, names, isThere, whole, key] = [this.line, this.#colons, this.#startedAt > 0, this.#state === 'value', this.#key];
    const mayMiss = !whole && code === close && !this.#isOwed;
    [this.#startedAt, this.#colons] = [0, 0];
    if (code === open) {
      this.#state = 'list';
      return undefined;
    }
    if (code === close) this.#state = 'after';
    else if (whole) this.#state = code === comma ? 'name' : 'behind';
    this.#isOwed = code === comma;
    if (!isThere) return mayMiss ? undefined : { row, problem: 'This is not valid JSON: a value is missing here.' };
    const read = parseExactly(text, names);
    return 'problem' in read ? { row, problem: read.problem } : { row, key, value: read.value, whole };
  }
}

/** Yields no more once something is wrong. */
export async function* readObject(text: AsyncIterable<string>): AsyncIterable<Entry> {
  const scanner = new Scanner();
  try {
    for await (const chunk of text)
      for (const entry of scanner.take(chunk)) {
        yield entry;
        if ('problem' in entry) return;
      }
    yield* scanner.end();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    yield { row: scanner.line, problem: tooLong('A single entry of this file') };
  }
}
