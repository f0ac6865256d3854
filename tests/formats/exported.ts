/** Tasks with answers as exports read them, and what a format makes of them. */
import type { About } from '#app/formats/about.ts';
import { counted } from '#app/formats/carried.ts';
import { isArchive, type Entry, type ExportContext, type Format } from '#app/formats/format.ts';
import { leftOut } from '#app/formats/left-out.ts';
import { Losses } from '#app/formats/losses.ts';
import type { ExportedAnnotation, ExportedTask } from '#app/formats/records.ts';
import { asBytes, zipped } from '#app/formats/zip.ts';
import { unzipSync } from 'fflate';
import { configOf } from './parsed.ts';

export const answer = (given: Partial<ExportedAnnotation>): ExportedAnnotation => ({
  id: 1,
  completed_by: 5,
  result: [],
  was_cancelled: false,
  ground_truth: false,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  lead_time: 3,
  result_count: 0,
  unique_id: '00000000-0000-4000-8000-000000000000',
  import_id: null,
  task: 1,
  project: 1,
  ...given,
});

export const task = (given: Partial<ExportedTask>): ExportedTask => ({
  id: 1,
  inner_id: 1,
  data: { text: 'Hello' },
  meta: {},
  created_at: '2025-12-31T00:00:00.000Z',
  updated_at: '2025-12-31T00:00:00.000Z',
  project: 1,
  overlap: 1,
  is_labeled: false,
  total_annotations: 0,
  cancelled_annotations: 0,
  total_predictions: 0,
  annotations: [],
  predictions: [],
  ...given,
});

/** The project of the tasks above, and those who answered. */
export const about: About = {
  id: 1,
  title: 'Moods',
  description: 'How people feel',
  instruction: '<p>Read <b>all</b> of it.</p>',
  organization: 'Analytical Engines',
  people: [
    { id: 5, email: 'ben@example.org', firstName: 'Ben', lastName: 'Babbage' },
    { id: 6, email: 'cy@example.org', firstName: 'Cy', lastName: '' },
  ],
};

export async function* stream<T>(items: Iterable<T>): AsyncIterable<T> {
  yield* items;
}

export function contextOf(markup: string, given: Partial<ExportContext> = {}): ExportContext {
  return {
    config: configOf(markup),
    fullTasks: true,
    withMedia: false,
    dataKeys: async () => [],
    find: async () => undefined,
    about: async () => about,
    losses: new Losses(),
    ...given,
  };
}

async function joined(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What a text format writes. */
export async function written(format: Format, tasks: Iterable<ExportedTask>, context: ExportContext): Promise<string> {
  if (isArchive(format)) throw new Error(`${format.title} is an archive`);
  return new TextDecoder().decode(await joined(asBytes(format.write(stream(tasks), context))));
}

const entriesOf = (format: Format, tasks: AsyncIterable<ExportedTask>, context: ExportContext): AsyncIterable<Entry> => {
  if (!isArchive(format)) throw new Error(`${format.title} is no archive`);
  return leftOut(format.entries(tasks, context), context.losses);
};

export const archive = async (format: Format, tasks: Iterable<ExportedTask>, context: ExportContext): Promise<Uint8Array> =>
  joined(zipped(entriesOf(format, stream(tasks), context)));

/** What an archive holds: bytes by path, read by a program that is none of ours. */
export const unpacked = async (format: Format, tasks: Iterable<ExportedTask>, context: ExportContext): Promise<Record<string, Uint8Array>> =>
  unzipSync(await archive(format, tasks, context));

/** The same as text. */
export async function unpackedText(format: Format, tasks: Iterable<ExportedTask>, context: ExportContext): Promise<Record<string, string>> {
  const files = await unpacked(format, tasks, context);
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

/** The same, and `context.losses` names the tasks, as the check before a download does. */
export async function checked(format: Format, tasks: Iterable<ExportedTask>, context: ExportContext): Promise<Record<string, string>> {
  const told = counted(stream(tasks), format.carries, context.config, context.losses);
  const bytes = await joined(zipped(entriesOf(format, told, context)));
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, held]) => [path, new TextDecoder().decode(held)]));
}
