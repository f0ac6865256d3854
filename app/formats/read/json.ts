import type { Item } from '../read.ts';

/** A single value may be no longer than this many characters; a file without end must not fill the memory. */
const longestValue = 64_000_000;

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

  *take(chunk: string): Generator<Item> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === 10) this.#line += 1;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 92) this.#escaped = true;
        else if (code === 34) this.#inString = false;
        continue;
      }
      if (code <= 32) {
        if (code === 10 && this.#depth === 0 && this.#inList === false) {
          yield* this.#finish(chunk.slice(from, at));
          from = at + 1;
        }
        continue;
      }
      if (this.#inList === undefined) {
        this.#inList = code === 91;
        if (this.#inList) {
          this.#depth = 1;
          from = at + 1;
          continue;
        }
      }
      if (this.#startedAt === 0) this.#startedAt = this.#line;
      if (code === 34) this.#inString = true;
      else if (code === 123 || code === 91) this.#depth += 1;
      else if (code === 125 || code === 93) {
        this.#depth -= 1;
        if (this.#inList && this.#depth === 0) {
          yield* this.#finish(chunk.slice(from, at));
          from = at + 1;
          this.#closed = true;
          this.#inList = false;
        } else if (!this.#inList && this.#depth === 0) {
          yield* this.#finish(chunk.slice(from, at + 1));
          from = at + 1;
        }
      } else if (code === 44 && this.#depth === 1 && this.#inList) {
        yield* this.#finish(chunk.slice(from, at), true);
        from = at + 1;
      }
    }
    this.#buffer += chunk.slice(from);
    if (this.#buffer.length > longestValue) throw new RangeError('too long');
  }

  *end(): Generator<Item> {
    if (this.#inList || this.#depth > 0 || this.#inString) {
      yield { row: this.#line, problem: 'The file ends in the middle of a value; its last brackets are missing. It may have been cut off.' };
    } else yield* this.#finish('');
  }

  *#finish(rest: string, expected = false): Generator<Item> {
    const text = this.#buffer + rest;
    const row = this.#startedAt || this.#line;
    this.#buffer = '';
    this.#startedAt = 0;
    if (text.trim() === '') {
      if (expected) yield { row, problem: 'An entry is missing before this comma.' };
      return;
    }
    if (this.#closed) {
      yield { row, problem: 'Something stands behind the end of the list.' };
      return;
    }
    try {
      yield { row, value: JSON.parse(text) as unknown };
    } catch (error) {
      yield { row, problem: `This is not valid JSON: ${(error as SyntaxError).message}.` };
    }
  }
}

export async function* readJsonValues(text: AsyncIterable<string>): AsyncIterable<Item> {
  const scanner = new Scanner();
  try {
    for await (const chunk of text) yield* scanner.take(chunk);
    yield* scanner.end();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    yield { row: 1, problem: 'A single entry of this file is larger than 64 MB.' };
  }
}
