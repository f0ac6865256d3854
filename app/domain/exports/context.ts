/** What a format needs to know beside the tasks: of a living project, or of a snapshot of it. */
import { readFileAddress } from '#app/core/paths.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { About } from '#app/formats/about.ts';
import type { ExportContext, Medium } from '#app/formats/format.ts';
import { mediaOf } from '#app/formats/kinds.ts';
import { Losses } from '#app/formats/losses.ts';
import { pictureHead } from '#app/formats/picture-head.ts';
import { isGone, type FileStore } from '#app/outside/files.ts';
import { maybeFile } from '../files.ts';
import type { ExportOptions } from './options.ts';

type Source = { config: LabelingConfig; dataKeys: () => Promise<string[]>; about: () => Promise<About> };

export const contextOf = (
  db: Db,
  project: Project,
  { config, dataKeys, about }: Source,
  options: Pick<ExportOptions, 'fullTasks' | 'media'>,
  store: FileStore,
): ExportContext => ({
  config,
  fullTasks: options.fullTasks,
  withMedia: options.media ?? false,
  dataKeys,
  about,
  find: (address) => findMedium(db, project, address, store),
  losses: new Losses(),
});

/** Undefined for what somebody else removed from the store; another fault of it stays one. */
export async function ifThere<Read>(reading: Promise<Read>): Promise<Read | undefined> {
  return reading.catch((error: unknown) => {
    if (isGone(error)) return undefined;
    throw error;
  });
}

/** A file of the project, or one shared with it. An address is looked up, never followed (T23). */
async function findMedium(db: Db, project: Project, address: string, store: FileStore): Promise<Medium | undefined> {
  const name = readFileAddress(address)?.file;
  const file = name && (await maybeFile(db, project, name.includes('-') ? { token: name } : { id: Number(name) }));
  if (!file || !mediaOf(file.type)) return undefined;
  const { type, key, size } = file;
  // Not as a job has noted its size: a snapshot gives the same bytes before that and after.
  const head = async (length: number) => store.get(key, { start: 0, end: Math.min(length, size) - 1 });
  return {
    type,
    look: async () => (mediaOf(type) === 'image' ? ifThere(pictureHead(type, head)) : undefined),
    isThere: async () => store.has(key),
    open: async () => ifThere(store.get(key)),
  };
}
