/** Tasks that have nothing where the labeling config shows something: they come in, and are told of. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { dataNeeds } from '#app/core/labeling/needs.ts';
import { LineList } from '#app/formats/read/line-list.ts';

export class Empties {
  /** By key of the data. */
  readonly #lines: ReadonlyMap<string, LineList>;

  constructor(config: LabelingConfig | undefined) {
    const needs = config ? dataNeeds(config).filter(({ required }) => required) : [];
    this.#lines = new Map(needs.map(({ reference }) => [reference.key, new LineList()]));
  }

  /** `row`: line of the file. */
  see(data: Record<string, unknown>, row: number): void {
    for (const [key, lines] of this.#lines) {
      const value = data[key];
      if (typeof value === 'string' && !/\S/.test(value)) lines.add(row);
    }
  }

  get words(): string[] {
    return [...this.#lines]
      .filter(([, { count }]) => count > 0)
      .map(
        ([key, { count, words }]) => `${count === 1 ? '1 task has' : `${count.toLocaleString('en-GB')} tasks have`} nothing in "${key}": ${words}`,
      );
  }
}
