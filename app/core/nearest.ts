/** Which of some names was probably meant by one that is not among them. */

const longest = 60;
/** A quarter of a million items may all be wrong. */
const mostLooked = 50;

/** Without what people write in different ways: case, spaces, dashes, accents. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** How many letters are to be changed, added or left out to get from one to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return row[b.length]!;
}

/** The name that differs least; undefined where none is near: a letter in three may differ. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = plain(name.slice(0, longest));
  if (wanted === '') return undefined;
  let best: string | undefined;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const one of names.slice(0, mostLooked)) {
    const written = plain(one.slice(0, longest));
    if (written === '' || Math.abs(written.length - wanted.length) >= least) continue;
    const far = distance(wanted, written);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}
