/** Lists of answers beside the values of a task without "data": the whole of it is its data then (heartex 4.3), and nobody reads them. */
import { LineList } from '#app/formats/read/line-list.ts';

const names = ['annotations', 'completions', 'predictions', 'drafts'] as const;

export class UnreadAnswers {
  readonly #lines = new Map<string, LineList>();

  /** `value`: as the file has it. `row`: line of the file. */
  see(value: unknown, row: number): void {
    if (typeof value !== 'object' || value === null || 'data' in value) return;
    for (const name of names) {
      if (!Array.isArray((value as Record<string, unknown>)[name])) continue;
      const lines = this.#lines.get(name) ?? new LineList();
      this.#lines.set(name, lines);
      lines.add(row);
    }
  }

  get words(): string[] {
    return [...this.#lines].map(
      ([name, { count, words }]) =>
        `${count === 1 ? '1 task has' : `${count.toLocaleString('en-GB')} tasks have`} "${name}" but no "data": they were taken as a value, not as answers. ` +
        `To bring answers in, write {"data": {…}, "${name}": […]}: ${words}`,
    );
  }
}
