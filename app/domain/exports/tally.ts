import { Losses, mediaGone } from '#app/formats/losses.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import type { MadeWithout } from './options.ts';

/** How far an export is. */
export class Tally {
  tasks = 0;
  /** Skips included. */
  annotations = 0;
  /** Tasks with answers of which none has a majority. */
  undecided = 0;
  /** What does not fit into the file, as far as it is told. */
  losses = new Losses();
  /** Hears of each of those, in the order of their ids. */
  hearUndecided: (task: ExportedTask) => void = () => undefined;
  /** Hears of each task with reviewed annotations, in the order of their ids, and of how many. */
  hearReviews: (task: ExportedTask, count: number) => void = () => undefined;
  readonly #told: (tally: Tally) => Promise<void>;

  /** `told` is called now and then on the way, some hundred tasks apart. */
  constructor(told: (tally: Tally) => Promise<void> = async () => undefined) {
    this.#told = told;
  }

  add(task: ExportedTask): void {
    this.tasks += 1;
    this.annotations += task.annotations.length;
  }

  addUndecided(task: ExportedTask): void {
    this.undecided += 1;
    this.hearUndecided(task);
  }

  /** Stored files that were to go along and are gone. */
  get gone(): MadeWithout['gone'] {
    const lost = this.losses.list.find(({ what }) => what === mediaGone);
    return lost && { count: lost.count, names: lost.names ?? [] };
  }

  pause(): Promise<void> {
    return this.#told(this);
  }
}
