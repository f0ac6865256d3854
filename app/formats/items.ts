import type { ExportedAnnotation, ExportedTask, ExportedTasks } from './records.ts';

/** What most formats write one record of: an annotation, or a task that nobody has answered (formats 4.3). */
export type Item = { task: ExportedTask; annotation?: ExportedAnnotation };

export const isGiven = (annotation: ExportedAnnotation): boolean => !annotation.was_cancelled;

/** By the characters' numbers: the order of a language would differ from machine to machine. */
const later = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** Skipped annotations are left out, newest first. */
export const givenOf = (task: ExportedTask): ExportedAnnotation[] =>
  task.annotations.filter(isGiven).toSorted((a, b) => later(a.created_at, b.created_at) || b.id - a.id);

/** A task that has only skips yields nothing. */
export async function* itemsOf(tasks: ExportedTasks): AsyncIterable<Item> {
  for await (const task of tasks) {
    if (task.annotations.length === 0) yield { task };
    for (const annotation of givenOf(task)) yield { task, annotation };
  }
}
