/** Tasks of a snapshot on their way back. Nothing of them is judged, as what strangers send is: the config may have moved on since they were stored. */
import type { ExportedTask } from '#app/formats/records.ts';
import { linesOf } from '#app/formats/line-feeds.ts';
import type { StagedPrediction } from '../imports/answers.ts';
import type { StagedTask } from '../imports/item.ts';
import type { Staging } from '../imports/staging.ts';

/** A task a line, as they were taken out. */
export async function* takenIn(bytes: AsyncIterable<Uint8Array>): AsyncIterable<ExportedTask<number>> {
  for await (const line of linesOf(bytes)) yield JSON.parse(line) as ExportedTask<number>;
}

/** Times of predictions are kept, which no other file tells. */
type Prediction = StagedPrediction & { created_at: string; updated_at: string };

function rowOf({ data, meta, external_id, annotations, predictions }: ExportedTask<number>): StagedTask {
  return {
    data,
    meta,
    external_id: external_id ?? null,
    own_task: null,
    annotations: annotations.map(({ id: _id, result_count: _count, task: _task, project: _project, ...annotation }) => annotation),
    predictions: predictions.map(({ id: _id, task: _task, project: _project, ...prediction }): Prediction => ({ ...prediction, import_id: null })),
  };
}

/** `file`: what they are said to come from. */
export async function stageAll(staging: Staging, tasks: AsyncIterable<ExportedTask<number>>, file: string): Promise<void> {
  let number = 0;
  for await (const task of tasks) {
    number += 1;
    staging.add(rowOf(task), { file, row: number, number });
    if (staging.isDue) await staging.settle(0);
  }
  await staging.finish(0);
}
