/** What the database cannot keep as JSON, found before it is asked to. */

/** Deeper than any task or answer; much deeper values end writers that call themselves. */
const deepest = 200;

/**
 * A sentence for a value with NUL characters, halves of emoji, endless numbers, the name `__proto__`, or too much nesting; undefined for one
 * that can be kept. `name`: what it is called, if it has a name.
 */
export const unstorable = (value: unknown, name = ''): string | undefined => faultOf(value, 0, name);

/** Calls itself no deeper than `deepest`. `name`: of the value, or of the list it stands in. */
function faultOf(value: unknown, depth: number, name: string): string | undefined {
  if (typeof value === 'string') return isKept(value) ? undefined : unkept(called(name, 'A text'));
  // What is read of JSON such as 1e999; it would be written as null.
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${called(name, 'A number')} is too large to be kept as a number.`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= deepest) return `Values are nested more than ${deepest} deep.`;
  if (Array.isArray(value)) return firstFault(value, (part) => faultOf(part, depth + 1, name));
  if (Object.hasOwn(value, '__proto__')) return 'The name "__proto__" cannot be used: programs take it for something else. Choose another one.';
  const object = value as Record<string, unknown>;
  return firstFault(Object.keys(object), (key) => (isKept(key) ? faultOf(object[key], depth + 1, key) : unkept('A name')));
}

const called = (name: string, otherwise: string): string => (name === '' ? otherwise : `"${name.slice(0, 60)}"`);
const isKept = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const unkept = (what: string): string => `${what} holds a character that cannot be kept (NUL or half of an emoji). Remove it.`;

function firstFault<Part>(parts: readonly Part[], find: (part: Part) => string | undefined): string | undefined {
  for (const part of parts) {
    const fault = find(part);
    if (fault) return fault;
  }
  return undefined;
}

/** Single precision, which is what scores and times are kept in, has no digits left below this. */
const smallest = 1.2e-38;

/** Whether a number lies where single precision reaches: neither too large nor, but for zero, too near to zero. */
export const isSingle = (value: number): boolean => value === 0 || (Math.abs(value) >= smallest && Math.abs(value) <= 1e37);
