/** Counts what a format could not carry, by a plain word for it ("relations"). */
export class Losses {
  readonly #counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  /** A line for each, sorted; empty when nothing was lost. */
  get text(): string {
    return [...this.#counts]
      .map(([what, count]) => `${what}: ${count}\n`)
      .toSorted()
      .join('');
  }
}
