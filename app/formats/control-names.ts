import type { ControlTag } from '#app/core/labeling/model.ts';
import { isNamed } from '#app/core/labeling/names.ts';

const placeholder = /\{\{\w+\}\}/;

/** The names under which answers to some controls stand: those that are written, and those that Repeaters make of them (formats 4.3). */
export class ControlNames {
  /** Of controls outside of Repeaters: these alone are known without looking at answers. */
  readonly plain: readonly string[];
  readonly #plain: ReadonlySet<string>;
  readonly #repeated: readonly string[];

  constructor(controls: readonly ControlTag[]) {
    const names = controls.map(({ name }) => name);
    this.plain = names.filter((name) => !placeholder.test(name));
    this.#plain = new Set(this.plain);
    this.#repeated = names.filter((name) => placeholder.test(name));
  }

  /** Whether it is sorted before every name that a Repeater may make. */
  isBeforeRepeated(name: string): boolean {
    return this.#repeated.every((written) => name < written.slice(0, written.search(placeholder)));
  }

  get areRepeated(): boolean {
    return this.#repeated.length > 0;
  }

  has(name: string | undefined): name is string {
    if (name === undefined) return false;
    return this.#plain.has(name) || this.#repeated.some((written) => isNamed(written, name));
  }
}
