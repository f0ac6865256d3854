import { everything } from './carried.ts';
import type { ExportContext, TextFormat } from './format.ts';
import type { Losses } from './losses.ts';
import type { ExportedTask } from './records.ts';

/** Loss of a file without full descriptions. */
export const withoutData = 'tasks without their data, as full descriptions are not asked for';

/** A draft that changes an answer means nothing without it. */
export function countDetached({ annotations, drafts = [] }: ExportedTask, losses: Losses): void {
  const detached = drafts.filter(({ annotation }) => annotation !== null && !annotations.some(({ id }) => id === annotation));
  losses.add('drafts that change an answer that is not in the file', detached.length);
}

/** Without full descriptions a task is its ids and its answers. */
export function taskRecord(task: ExportedTask, { fullTasks, losses }: Pick<ExportContext, 'fullTasks' | 'losses'>): object {
  countDetached(task, losses);
  if (fullTasks) return task;
  losses.add(withoutData);
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
  async *write(tasks, context) {
    let before = '[\n';
    for await (const task of tasks) {
      yield before + JSON.stringify(taskRecord(task, context));
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
};
