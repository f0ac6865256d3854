/** What the sample comment of a config says beside the data: an answer to begin with, and what models say. */
import type { LabelingConfig } from './model.ts';
import type { Row } from './result.ts';

/** `score` from 0 to 1 mostly; ids count from 1. */
export type SampleAnswers = { result: Row[]; predictions: { id: number; modelVersion: string; score: number | null; result: Row[] }[] };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsOf = (answer: unknown): Row[] => (isRecord(answer) && Array.isArray(answer.result) ? answer.result.filter(isRecord) : []);

/** The first annotation that has rows, and every prediction. Rows that mean nothing are told from others where they are read. */
export function sampleAnswers({ sample }: Pick<LabelingConfig, 'sample'>): SampleAnswers {
  const result = (sample?.annotations ?? []).map(rowsOf).find((rows) => rows.length > 0) ?? [];
  const predictions = (sample?.predictions ?? []).filter(isRecord).map((made, at) => ({
    id: at + 1,
    modelVersion: typeof made.model_version === 'string' ? made.model_version : 'sample',
    score: typeof made.score === 'number' ? made.score : null,
    result: rowsOf(made),
  }));
  return { result, predictions };
}
