import type { ExportedAnnotation, ExportedTask, ExportedTasks } from './records.ts';

/** What most formats write one record of: an annotation, or a task that nobody has answered (formats 4.3). */
export type Item = { task: ExportedTask; annotation?: ExportedAnnotation };

/** Skipped annotations are left out, newest first. */
export const givenOf = (task: ExportedTask): ExportedAnnotation[] =>
  task.annotations.filter((annotation) => !annotation.was_cancelled).toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id);

/** A task that has only skips yields nothing. */
export async function* itemsOf(tasks: ExportedTasks): AsyncIterable<Item> {
  for await (const task of tasks) {
    if (task.annotations.length === 0) yield { task };
    for (const annotation of givenOf(task)) yield { task, annotation };
  }
}
