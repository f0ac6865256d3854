/** The older generation of `config.json`: a list for each type, labels within labels; as the rows of the newer one (annotto-superb A2.2). */
import type { TaskType } from '../config.ts';
import { nestedTypes, type ConfigShape, type FlatTask, type NestedGroup, type NestedLabel } from './shapes.ts';

const listOf = <T>(value: T | T[] | null | undefined): T[] => (value === null || value === undefined ? [] : ([value].flat() as T[]));

/** What hangs below a label is a question of its own, asked once the label is chosen. */
function rowsOf(type: TaskType, { name, min, max, conditions, values }: NestedGroup, above: readonly string[]): FlatTask[] {
  return values.flatMap(({ children, parents, ...label }: NestedLabel): FlatTask[] => {
    const needed = [...new Set([...above, ...(conditions ?? []), ...(parents ?? [])])];
    const row = { ...label, type, category: name, min, max, conditions: needed } as FlatTask;
    return [row, ...listOf(children).flatMap((group) => rowsOf(type, group, [label.value]))];
  });
}

export const flattened = (config: ConfigShape): FlatTask[] =>
  nestedTypes.flatMap((type) => (config[type] ?? []).flatMap((group) => rowsOf(type, group, [])));
