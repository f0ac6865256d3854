import fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 };
const characterOf = (index: number): string => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count);

function indexOf(character: unknown): number {
  const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
  if (point === undefined || characterOf(point < surrogates.first ? point : point - surrogates.count) !== character) throw new Error('No character');
  return point < surrogates.first ? point : point - surrogates.count;
}

/** Any character of Unicode, for `fc.string`: its own `binary` lists all of them first, which takes seconds. */
export const anyCharacter = fc.nat(0x10_ffff - surrogates.count).map(characterOf, indexOf);
