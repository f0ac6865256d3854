import type { TextFormat } from './format.ts';
import type { ExportedTask } from './records.ts';

/** Without full descriptions a task is its ids and its answers. */
export function taskRecord(task: ExportedTask, fullTasks: boolean): object {
  if (fullTasks) return task;
  const { id, inner_id, project, annotations, predictions, drafts } = task;
  return { id, inner_id, project, annotations, predictions, ...(drafts && { drafts }) };
}

/** One array of tasks (formats 4.4), a task a line, so that the file can be compared line by line. */
export const json: TextFormat = {
  title: 'JSON',
  extension: 'json',
  type: 'application/json',
  about: 'Everything: tasks, annotations, predictions. With full task descriptions it can be imported again.',
  unfit: () => undefined,
  async *write(tasks, { fullTasks }) {
    let before = '[\n';
    for await (const task of tasks) {
      yield before + JSON.stringify(taskRecord(task, fullTasks));
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
};
