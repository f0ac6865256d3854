/** "Did you mean …?": the known word closest to a mistyped one. */

/** Edits (insert, delete, replace, swap of neighbours) between two words; at least `most` as soon as that is certain. */
function distance(a: string, b: string, most: number): number {
  let [older, above, row] = [[], Array.from({ length: b.length + 1 }, (_, index) => index), []] as [number[], number[], number[]];
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (older[j - 2] ?? 0) + 1 : replaced;
      const steps = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped);
      row[j] = steps;
      if (steps < least) least = steps;
    }
    // Three rows take turns, so that no memory is taken per letter.
    [older, above, row] = [above, row, older];
    if (least >= most + 1) return most;
  }
  return above[b.length] ?? most;
}

/** Words longer than this are no slip of the finger, and among more known ones nobody is guided by one hint. */
const MAX_LENGTH = 40;
const MAX_KNOWN = 100;

/** The known word that `word` was probably meant to be; undefined when none is near. Case does not count. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const typed = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(typed.length / 3)) + 0.5;
  let compared = 0;
  for (const each of known) {
    if ((compared += 1) > MAX_KNOWN) break;
    if (Math.abs(each.length - typed.length) >= least) continue;
    const steps = distance(typed, each.toLowerCase(), least);
    if (steps < least) [best, least] = [each, steps];
  }
  return best;
}
