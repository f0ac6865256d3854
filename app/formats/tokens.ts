/**
 * Words and marks of a text by the rules of the Penn Treebank as NLTK has them, with the marks that CoNLL exports tell apart
 * (formats 4.7). Rules only ever put spaces in; so every token is found in the text again, in order.
 */

/** `start` and `end` (not included) in code points. */
export type Token = { text: string; start: number; end: number };

const before = String.raw`(?<![\p{L}\p{N}_])`;
const after = String.raw`(?![\p{L}\p{N}_])`;
const pair = (one: string, two: string, end = after): RegExp => new RegExp(`${before}(${one})(${two})${end}`, 'giu');

/** In this order. */
const opening: [RegExp, string][] = [
  [/^"/gu, ' " '],
  [/(``)/gu, ' $1 '],
  [/([ ([{<])("|'{2})/gu, '$1 $2 '],
  [/([:,])([^\p{Nd}])/gu, ' $1 $2'],
  [/([:,])(?=\n?$)/gu, ' $1 '],
  [/\.\.\./gu, ' ... '],
  [/[;@#$/%&]/gu, ' $& '],
  [/([^.])(\.)([\])}>"']*)\s*$/gu, '$1 $2$3 '],
  [/[?!]/gu, ' $& '],
  [/([^'])' /gu, "$1 ' "],
  [/[\][(){}<>]/gu, ' $& '],
  [/--/gu, ' -- '],
];
const closing: [RegExp, string][] = [
  [/''|"/gu, ' $& '],
  [/([^' ])('[sS]|'[mM]|'[dD]|') /gu, '$1 $2 '],
  [/([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) /gu, '$1 $2 '],
  [pair('can', 'not'), ' $1 $2 '],
  [pair('d', "'ye"), ' $1 $2 '],
  [pair('gim', 'me'), ' $1 $2 '],
  [pair('gon', 'na'), ' $1 $2 '],
  [pair('got', 'ta'), ' $1 $2 '],
  [pair('lem', 'me'), ' $1 $2 '],
  [pair('more', "'n"), ' $1 $2 '],
  [pair('wan', 'na', String.raw`(?=\s)`), ' $1 $2 '],
  [/ ('t)(is|was)(?![\p{L}\p{N}_])/giu, ' $1 $2 '],
];

const replaced = (text: string, rules: readonly [RegExp, string][]): string => rules.reduce((given, [rule, by]) => given.replace(rule, by), text);

/** A character beyond the first plane is two units, but one point. */
const pointsIn = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

export function tokensOf(text: string): Token[] {
  const parts = replaced(` ${replaced(text, opening)} `, closing)
    .split(/\s+/u)
    .filter(Boolean);
  let unit = 0;
  let point = 0;
  return parts.map((part) => {
    const found = text.indexOf(part, unit);
    point += pointsIn(text.slice(unit, found));
    const start = point;
    point += pointsIn(part);
    unit = found + part.length;
    return { text: part, start, end: point };
  });
}
