/** The `Relations` tag of a config: which labels relations may wear (formats 1.4). */
import { walk } from './config/walk.ts';
import type { LabelingConfig } from './model.ts';

export type RelationLabel = { value: string; background?: string };
export type RelationsTag = { labels: readonly RelationLabel[]; isMultiple: boolean };

/** Undefined where the config has no `Relations`: relations then wear no labels. */
export function relationsTag(config: Pick<LabelingConfig, 'root'>): RelationsTag | undefined {
  for (const { tag } of walk(config.root)) {
    if (tag.type !== 'Relations') continue;
    const labels = tag.children
      .filter(({ type, attributes }) => type === 'Relation' && attributes.value)
      .map(({ attributes }) => ({ value: attributes.value ?? '', background: attributes.background }));
    return { labels, isMultiple: tag.attributes.choice !== 'single' };
  }
  return undefined;
}
