/** "Did you mean …?": the known word closest to a mistyped one. */

/** Edits (insert, delete, replace, swap of neighbours) between two words. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const before = rows[i - 1] ?? [];
      let best = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
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
    const steps = distance(typed, each.toLowerCase());
    if (steps < least) [best, least] = [each, steps];
  }
  return best;
}
