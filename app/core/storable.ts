/** What the database cannot keep as JSON, found before it is asked to. */

/** Deeper than any task or answer; much deeper values end writers that call themselves. */
const deepest = 200;

/** A sentence for a value with NUL characters, halves of emoji, the name `__proto__`, or too much nesting; undefined for one that can be kept. Goes down without calling itself. */
export function unstorable(value: unknown): string | undefined {
  const open: { part: unknown; depth: number; name: string }[] = [{ part: value, depth: 0, name: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, depth, name } = next;
    if (typeof part === 'string' && (part.includes('\0') || !part.isWellFormed()))
      return `${name ? `"${name}"` : 'A text'} holds a character that cannot be kept (NUL or half of an emoji). Remove it.`;
    if (typeof part !== 'object' || part === null) continue;
    if (depth >= deepest) return `Values are nested more than ${deepest} deep.`;
    if (Object.hasOwn(part, '__proto__')) return 'The name "__proto__" cannot be used: programs take it for something else. Choose another one.';
    for (const [key, inner] of Object.entries(part)) {
      if (!Array.isArray(part)) open.push({ part: key, depth, name: 'A name' });
      open.push({ part: inner, depth: depth + 1, name: Array.isArray(part) ? name : key.slice(0, 60) });
    }
  }
  return undefined;
}

/** Single precision, which is what scores and times are kept in, has no digits left below this. */
const smallest = 1.2e-38;

/** Whether a number lies where single precision reaches: neither too large nor, but for zero, too near to zero. */
export const isSingle = (value: number): boolean => value === 0 || (Math.abs(value) >= smallest && Math.abs(value) <= 1e37);
