/** An export as bytes: what a format needs to know of a project, and whether it suits the project's config. */
import { Refused } from '#app/core/refused.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { everything } from '#app/formats/carried.ts';
import { exportFileName, exportFormatNames, exportFormats, fileTypeOf, type ExportFormat } from '#app/formats/catalog.ts';
import { isArchive, type Bytes } from '#app/formats/format.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import type { FileStore } from '#app/outside/files.ts';
import { currentConfig } from '../labeling-configs.ts';
import { aboutOf } from './about.ts';
import { contextOf } from './context.ts';
import type { ExportOptions } from './options.ts';
import { dataKeysOf, exportedTasks } from './records.ts';
import { Tally } from './tally.ts';

/** A format with the reason why it does not suit the project, where there is one. */
export type OfferedFormat = {
  name: ExportFormat;
  title: string;
  about: string;
  media?: 'pictures' | 'sounds';
  unfit?: string;
  skips: boolean;
  predictions: boolean;
  /** Everything of a task, if asked for: its data and meta, drafts. */
  isWhole: boolean;
};

/** Those that suit the project first. */
export async function offeredFormats(db: Db, project: Project): Promise<OfferedFormat[]> {
  const { parsed } = await currentConfig(db, project);
  const offered = exportFormatNames.map((name): OfferedFormat => {
    const format = exportFormats[name];
    const { title, about, carries } = format;
    return {
      name,
      title,
      about,
      media: isArchive(format) ? format.media : undefined,
      unfit: format.unfit(parsed),
      skips: carries.includes('skips'),
      predictions: carries.includes('predictions'),
      isWhole: everything.every((one) => carries.includes(one)),
    };
  });
  return offered.toSorted((a, b) => Number(a.unfit !== undefined) - Number(b.unfit !== undefined));
}

/** The project's config. @throws Refused invalid when the format does not suit it. */
export async function fittingConfig(db: Db, project: Project, format: ExportFormat): Promise<LabelingConfig> {
  const { parsed } = await currentConfig(db, project);
  const unfit = exportFormats[format].unfit(parsed);
  if (unfit) throw new Refused('invalid', `${exportFormats[format].title} does not suit this project. ${unfit}`, 'format');
  return parsed;
}

export type ExportedFile = { name: string; type: string; bytes: Bytes };

type Order = { format: ExportFormat; options: ExportOptions };

/** What a format writes of the project as it is, and with what. `tally` hears how far it is. @throws Refused invalid when it does not suit the config */
export async function prepareExport(db: Db, project: Project, { format: name, options }: Order, files: FileStore, tally = new Tally()) {
  const source = {
    config: await fittingConfig(db, project, name),
    dataKeys: () => dataKeysOf(db, project, options),
    about: () => aboutOf(db, project, options),
  };
  const context = contextOf(db, project, source, options, files);
  tally.losses = context.losses;
  tally.hearUndecided = (task) => {
    context.losses.at(task);
    context.losses.add('tasks whose answers have no majority');
  };
  tally.hearReviews = (task, count) => {
    context.losses.at(task);
    context.losses.add('reviews of annotations', count);
  };
  return { format: exportFormats[name], tasks: exportedTasks(db, project, options, tally), context };
}

/** The file, as a stream: the same data gives the same bytes. @throws Refused invalid, before the first byte, when the format does not suit. */
export async function writeExport(
  db: Db,
  project: Project,
  order: Order,
  { files, clock, tally }: { files: FileStore; clock: () => Date; tally?: Tally },
): Promise<ExportedFile> {
  const { format, tasks, context } = await prepareExport(db, project, order, files, tally);
  return { name: exportFileName(project.id, order.format, clock()), type: fileTypeOf(format).type, bytes: fileBytes(format, tasks, context) };
}
