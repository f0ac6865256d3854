import type { ExportedTask } from '#app/formats/records.ts';

/** Between two words about how far it is. */
const everyMs = 500;

/** Counts the tasks that a check has read, and says so now and then. */
export class Reading {
  count = 0;
  #told = performance.now();
  readonly #tell: (count: number) => Promise<unknown>;

  constructor(tell: (count: number) => Promise<unknown>) {
    this.#tell = tell;
  }

  async one(): Promise<void> {
    this.count += 1;
    if (performance.now() - this.#told < everyMs) return;
    this.#told = performance.now();
    await this.#tell(this.count);
  }

  async *over<Task extends ExportedTask>(tasks: AsyncIterable<Task>): AsyncIterable<Task> {
    for await (const task of tasks) {
      await this.one();
      yield task;
    }
  }
}
