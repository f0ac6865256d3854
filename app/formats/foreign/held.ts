/** How much a reader remembers of the files of one import. However large they are it stops there, with a sentence (T27). */
import { MAX_LABELS } from '#app/core/labeling/config/limits.ts';
import { owned } from '../read/own.ts';

/** Characters of a label, and of a name or an address of a picture. */
const [longestLabel, longestName] = [1000, 2000];
/** Characters of all names and addresses. */
const mostText = 100_000_000;
/** Each file of several may list its labels anew. */
const mostListed = 20 * MAX_LABELS;

const number = (count: number): string => count.toLocaleString('en-GB');
export const tooManyTasks = (most: number): string => `The files hold more than ${number(most)} tasks. Split them.`;

/** Each of its words about too much comes once; from then on `isOver`, and nothing further is to be read. */
export class Held {
  isOver = false;
  readonly #labels = new Set<string>();
  #listed = 0;
  #pictures = 0;
  #addresses = 0;
  #text = 0;

  constructor(readonly mostTasks: number) {}

  /** A picture that a file lists, by all that is kept of it. It may stand there once for each answer. */
  picture(...texts: string[]): string | undefined {
    this.#pictures += 1;
    const most = 2 * this.mostTasks;
    return this.#pictures > most ? this.#over(`The files list more than ${number(most)} pictures. Split them.`) : this.#texts(texts);
  }

  /** Where a picture is that did not come along: the list may be of more than one import. */
  address(...texts: string[]): string | undefined {
    this.#addresses += 1;
    const most = 4 * this.mostTasks;
    return this.#addresses > most ? this.#over(`There are more than ${number(most)} addresses of pictures. Split them.`) : this.#texts(texts);
  }

  /** A label that is listed or used. */
  label(name: string): string | undefined {
    if (name.length > longestLabel) return `"${name.slice(0, 50)}…" is too long for a label: it may have ${number(longestLabel)} characters.`;
    if (this.#labels.has(name)) return undefined;
    if (this.#labels.size >= MAX_LABELS)
      return this.#over(`The files name more than ${number(MAX_LABELS)} labels, more than a labeling config can have. Send fewer at a time.`);
    this.#labels.add(owned(name));
    return undefined;
  }

  /** Entries of lists of labels. */
  list(count: number): string | undefined {
    this.#listed += count;
    return this.#listed > mostListed ? this.#over(`The files list more than ${number(mostListed)} labels. Send fewer at a time.`) : undefined;
  }

  #texts(texts: readonly string[]): string | undefined {
    const longest = texts.find(({ length }) => length > longestName);
    if (longest !== undefined) return `"${longest.slice(0, 50)}…" is too long: names and addresses may have ${number(longestName)} characters.`;
    this.#text += texts.reduce((sum, { length }) => sum + length, 0);
    return this.#text > mostText
      ? this.#over(`The names and addresses of pictures are longer than ${mostText / 1e6} MB together. Split the files.`)
      : undefined;
  }

  #over(problem: string): string | undefined {
    const isFirst = !this.isOver;
    this.isOver = true;
    return isFirst ? problem : undefined;
  }
}
