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

/** What reading a text that is JSON has lost, whose value is at hand; undefined: nothing. */
export const lossIn = (json: string, value: unknown): string | undefined =>
  (countNames(value) === countColons(json) ? undefined : doubleName(json)) ?? inexactNumber(json);

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

const [quote, colon, minus, zero] = [...'":-0'].map((sign) => sign.charCodeAt(0)) as [number, number, number, number];

/** Where the string that begins at `start` ends: its closing quote. By a loop, as strings may have millions of escapes. */
function endOf(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let first = at;
    while (json[first - 1] === '\\') first -= 1;
    if ((at - first) % 2 === 0) return at;
  }
  return json.length;
}

function countColons(json: string): number {
  let count = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === quote) at = endOf(json, at);
    else if (code === colon) count += 1;
  }
  return count;
}

const beforeValue = /\s*:/y;

function isName(json: string, end: number): boolean {
  beforeValue.lastIndex = end + 1;
  return beforeValue.test(json);
}

function doubleName(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(undefined);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const [start, end] = [at, endOf(json, at)];
      at = end;
      if (!isName(json, end)) continue;
      const name = JSON.parse(json.slice(start, end + 1)) as string;
      const names = open.at(-1);
      if (names?.has(name)) return `"${name.slice(0, 100)}" stands twice in one object. Give each value a name of its own.`;
      names?.add(name);
    }
  }
  return undefined;
}

/** Whatever may be too long or too large to be kept as written. */
const suspicious = /\d{16}|\d[eE][+-]?\d{3}/;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function* numbersOf(json: string): Generator<string> {
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === quote) at = endOf(json, at);
    if (code !== minus && (code < zero || code > zero + 9)) continue;
    number.lastIndex = at;
    const [written = ''] = number.exec(json) ?? [];
    yield written;
    at += written.length - 1;
  }
}

function inexactNumber(json: string): string | undefined {
  if (!suspicious.test(json)) return undefined;
  for (const written of numbersOf(json)) {
    const value = Number(written);
    const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written;
    if (!Number.isFinite(value)) return `The number ${shown} is too large to be kept. Write it as text, in quotes.`;
    // What is written as the nearest number is written goes out again as it came.
    if (/^-?\d+$/.test(written) && !Number.isSafeInteger(value) && String(value) !== written && BigInt(written) !== BigInt(value))
      return `The number ${shown} cannot be kept exactly: it is beyond 2^53. Write it as text, in quotes.`;
  }
  return undefined;
}
