import { everything } from './carried.ts';
import type { TextFormat } from './format.ts';
import { countDetached, withoutData } from './json.ts';
import type { Losses } from './losses.ts';
import type { ExportedAnnotation, ExportedDraft, ExportedPrediction, ExportedTask } from './records.ts';

/** With microseconds, as Label Studio writes times. */
const time = (at: string): string => at.replace(/\.(\d{3})Z$/, '.$1000Z');

/** A number there. */
function importIdOf({ import_id }: ExportedAnnotation, losses: Losses): number | null {
  const number = import_id === null || !/^\d{1,15}$/.test(import_id) ? null : Number(import_id);
  losses.add('ids of other systems that are no numbers', Number(import_id !== null && number === null));
  return number;
}

const annotationRecord = (annotation: ExportedAnnotation, losses: Losses): object => ({
  id: annotation.id,
  completed_by: annotation.completed_by,
  result: annotation.result,
  was_cancelled: annotation.was_cancelled,
  ground_truth: annotation.ground_truth,
  created_at: time(annotation.created_at),
  updated_at: time(annotation.updated_at),
  draft_created_at: null,
  lead_time: annotation.lead_time,
  prediction: {},
  result_count: annotation.result_count,
  unique_id: annotation.unique_id,
  import_id: importIdOf(annotation, losses),
  last_action: null,
  bulk_created: false,
  task: annotation.task,
  project: annotation.project,
  updated_by: annotation.completed_by,
  parent_prediction: null,
  parent_annotation: null,
  last_created_by: null,
});

const predictionRecord = (prediction: ExportedPrediction): object => ({
  id: prediction.id,
  result: prediction.result,
  score: prediction.score,
  model_version: prediction.model_version,
  created_at: time(prediction.created_at),
  updated_at: time(prediction.updated_at),
  task: prediction.task,
  project: prediction.project,
});

const draftRecord = (draft: ExportedDraft): object => ({ ...draft, created_at: time(draft.created_at), updated_at: time(draft.updated_at) });

/** The keys of formats 4.4 in their order; predictions whole, as their ids alone mean nothing elsewhere. */
const taskRecord = (task: ExportedTask, fullTasks: boolean, losses: Losses): object => ({
  id: task.id,
  annotations: task.annotations.map((annotation) => annotationRecord(annotation, losses)),
  file_upload: null,
  drafts: (task.drafts ?? []).map(draftRecord),
  predictions: task.predictions.map(predictionRecord),
  ...(fullTasks && { data: task.data, meta: task.meta }),
  created_at: time(task.created_at),
  updated_at: time(task.updated_at),
  allow_skip: true,
  inner_id: task.inner_id,
  total_annotations: task.total_annotations,
  cancelled_annotations: task.cancelled_annotations,
  total_predictions: task.total_predictions,
  comment_count: 0,
  unresolved_comment_count: 0,
  last_comment_updated_at: null,
  project: task.project,
  updated_by: task.annotations.at(-1)?.completed_by ?? null,
  comment_authors: [],
});

export const labelStudio: TextFormat = {
  title: 'Label Studio JSON',
  extension: 'json',
  type: 'application/json',
  about: 'The same tasks with every key that Label Studio writes, in its order, for programs that were made for it.',
  carries: everything,
  unfit: () => undefined,
  async *write(tasks, { fullTasks, losses }) {
    let before = '[\n';
    for await (const task of tasks) {
      if (!fullTasks) losses.add(withoutData);
      countDetached(task, losses);
      yield before + JSON.stringify(taskRecord(task, fullTasks, losses));
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
};
