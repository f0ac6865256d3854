/** An export as bytes: what a format needs to know of a project, and whether it suits the project's config. */
import { readFileAddress } from '#app/core/paths.ts';
import { Refused } from '#app/core/refused.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { exportFileName, exportFormatNames, exportFormats, fileTypeOf, type ExportFormat } from '#app/formats/catalog.ts';
import { isArchive, type Bytes, type Medium } from '#app/formats/format.ts';
import { mediaOf } from '#app/formats/kinds.ts';
import { leftOut } from '#app/formats/left-out.ts';
import { Losses } from '#app/formats/losses.ts';
import { asBytes, zipped } from '#app/formats/zip.ts';
import type { FileStore } from '#app/outside/files.ts';
import { maybeFile } from '../files.ts';
import { currentConfig } from '../labeling-configs.ts';
import type { ExportOptions } from './options.ts';
import { dataKeysOf, exportedTasks } from './records.ts';
import type { Tally } from './tally.ts';

/** A format with the reason why it does not suit the project, where there is one. */
export type OfferedFormat = { name: ExportFormat; title: string; about: string; media?: 'pictures' | 'sounds'; unfit?: string };

/** Those that suit the project first. */
export async function offeredFormats(db: Db, project: Project): Promise<OfferedFormat[]> {
  const { parsed } = await currentConfig(db, project);
  const offered = exportFormatNames.map((name): OfferedFormat => {
    const format = exportFormats[name];
    return { name, title: format.title, about: format.about, media: isArchive(format) ? format.media : undefined, unfit: format.unfit(parsed) };
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

/** The file, as a stream: the same data gives the same bytes. `tally` hears how far it is. @throws Refused invalid, before the first byte, when the format does not suit. */
export async function writeExport(
  db: Db,
  project: Project,
  order: { format: ExportFormat; options: ExportOptions },
  { files, clock, tally }: { files: FileStore; clock: () => Date; tally?: Tally },
): Promise<ExportedFile> {
  const { format: name, options } = order;
  const config = await fittingConfig(db, project, name);
  const format = exportFormats[name];
  const losses = new Losses();
  const context = {
    config,
    fullTasks: options.fullTasks,
    withMedia: options.media ?? false,
    dataKeys: () => dataKeysOf(db, project, options),
    find: (address: string) => findMedium(db, project, address, files),
    losses,
  };
  const tasks = exportedTasks(db, project, options, tally);
  const bytes = isArchive(format) ? zipped(leftOut(format.entries(tasks, context), losses)) : asBytes(format.write(tasks, context));
  return { name: exportFileName(project.id, name, clock()), type: fileTypeOf(format).type, bytes };
}

/** A file of the project, or one shared with it. An address is looked up, never followed (T23). */
async function findMedium(db: Db, project: Project, address: string, store: FileStore): Promise<Medium | undefined> {
  const name = readFileAddress(address)?.file;
  const file = name && (await maybeFile(db, project, name.includes('-') ? { token: name } : { id: Number(name) }));
  if (!file || !mediaOf(file.type)) return undefined;
  const { type, key, width, height } = file;
  return { type, size: width && height ? { width, height } : undefined, open: async () => store.get(key) };
}
