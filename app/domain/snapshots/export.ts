import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Snapshot } from '#app/db/schema/snapshots.ts';
import { exportFormatNames, exportFormats, fileTypeOf, type ExportFormat } from '#app/formats/catalog.ts';
import { isArchive, type ExportContext, type Format } from '#app/formats/format.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import type { ExportedTask, ExportedTasks } from '#app/formats/records.ts';
import type { FileStore } from '#app/outside/files.ts';
import { contextOf } from '../exports/context.ts';
import type { ExportOptions } from '../exports/options.ts';
import { pseudonymsOf, type Pseudonym } from '../exports/pseudonyms.ts';
import { hidden } from '../exports/records.ts';
import type { ExportedFile } from '../exports/write.ts';
import { openSnapshot, type OpenSnapshot } from './open.ts';

/** Snapshots have no filters: whoever wants fewer tasks takes all, those with an annotation, or those that were done. */
export type SnapshotOptions = Pick<ExportOptions, 'tasks' | 'predictions' | 'fullTasks' | 'media' | 'anonymous'>;
export type SnapshotOrder = { format: ExportFormat; options: SnapshotOptions };

const isChosen: Record<SnapshotOptions['tasks'], (task: ExportedTask) => boolean> = {
  all: () => true,
  annotated: ({ annotations }) => annotations.length > 0,
  done: ({ is_labeled }) => is_labeled,
};

async function* chosen({ tasks }: OpenSnapshot, options: SnapshotOptions, pseudonym?: Pseudonym): ExportedTasks {
  for await (const task of tasks()) {
    if (!isChosen[options.tasks](task)) continue;
    const asked = options.predictions ? task : { ...task, predictions: [] };
    yield pseudonym ? hidden(asked, pseudonym) : asked;
  }
}

async function keysOf(tasks: ExportedTasks): Promise<string[]> {
  const keys = new Set<string>();
  for await (const { data } of tasks) for (const key of Object.keys(data)) keys.add(key);
  return [...keys].toSorted();
}

type Prepared = { format: Format; tasks: ExportedTasks; context: ExportContext };

/** What a format writes of a snapshot, and with what. @throws Refused invalid when it does not suit the config of that time */
export async function prepare(db: Db, project: Project, snapshot: Snapshot, order: SnapshotOrder, store: FileStore): Promise<Prepared> {
  const opened = await openSnapshot(db, snapshot, store);
  const format = exportFormats[order.format];
  const unfit = format.unfit(opened.config);
  if (unfit) throw new Refused('invalid', `${format.title} does not suit this snapshot. ${unfit}`, 'format');
  const { head, config } = opened;
  const pseudonym = order.options.anonymous ? await pseudonymsOf(db, project) : undefined;
  const about = async () => (pseudonym ? { ...head.about, people: [] } : head.about);
  const source = { config, dataKeys: () => keysOf(chosen(opened, order.options)), about };
  return { format, tasks: chosen(opened, order.options, pseudonym), context: contextOf(db, project, source, order.options, store) };
}

/** Formats that suit the config of that time. */
export async function formatsOf(db: Db, snapshot: Snapshot, store: FileStore): Promise<{ name: ExportFormat; title: string; hasMedia: boolean }[]> {
  const { config } = await openSnapshot(db, snapshot, store);
  return exportFormatNames
    .map((name) => ({ name, format: exportFormats[name] }))
    .filter(({ format }) => format.unfit(config) === undefined)
    .map(({ name, format }) => ({ name, title: format.title, hasMedia: isArchive(format) && format.media !== undefined }));
}

/** The same snapshot gives the same bytes at any time. @throws Refused invalid, conflict; before the first byte */
export async function writeSnapshot(db: Db, project: Project, snapshot: Snapshot, order: SnapshotOrder, store: FileStore): Promise<ExportedFile> {
  const { format, tasks, context } = await prepare(db, project, snapshot, order, store);
  const { type, extension } = fileTypeOf(format);
  return { name: `project-${project.id}-snapshot-${snapshot.id}.${extension}`, type, bytes: fileBytes(format, tasks, context) };
}
