/** JSON of which nothing gets lost: `JSON.parse` keeps the last of two equal names, and numbers only as near as it can. */

type Read = { value: unknown } | { problem: string };

/** `names`: how many colons stand outside of its strings. `isPlain`: its numbers are known to be kept as they are written. */
export function parseExactly(text: string, names: number, isPlain = false): Read {
  try {
    const value = JSON.parse(text) as unknown;
    const problem = (countNames(value) === names ? undefined : doubleName(text)) ?? (isPlain ? undefined : inexactNumber(text));
    return problem === undefined ? { value } : { problem };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: `This is not valid JSON: ${error.message.replace(/\.$/, '')}.` };
  }
}

/** What reading a text that is JSON would lose; undefined: nothing. */
export const lossIn = (json: string): string | undefined => doubleName(json) ?? inexactNumber(json);

function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  const open: object[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    const parts: unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) count += parts.length;
    for (const part of parts) if (typeof part === 'object' && part !== null) open.push(part);
  }
  return count;
}

/** Strings as wholes, with the colon that makes one a name; brackets. */
const parts = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/gs;

function doubleName(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const [part, isName] of text.matchAll(parts)) {
    if (part === '{') open.push(new Set());
    else if (part === '[') open.push(undefined);
    else if (part === '}' || part === ']') open.pop();
    else if (isName !== undefined) {
      const name = JSON.parse(part.slice(0, -isName.length)) as string;
      const names = open.at(-1);
      if (names?.has(name)) return `"${name.slice(0, 100)}" stands twice in one object. Give each value a name of its own.`;
      names?.add(name);
    }
  }
  return undefined;
}

/** Whatever may be too long or too large to be kept as written. */
const suspicious = /\d{16}|\d[eE][+-]?\d{3}/;
const numbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

function inexactNumber(text: string): string | undefined {
  if (!suspicious.test(text)) return undefined;
  for (const [written] of text.matchAll(numbers)) {
    if (written.startsWith('"')) continue;
    const value = Number(written);
    const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written;
    if (!Number.isFinite(value)) return `The number ${shown} is too large to be kept. Write it as text, in quotes.`;
    // What is written as the nearest number is written goes out again as it came.
    if (/^-?\d+$/.test(written) && !Number.isSafeInteger(value) && String(value) !== written && BigInt(written) !== BigInt(value))
      return `The number ${shown} cannot be kept exactly: it is beyond 2^53. Write it as text, in quotes.`;
  }
  return undefined;
}
