import { everything } from './carried.ts';
import type { TextFormat } from './format.ts';
import type { ExportedTask } from './records.ts';

/** Loss of a file without full descriptions. */
export const withoutData = 'tasks without their data, as full descriptions are not asked for';

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
  carries: everything,
  async *write(tasks, { fullTasks, losses }) {
    let before = '[\n';
    for await (const task of tasks) {
      if (!fullTasks) losses.add(withoutData);
      yield before + JSON.stringify(taskRecord(task, fullTasks));
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
};
