/** What a file calls its tasks: by that they are known when they come again, so no two of one import may be called the same. */
import type { StagedTask } from './item.ts';

type Json = Record<string, unknown>;
export type Named = Pick<StagedTask, 'external_id' | 'own_task'>;

const longestName = 200;
/** The most deliberate first. */
const keys = ['external_id', 'uuid', 'id'] as const;

const text = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

const storable = (name: string | null): string | null => (name !== null && name !== '' && name.length <= longestName ? name : null);

/** A row of a table, or another item that is its data itself: its other columns name what they will. */
export const nameInData = (data: Json): Named => ({ external_id: storable(text(data.external_id)), own_task: null });

/** An export of this very project names its tasks; elsewhere an id is a name that the file gives. */
export function namesOf(item: Json, project: number | undefined): Named {
  const isOwn = project !== undefined && item.project === project && Number.isSafeInteger(item.id);
  const name = text(item.external_id) ?? text(item.uuid) ?? (isOwn ? null : text(item.id));
  return { external_id: storable(name), own_task: isOwn ? (item.id as number) : null };
}

/** `row`: line of the file; `number`: which item of it. */
type Place = { file: string; row: number; number: number };

/** Numbers instead of places: there may be a quarter of a million. */
export class Names {
  /** Which of those that have come. */
  readonly #seen = new Map<string | number, number>();
  readonly #rows: number[] = [];
  readonly #numbers: number[] = [];
  /** Where the names of each file begin. */
  readonly #files: { name: string; from: number }[] = [];

  /** A sentence where another item is called so. `item` as the file has it. */
  add({ external_id, own_task }: Named, item: unknown, place: Place): string | undefined {
    const name = own_task ?? external_id;
    if (name === null) return undefined;
    const before = this.#seen.get(name);
    if (before !== undefined) return this.#twice(String(name), this.#placeOf(before), item as Json, place);
    const count = this.#rows.length;
    if (this.#files.at(-1)?.name !== place.file) this.#files.push({ name: place.file, from: count });
    this.#seen.set(name, count);
    this.#rows.push(place.row);
    this.#numbers.push(place.number);
    return undefined;
  }

  #placeOf(index: number): Place {
    return { file: this.#files.findLast(({ from }) => from <= index)!.name, row: this.#rows[index]!, number: this.#numbers[index]! };
  }

  #twice(name: string, before: Place, item: Json, here: Place): string {
    const key = keys.find((one) => text(item[one]) === name) ?? 'id';
    const words = ({ file, row, number }: Place): string => {
      if (before.file !== here.file) return `${file}, line ${row}`;
      return before.row === here.row ? `item ${number} of line ${row}` : `line ${row}`;
    };
    return `The ${key} "${name}" is given to two tasks: ${words(before)} and ${words(here)}. Tasks are known by it: give each one of its own, or leave one out.`;
  }
}
