import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { Refused } from '#app/core/refused.ts';

/** @throws Refused invalid (field markup) naming the first fault and its place. */
export function checkedMarkup(markup: string): LabelingConfig {
  const { config, problems } = parseConfig(markup);
  if (config) return config;
  const first = problems.find(({ severity }) => severity === 'error');
  throw new Refused('invalid', first ? `Line ${first.line}, column ${first.column}: ${first.message}` : 'This is not a labeling config.', 'markup');
}
