const most = 10;

/** Lines of a file that are told of together. */
export class LineList {
  count = 0;
  readonly #first: number[] = [];

  add(line: number): void {
    this.count += 1;
    if (this.#first.length < most) this.#first.push(line);
  }

  /** "line 6"; "lines 6, 9, 12"; the first ten, and how many more. */
  get words(): string {
    const more = this.count - this.#first.length;
    return `${this.count === 1 ? 'line' : 'lines'} ${this.#first.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-GB')} more` : ''}`;
  }
}
