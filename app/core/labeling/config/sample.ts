/** The sample task in an XML comment: `<!-- {"data": {...}} -->`, as existing templates carry it. */

import type { LabelingConfig, Problem } from '../model.ts';
import type { Comment } from './read.ts';

type Sample = NonNullable<LabelingConfig['sample']>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] | undefined => (Array.isArray(value) ? value : undefined);

function sampleOf(value: Record<string, unknown>): Sample {
  const { data, predictions, annotations, completions, ...rest } = value;
  const answers = list(annotations) ?? list(completions);
  const made = list(predictions);
  return {
    data: isRecord(data) ? data : rest,
    ...(made ? { predictions: made } : {}),
    ...(answers ? { annotations: answers } : {}),
  };
}

/** The first comment that is a JSON object; a comment that looks like one but cannot be read is a warning. */
export function findSample(comments: readonly Comment[]): { sample?: Sample; problems: Problem[] } {
  const problems: Problem[] = [];
  for (const { text, line, column } of comments) {
    if (!text.trim().startsWith('{')) continue;
    try {
      const value: unknown = JSON.parse(text);
      if (isRecord(value)) return { sample: sampleOf(value), problems };
    } catch {
      const message = 'This comment looks like a sample task but is not valid JSON, so it is not used. Write <!-- {"data": {"key": "value"}} -->.';
      problems.push({ line, column, severity: 'warning', message });
    }
  }
  return { problems };
}
