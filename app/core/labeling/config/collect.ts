/** Gathers problems, and stays small and quick however many there are: a hostile config may hold a fault in every tag (T13). */

import type { Place, Problem, Tag } from '../model.ts';
import { MAX_PROBLEMS } from './limits.ts';
import type { Places } from './places.ts';

/** A message may be a function where finding the words costs something; it runs only for problems that are kept. */
export type Say = (severity: Problem['severity'], tag: Tag, message: string | (() => string), attribute?: string) => void;

/** Sentences quote what was written; a huge name would bury them. */
const MAX_MESSAGE = 500;

const byPlace = (a: Place, b: Place): number => a.line - b.line || a.column - b.column;

export class Collected {
  readonly #kept: Record<Problem['severity'], Problem[]> = { error: [], warning: [] };
  #more = 0;

  get hasErrors(): boolean {
    return this.#kept.error.length > 0;
  }

  /** Errors and warnings are counted apart, so that many warnings never hide an error. `describe` runs for what is kept. */
  add(severity: Problem['severity'], describe: () => Place & { message: string }): void {
    const kept = this.#kept[severity];
    if (kept.length >= MAX_PROBLEMS) {
      this.#more += 1;
      return;
    }
    const { line, column, message } = describe();
    kept.push({ line, column, severity, message: message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message });
  }

  /** How checks speak: at a tag, or at one of its attributes (named in lower case). */
  sayer(places: Places): Say {
    return (severity, tag, message, attribute) =>
      this.add(severity, () => {
        const place = attribute === undefined ? tag : places.ofAttribute(tag, attribute);
        return { line: place.line, column: place.column, message: typeof message === 'string' ? message : message() };
      });
  }

  /** By place, errors before warnings where they would be too many together; what was left out is counted at the end. */
  list(): Problem[] {
    const { error, warning } = this.#kept;
    const kept = [...error, ...warning.slice(0, Math.max(0, MAX_PROBLEMS - error.length))].sort(byPlace);
    const more = this.#more + error.length + warning.length - kept.length;
    const last = kept.at(-1);
    if (more === 0 || !last) return kept;
    return [
      ...kept,
      { line: last.line, column: last.column, severity: 'warning', message: `There are ${more} more problems. They show once these are mended.` },
    ];
  }
}
