/** Tasks as the fixed contract names them. Source of the names: contract, heartex 11, formats 4.4. */
import { z } from 'zod';
import type { Annotation, Prediction } from '#app/db/schema/annotations.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { exportedTask } from '#app/domain/exports/records.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { AnnotationShape, PredictionShape } from './answers.ts';

const count = z.number().int();
const anything = z.record(z.string(), z.unknown());
const meta = z.union([anything, z.array(z.unknown())]);

/** What may be set of a task; other keys are ignored (T32). */
export const TaskChanges = z.object({ data: anything, meta }).partial().meta({ id: 'TaskChanges' });

export const TaskShape = z
  .object({
    id: count,
    external_id: z.string().optional().meta({ description: 'What the file it came from calls it' }),
    inner_id: count,
    data: anything,
    meta,
    /** Agreement; not computed yet. */
    accuracy: z.number().nullable(),
    created_at: z.string(),
    updated_at: z.string(),
    is_labeled: z.boolean(),
    /** Answers the task needs; null for annotators. */
    overlap: count.nullable(),
    project: count,
    total_annotations: count,
    cancelled_annotations: count,
    total_predictions: count,
    annotations: z.array(AnnotationShape),
    /** The older name of `annotations`. */
    completions: z.array(AnnotationShape),
    predictions: z.array(PredictionShape),
  })
  .meta({ id: 'Task' });
export type TaskShape = z.infer<typeof TaskShape>;

export const taskShape = (task: ExportedTask<number>): TaskShape => ({ ...task, accuracy: null, completions: task.annotations });

/**
 * The same for annotators: their own answers alone, nothing that tells of others, of ground truths, or of the task's part in the overlap (T40). The
 * time of the last change would tell that somebody answered.
 */
export function blindTaskShape(task: Task, own: Annotation[], predicted: Prediction[]): TaskShape {
  const unmarked = own.map((annotation) => ({ ...annotation, groundTruthAt: null }));
  const told = taskShape(exportedTask(task, unmarked, predicted));
  return {
    ...told,
    meta: {},
    updated_at: told.created_at,
    is_labeled: own.some(({ wasCancelled }) => !wasCancelled),
    overlap: null,
    total_annotations: own.filter(({ wasCancelled }) => !wasCancelled).length,
    cancelled_annotations: own.filter(({ wasCancelled }) => wasCancelled).length,
    total_predictions: predicted.length,
  };
}
