/** Example files for a project's own config, in every format it can be given in, and a sample task. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { sampleTask } from '#app/core/labeling/sample.ts';
import { cell } from '#app/formats/csv.ts';

export const sampleFormats = ['json', 'jsonl', 'csv', 'tsv', 'txt'] as const;
export type SampleFormat = (typeof sampleFormats)[number];

const isFlat = (data: Record<string, unknown>): boolean => Object.values(data).every((value) => typeof value !== 'object' || value === null);
const tsvCell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;

/** Which formats can carry a task of this config: tables need flat values, lines a single one. */
export function fittingFormats(config: LabelingConfig): SampleFormat[] {
  const data = sampleTask(config);
  return sampleFormats.filter((format) =>
    format === 'csv' || format === 'tsv' ? isFlat(data) : format === 'txt' ? isFlat(data) && Object.keys(data).length === 1 : true,
  );
}

/** Two tasks in a format; undefined when it cannot carry them. */
export function sampleFile(config: LabelingConfig, format: SampleFormat): string | undefined {
  if (!fittingFormats(config).includes(format)) return undefined;
  const data = sampleTask(config);
  const keys = Object.keys(data);
  const table = (separator: string, write: (value: unknown) => string): string =>
    [keys.map(write), ...[1, 2].map(() => keys.map((key) => write(data[key])))].map((row) => `${row.join(separator)}\r\n`).join('');
  if (format === 'json') return `${JSON.stringify([{ data }, { data }], undefined, 2)}\n`;
  if (format === 'jsonl') return `${JSON.stringify({ data })}\n`.repeat(2);
  if (format === 'txt') return `${String(data[keys[0]!]).replaceAll(/\s*[\r\n]+\s*/g, ' ')}\n`.repeat(2);
  return format === 'csv' ? table(',', cell) : table('\t', tsvCell);
}
