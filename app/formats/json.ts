import type { ExportedTask, ExportedTasks, Pieces } from './records.ts';

/** Without full descriptions a task is its ids and its answers. */
function brief({ id, inner_id, project, annotations, predictions }: ExportedTask): object {
  return { id, inner_id, project, annotations, predictions };
}

/** One array of tasks (formats 4.4), a task a line, so that the file can be compared line by line. */
export async function* writeJson(tasks: ExportedTasks, options: { fullTasks: boolean }): Pieces {
  let before = '[\n';
  for await (const task of tasks) {
    yield before + JSON.stringify(options.fullTasks ? task : brief(task));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

export async function* writeJsonLines(records: AsyncIterable<object>): Pieces {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}
