/** What an export format is: one file beside this one and a line in `catalog.ts`. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { About } from './about.ts';
import type { Carried } from './carried.ts';
import type { Losses } from './losses.ts';
import type { PictureHead } from './picture-head.ts';
import type { ExportedTasks, Pieces } from './records.ts';

export type Bytes = AsyncIterable<Uint8Array>;

/**
 * A picture or sound in the project's own store. `look`: at the head of a picture; undefined where that does not say its size. `open`: undefined
 * where its bytes are gone, as `isThere` says without reading them.
 */
export type Medium = {
  type: string;
  look?: () => Promise<PictureHead | undefined>;
  isThere: () => Promise<boolean>;
  open: () => Promise<Bytes | undefined>;
};

export type ExportContext = {
  config: LabelingConfig;
  /** JSON alone: data and meta as well, so that the file goes back in. */
  fullTasks: boolean;
  /** Archives: with the pictures or sounds themselves. */
  withMedia: boolean;
  /** Nothing is kept: what only a look at media themselves would tell, and is no loss, need not be found. */
  isCheck?: boolean;
  /** Every data key that tasks have, sorted. */
  dataKeys: () => Promise<string[]>;
  /** The project around the tasks. */
  about: () => Promise<About>;
  /** What an address of the project's store leads to; undefined for every other address: nothing is fetched, no path is opened (T23). */
  find: (address: string) => Promise<Medium | undefined>;
  /** What the format cannot carry is counted here; archives say it in `left-out.txt`, and the check before a download. */
  losses: Losses;
};

/** A file in an archive. `path` is made by us, never taken from data as it stands (T11, T24). */
export type Entry = { path: string; content: string | Uint8Array | AsyncIterable<string | Uint8Array> };

/** How the format is offered; `unfit` is a sentence that says why a config does not suit it. What it does not carry is counted as left out. */
type Offered = { title: string; about: string; unfit: (config: LabelingConfig) => string | undefined; carries: readonly Carried[] };
export type TextFormat = Offered & { extension: string; type: string; write: (tasks: ExportedTasks, context: ExportContext) => Pieces };
/** `media`: what may go along. */
export type ArchiveFormat = Offered & {
  media?: 'pictures' | 'sounds';
  /** Where its layout has a `manifest.json` of its own: what the list of checksums is called instead. */
  manifest?: string;
  entries: (tasks: ExportedTasks, context: ExportContext) => AsyncIterable<Entry>;
};
export type Format = TextFormat | ArchiveFormat;

export const isArchive = (format: Format): format is ArchiveFormat => 'entries' in format;
