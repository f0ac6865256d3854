/** What a key means on a row of a tree. */
import type { TreeRow } from './rows.ts';

/** Another row to go to, or an act on this one; undefined for keys that mean nothing here. */
export type TreeMove = TreeRow | 'turn' | 'choose' | 'leave' | undefined;

export function treeMove(key: string, rows: readonly TreeRow[], row: TreeRow): TreeMove {
  const at = rows.indexOf(row);
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1] ?? row;
    case 'ArrowUp':
      return rows[at - 1] ?? 'leave';
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      return row.opens && !row.isOpen ? 'turn' : row.isOpen ? (rows[at + 1] ?? row) : row;
    case 'ArrowLeft':
      return row.isOpen ? 'turn' : (parentOf(rows, at) ?? row);
    case 'Enter':
    case ' ':
      return 'choose';
    case 'Escape':
      return 'leave';
    default:
      return key.length === 1 ? startingWith(key, rows, at) : undefined;
  }
}

function parentOf(rows: readonly TreeRow[], at: number): TreeRow | undefined {
  const level = rows[at]?.level ?? 1;
  return rows.slice(0, at).findLast((row) => row.level < level);
}

/** The next row that begins with the letter, from the top again after the last. */
function startingWith(letter: string, rows: readonly TreeRow[], at: number): TreeRow | undefined {
  const begins = ({ label }: TreeRow) => label.value.toLowerCase().startsWith(letter.toLowerCase());
  return rows.slice(at + 1).find(begins) ?? rows.find(begins);
}
