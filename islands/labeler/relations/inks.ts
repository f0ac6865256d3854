/** Colors of the labels of relations, as the config gives them. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { relationsTag } from '#app/core/labeling/relations-tag.ts';

/** CSS colors by label; labels without one are not in it. */
export type Inks = ReadonlyMap<string, string>;

const known = new WeakMap<object, Inks>();

export function relationInks(config: Pick<LabelingConfig, 'root'>): Inks {
  const found =
    known.get(config.root) ??
    new Map(
      relationsTag(config)?.labels.flatMap(({ value, background }): [string, string][] =>
        background !== undefined && CSS.supports('color', background) ? [[value, background]] : [],
      ),
    );
  known.set(config.root, found);
  return found;
}
