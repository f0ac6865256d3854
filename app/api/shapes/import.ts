import { z } from 'zod';
import { checkedAnewWords } from '#app/core/imports.ts';
import type { Import } from '#app/db/schema/transfers.ts';

const count = z.number().int();
export const Imported = z
  .object({
    task_count: count,
    annotation_count: count,
    completion_count: count,
    prediction_count: count,
    /** Tasks that got other data; and those that were here already and stayed as they are. Only where there are any. */
    updated_count: count.optional(),
    skipped_count: count.optional(),
    /** Tasks that were here already and got answers, which are among the counts above. Only where there are any. */
    extended_count: count.optional(),
    /** Answers to tasks that were here already, which those do not have: they were left out. Only where there are any. */
    skipped_annotation_count: count.optional(),
    skipped_prediction_count: count.optional(),
    skipped_draft_count: count.optional(),
    /** Seconds. */
    duration: z.number(),
  })
  .meta({ id: 'Imported' });
export const ImportShape = z
  .object({
    id: count,
    project: count,
    status: z.enum(['created', 'in_progress', 'checked', 'failed', 'completed', 'cancelled']),
    /** How far the files have been read, in bytes. */
    read_bytes: count,
    total_bytes: count,
    task_count: count,
    annotation_count: count,
    prediction_count: count,
    /** What the tasks of the files are beside those that are here; of a dry run with problems: those that could be read. */
    new_count: count,
    changed_count: count,
    /** Of the changed: their task has answers or is being labeled, and keeps its data. */
    answered_count: count,
    same_count: count,
    updated_count: count,
    /** Answers that tasks which are here get, and how many of those get any; of a dry run: that `duplicates=update` would add, or any word but `skip` where they come without data. */
    added_annotation_count: count,
    added_prediction_count: count,
    extended_count: count,
    /** Answers to tasks that are here, which those do not have: left out; of a dry run: with `duplicates=skip`. */
    skipped_annotation_count: count,
    skipped_prediction_count: count,
    skipped_draft_count: count,
    problem_count: count,
    notes: z.array(z.string()),
    /** The labeling config that the files bring along, where the project's own does not fit them: `use_config=1` takes it. */
    offered_config: z.string().nullable(),
    error: z.string().nullable(),
    problems: z.array(z.string()),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: 'Import' });

const statuses = {
  waiting: 'created',
  running: 'in_progress',
  storing: 'in_progress',
  checked: 'checked',
  done: 'completed',
  refused: 'failed',
  failed: 'failed',
  cancelled: 'cancelled',
} as const;

/** The first problems, each with its place. */
export const sentences = ({ problems, sources }: Import): string[] => {
  const [only] = sources.length === 1 ? sources : [];
  return problems.map(({ file, row, message }) => `${file === only?.name ? '' : `${file}, `}line ${row}: ${message}`);
};

/** How files were understood, and what was left out. */
const notesOf = ({ notes, checkedAnew }: Import): string[] => [
  ...(checkedAnew ? [checkedAnewWords] : []),
  ...notes.map(({ file, message }) => (file ? `${file}: ${message}` : message)),
];

const errorOf = ({ state, problemCount }: Import): string | null => {
  if (state === 'refused') return `Nothing was imported: ${problemCount === 1 ? '1 problem' : `${problemCount} problems`}.`;
  return state === 'failed' ? 'Something went wrong on our side; it will be tried again.' : null;
};

export const importShape = (order: Import): z.infer<typeof ImportShape> => ({
  id: order.id,
  project: order.projectId,
  status: statuses[order.state],
  read_bytes: order.readBytes,
  total_bytes: order.totalBytes,
  task_count: order.taskCount,
  annotation_count: order.annotationCount,
  prediction_count: order.predictionCount,
  new_count: order.newCount,
  changed_count: order.changedCount,
  answered_count: order.heldCount,
  same_count: order.sameCount,
  updated_count: order.updatedCount,
  added_annotation_count: order.addedAnnotationCount,
  added_prediction_count: order.addedPredictionCount,
  extended_count: order.extendedCount,
  skipped_annotation_count: order.leftAnnotationCount,
  skipped_prediction_count: order.leftPredictionCount,
  skipped_draft_count: order.leftDraftCount,
  problem_count: order.problemCount,
  notes: notesOf(order),
  offered_config: order.state === 'checked' ? (order.offer?.markup ?? null) : null,
  error: errorOf(order),
  problems: sentences(order),
  created_at: order.createdAt.toISOString(),
  finished_at: order.finishedAt?.toISOString() ?? null,
});

/** `duration` in seconds. */
export function importedShape(order: Import, duration: number): z.infer<typeof Imported> {
  const {
    taskCount,
    annotationCount,
    predictionCount,
    updatedCount: updated,
    extendedCount: extended,
    leftAnnotationCount: given,
    leftPredictionCount: predicted,
    leftDraftCount: begun,
  } = order;
  const skipped = order.duplicates === 'add' ? 0 : order.sameCount + order.changedCount - updated - order.answersAloneCount;
  return {
    task_count: taskCount,
    annotation_count: annotationCount,
    completion_count: annotationCount,
    prediction_count: predictionCount,
    ...(updated > 0 && { updated_count: updated }),
    ...(skipped > 0 && { skipped_count: skipped }),
    ...(extended > 0 && { extended_count: extended }),
    ...(given > 0 && { skipped_annotation_count: given }),
    ...(predicted > 0 && { skipped_prediction_count: predicted }),
    ...(begun > 0 && { skipped_draft_count: begun }),
    duration,
  };
}
