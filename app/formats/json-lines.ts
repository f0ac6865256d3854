import { everything } from './carried.ts';
import type { TextFormat } from './format.ts';
import { taskRecord } from './json.ts';

/** The records of JSON, a task a line, without brackets around them: nothing has to be read whole. */
export const jsonLines: TextFormat = {
  title: 'JSON lines',
  extension: 'jsonl',
  type: 'application/jsonl',
  about: 'The same as JSON, a task a line, for programs that read line by line. With full task descriptions it can be imported again.',
  unfit: () => undefined,
  carries: everything,
  async *write(tasks, context) {
    for await (const task of tasks) yield `${JSON.stringify(taskRecord(task, context))}\n`;
  },
};
