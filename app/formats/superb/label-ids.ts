/** What each label is called: as the file called it that the task came with, so that an import knows the task again. */
import { Digests } from '../digests.ts';
import { plainName } from '../file-names.ts';
import type { ExportedTask } from '../records.ts';
import { idOf } from './interface.ts';

export class LabelIds {
  readonly #project: number;
  readonly #ids = new Digests();
  /** Without regard to case, as some systems keep files. */
  readonly #files = new Digests();

  constructor(project: number) {
    this.#project = project;
  }

  /** `path`: of its file, called like the label where that is a plain name. To be called once for each task. */
  of({ id, external_id: given }: Pick<ExportedTask, 'id' | 'external_id'>): { id: string; path: string } {
    const label = given && this.#ids.add(given) ? given : this.#own(id, this.#ids);
    const isPlain = plainName(label) === label && this.#files.add(label.toLowerCase());
    return { id: label, path: `labels/${isPlain ? label : this.#own(id, this.#files)}.json` };
  }

  #own(task: number, taken: Digests): string {
    let own = idOf('label', this.#project, task);
    for (let number = 2; !taken.add(own); number += 1) own = idOf('label', this.#project, task, number);
    return own;
  }
}
