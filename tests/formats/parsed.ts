import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';

const known = new Map<string, LabelingConfig>();

/** Reading the same markup for each of many drawn tasks would take longer than what is tested. */
export function configOf(markup: string): LabelingConfig {
  const before = known.get(markup);
  if (before) return before;
  const { config, problems } = parseConfig(markup);
  if (!config) throw new Error(problems[0]?.message ?? markup);
  known.set(markup, config);
  return config;
}
