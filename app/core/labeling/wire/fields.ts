/** Reading single fields of stored rows; a field that is there but means nothing is a `Broken` row, with a sentence. */

/** Says why a row of a known type cannot be read. Caught where rows are parsed, never seen outside. */
export class Broken extends Error {}

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A finite number; strings of digits count, as older tools wrote them. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function needNumber(fields: Fields, key: string, standard?: number): number {
  const value = fields[key] ?? standard;
  const number = toNumber(value);
  if (number === undefined) throw new Broken(`"${key}" in the value is ${value === undefined ? 'missing' : 'not a number'}.`);
  return number;
}

/** A list of texts; one text alone is a list of one, as some tools write it. */
export function needTexts(fields: Fields, key: string): string[] {
  const value = fields[key];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return [...value];
  throw new Broken(`"${key}" in the value is ${value === undefined ? 'missing' : 'not a list of texts'}.`);
}

export function needName(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value === 'string' && value !== '') return value;
  throw new Broken(`"${key}" is missing or not a name.`);
}

/** What is left of an object without the keys that were read; undefined when nothing is. */
export function without(fields: Fields, read: readonly string[]): Fields | undefined {
  const left = Object.entries(fields).filter(([key]) => !read.includes(key));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** The object without keys whose value is undefined: an absent key and an undefined one are not the same in a store. */
export function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
