/**
 * What an import reads: uploaded files, and the files in uploaded archives. Texts come first, then the media that no row of them named; labels
 * of other tools are one source together.
 */
import { and, inArray } from 'drizzle-orm';
import type { ImportLimits } from '#app/core/imports.ts';
import type { Db } from '#app/db/client.ts';
import { files, type Import, type ImportNote, type StoredFile } from '#app/db/schema/transfers.ts';
import { openArchive, type Archive, type ArchiveBytes, type ArchiveEntry } from '#app/formats/archive.ts';
import { ArchiveProblem, limitsWithin, type Taken } from '#app/formats/archive/limits.ts';
import { findForeign, type FoundForeign } from '#app/formats/foreign.ts';
import { headText, type Delivery, type Medium, type Part } from '#app/formats/foreign/model.ts';
import { pictureSize, sizeHead } from '#app/formats/foreign/picture-size.ts';
import { headLength, kindOf, type FileKind, type MediaType, type TextKind } from '#app/formats/kinds.ts';
import { begun } from '#app/formats/read/begun.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { archiveTypes, findFile, firstAlike } from '../files.ts';
import { Companions } from './companions.ts';
import { dropUnpacked, keepUnpacked } from './unpacked.ts';

type Bytes = AsyncIterable<Uint8Array>;
/** `name`: for people, with the archive it lies in. `folder`: where in that, without a slash at the end. `weight`: uploaded bytes it stands for. */
type Named = { name: string; folder: string; weight: number };
/** `size`: bytes once unpacked. */
export type TextSource = Named & { kind: TextKind; size: number; open: () => Bytes };
export type MediaSource = Named & {
  kind: 'media';
  type: MediaType;
  id: number;
  token: string;
  path: string;
  stored: Pick<StoredFile, 'key' | 'size'>;
};
export type FaultySource = Named & { kind: 'fault'; message: string };
export type ForeignSource = Named & { kind: 'foreign'; found: FoundForeign; delivery: Delivery };
export type Source = TextSource | MediaSource | FaultySource | ForeignSource;
/** A text or what is nothing by itself, until it is clear what all files are together. */
type Waiting = Part & { source: TextSource | FaultySource };

export type Keeping = { files: FileStore; enqueue?: Enqueue };
type Uploaded = Import['sources'][number];
export type Limits = Pick<ImportLimits, 'tasks' | 'fileBytes'>;

/** The first of them. */
const namesOf = (parts: readonly Pick<Part, 'path'>[]): string =>
  `${parts
    .slice(0, 5)
    .map(({ path }) => path)
    .join(', ')}${parts.length > 5 ? ', …' : ''}`;
const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

type Begun = { kind: FileKind; head: string; all: Bytes; stop: () => Promise<void> };

async function kindIn(name: string, bytes: Bytes): Promise<Begun> {
  const { head, all, stop } = await begun(bytes, headLength);
  return { kind: kindOf(name, head.subarray(0, headLength)), head: headText(head), all, stop };
}

/** Whether something is to be unpacked. */
export async function hasArchive(db: Db, { sources }: Pick<Import, 'sources'>): Promise<boolean> {
  const ids = sources.map(({ fileId }) => fileId);
  return (await db.$count(files, and(inArray(files.id, ids), inArray(files.type, Object.values(archiveTypes))))) > 0;
}

export class Sources {
  readonly companions: Companions;
  /** How many files of archives systems leave behind; which media no row named, where others were named. */
  #leftOut = 0;
  #unnamed: MediaSource[] = [];
  readonly #archives: Archive[] = [];
  readonly #taken: Taken = { entries: 0, bytes: 0 };
  readonly #texts: Waiting[] = [];
  #beside: Part[] = [];
  #others: FoundForeign['others'] = [];
  readonly #media: MediaSource[] = [];

  /** `listen` hears with every piece of a file whether the import still stands. */
  constructor(
    readonly db: Db,
    readonly order: Import,
    readonly tools: Keeping,
    readonly listen: () => Promise<void>,
    readonly limits: Limits,
  ) {
    this.companions = new Companions(order.projectId);
  }

  /** All that is to be read. Media of archives are stored on the way; what an earlier run had stored goes first. */
  async *all(): AsyncIterable<Source> {
    await dropUnpacked(this.db, this.tools.files, this.order);
    for (const uploaded of this.order.sources) yield* this.#open(uploaded);
    const delivery = { parts: this.#texts, media: this.#media.map((source) => this.#medium(source)) };
    const found = await findForeign(delivery);
    if (found) yield this.#foreign(found, delivery);
    else for (const { source } of this.#texts) yield source;
    const { named } = this.companions;
    if (named.size === 0 && !found) {
      yield* this.#media;
      return;
    }
    const unnamed = this.#media.filter(({ id }) => !named.has(id));
    // Where none is named something was wrong before it came to that.
    this.#unnamed = named.size === 0 ? [] : unnamed;
    await dropUnpacked(
      this.db,
      this.tools.files,
      this.order,
      unnamed.map(({ id }) => id),
    );
  }

  /** What of it all is not among the tasks. */
  notes(): ImportNote[] {
    const files = (count: number): string => (count === 1 ? '1 file' : `${count.toLocaleString('en-GB')} files`);
    return [
      ...(this.#leftOut > 0 ? [{ file: '', message: `${files(this.#leftOut)} that systems leave behind (such as .DS_Store) left out` }] : []),
      ...this.#others.map(({ title, parts }) => ({
        file: '',
        message: `labels of ${title} not read (${files(parts.length)}: ${namesOf(parts)}), since an import reads those of one tool: send them with their pictures or texts as an import of their own, and let what is here already be added once more`,
      })),
      ...(this.#beside.length > 0
        ? [{ file: '', message: `${files(this.#beside.length)} beside the labels left out: ${namesOf(this.#beside)}` }]
        : []),
      ...(this.#unnamed.length > 0
        ? [{ file: '', message: `${files(this.#unnamed.length)} that no row names left out: ${namesOf(this.#unnamed)}` }]
        : []),
    ];
  }

  async close(): Promise<void> {
    for (const archive of this.#archives) await archive.close();
  }

  #bytes(key: string, size: number): ArchiveBytes {
    const { listen, tools } = this;
    return {
      size,
      async *read(start, end) {
        // An empty file has no last byte.
        if (end < start) return;
        for await (const chunk of (await tools.files.get(key, { start, end })) as Bytes) {
          await listen();
          yield chunk;
        }
      },
    };
  }

  /** Yields what it says about the file at once; what is read later is remembered. */
  async *#open({ fileId, name, size }: Uploaded): AsyncIterable<FaultySource> {
    const file = await findFile(this.db, { id: this.order.projectId }, { id: fileId });
    const bytes = this.#bytes(file.key, size);
    const open = (): Bytes => bytes.read(0, size - 1);
    const { kind, head, stop } = await kindIn(name, bytes.read(0, headLength - 1));
    await stop();
    const named = { name, folder: '', weight: size };
    if (kind.kind === 'archive') return void (yield* this.#openArchive(kind.archive, bytes, named));
    if (kind.kind === 'media') {
      const stored = await firstAlike(this.db, file);
      this.#addMedia({ ...named, kind: 'media', type: kind.type, id: stored.id, token: stored.token, path: name, stored });
    } else this.#addText(kind, { path: name, head, size, open }, named);
  }

  /** What is refused by itself may belong to labels, or lie beside them. */
  #addText(kind: Exclude<FileKind, { kind: 'media' | 'archive' }>, part: Omit<Part, 'name'>, named: Named): void {
    const { size, open } = part;
    const source = 'message' in kind ? { ...named, kind: 'fault' as const, message: kind.message } : { ...named, kind: kind.kind, size, open };
    this.#texts.push({ ...part, name: named.name, source });
  }

  #foreign(found: FoundForeign, delivery: Delivery): ForeignSource {
    this.#others = found.others;
    const told = new Set(found.others.flatMap(({ parts }) => parts));
    this.#beside = found.rest.filter((part) => !told.has(part));
    const weight = this.#texts.reduce((sum, { source }) => sum + source.weight, 0);
    return { kind: 'foreign', name: found.parts[0]!.name, folder: '', weight, found, delivery };
  }

  #medium({ path, stored: { key, size } }: MediaSource): Medium {
    return { path, size: () => pictureSize(this.#bytes(key, size).read(0, Math.min(size, sizeHead) - 1)) };
  }

  #addMedia(source: MediaSource): void {
    this.#media.push(source);
    this.companions.add(source.path, source);
  }

  async *#openArchive(type: 'zip' | 'rar', bytes: ArchiveBytes, { name, weight }: Named): AsyncIterable<FaultySource> {
    const fault = (message: string): FaultySource => ({ kind: 'fault', name, folder: '', weight, message });
    try {
      const archive = await openArchive(type, bytes, limitsWithin(this.limits), this.#taken);
      this.#archives.push(archive);
      this.#leftOut += archive.leftOut;
      if (archive.entries.length === 0) return void (yield fault('There is no file in this archive.'));
      const total = archive.entries.reduce((sum, { size }) => sum + size, 0) || 1;
      for (const entry of archive.entries)
        yield* this.#openEntry(entry, { name: `${name}/${entry.name}`, folder: folderOf(entry.name), weight: (weight * entry.size) / total });
    } catch (error) {
      if (!(error instanceof ArchiveProblem)) throw error;
      yield fault(error.message);
    }
  }

  async *#openEntry(entry: ArchiveEntry, named: Named): AsyncIterable<FaultySource> {
    await this.listen();
    const { kind, head, all, stop } = await kindIn(entry.name, entry.open());
    if (kind.kind === 'media') {
      const stored = await keepUnpacked(this.db, this.tools.files, this.order, { path: entry.name, type: kind.type, bytes: all }, this.tools.enqueue);
      return this.#addMedia({ ...named, kind: 'media', type: kind.type, id: stored.id, token: stored.token, path: entry.name, stored });
    }
    await stop();
    if (kind.kind === 'archive')
      yield { ...named, kind: 'fault', message: 'This is an archive inside an archive. Unpack it first, or send it by itself.' };
    else this.#addText(kind, { path: entry.name, head, size: entry.size, open: entry.open }, named);
  }
}
