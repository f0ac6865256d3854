/** What an archive may hold (T20-T22). */

export type ArchiveLimits = {
  /** Files. */
  entries: number;
  /** Bytes of one file once unpacked. */
  entryBytes: number;
  /** Bytes of all files once unpacked. */
  totalBytes: number;
  /** How many times larger than its packed bytes a file may become; smaller ones than `smallBytes` are not asked. */
  ratio: number;
  smallBytes: number;
  /** Bytes of the list of files. */
  directoryBytes: number;
  /** Files of all archives that are read together; of their bytes `totalBytes` is the most. */
  allEntries: number;
};
export const archiveLimits: ArchiveLimits = {
  entries: 100_000,
  entryBytes: 200_000_000,
  totalBytes: 4_000_000_000,
  ratio: 250,
  smallBytes: 20_000_000,
  directoryBytes: 64_000_000,
  allEntries: Infinity,
};

/** What archives that are read together hold so far. */
export type Taken = { entries: number; bytes: number };

type Most = { tasks: number; fileBytes: number };
/** A file in an archive may hold what one by itself may; all archives of an import twenty such files, and as many files as it may make tasks. */
export const limitsWithin = ({ tasks, fileBytes }: Most): Partial<ArchiveLimits> => ({
  entryBytes: fileBytes,
  totalBytes: 20 * fileBytes,
  allEntries: Math.max(tasks, archiveLimits.entries),
});

/** A sentence about the archive, or about one of its files. */
export class ArchiveProblem extends Error {}

const longestShown = 200;
export const quoted = (name: string): string =>
  `"${name.length > longestShown ? `${name.slice(0, longestShown)}…` : name}"`.replaceAll(/\p{C}/gu, '·');

export const damaged = (name?: string): ArchiveProblem =>
  new ArchiveProblem(
    name === undefined
      ? 'This archive is damaged or was cut off. Make it anew and send it again.'
      : `${quoted(name)} in this archive is damaged or was cut off. Make the archive anew and send it again.`,
  );

/** As a person reads sizes; 1 MB is a million bytes. */
const inWords = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(bytes < 1e10 ? 1 : 0).replace('.0', '')} GB` : `${Math.round(bytes / 1e6)} MB`;

const apart = 'Send some of them as another import.';

/** Adds up what an archive says it holds. @throws ArchiveProblem naming the first file that is too much */
export class Sum {
  #count = 0;
  #bytes = 0;

  /** `taken` grows with it. */
  constructor(
    readonly limits: ArchiveLimits,
    readonly taken: Taken = { entries: 0, bytes: 0 },
  ) {}

  add({ name, size, packed }: { name: string; size: number; packed: number }): void {
    const { entries, entryBytes, totalBytes, ratio, smallBytes, allEntries } = this.limits;
    this.#count += 1;
    this.#bytes += size;
    this.taken.entries += 1;
    this.taken.bytes += size;
    if (this.#count > entries) throw new ArchiveProblem(`This archive holds more than ${entries.toLocaleString('en-GB')} files. Split it.`);
    if (size > entryBytes)
      throw new ArchiveProblem(`${quoted(name)} in this archive has ${inWords(size)} once unpacked; ${inWords(entryBytes)} is the most. Split it.`);
    if (size > smallBytes && size > packed * ratio)
      throw new ArchiveProblem(
        `${quoted(name)} in this archive becomes more than ${ratio} times larger when it is unpacked, which is a sign of a trap. Send the file by itself.`,
      );
    if (this.#bytes > totalBytes)
      throw new ArchiveProblem(
        `Up to ${quoted(name)}, this archive unpacks to more than ${inWords(totalBytes)}. Split it, and send its parts one after the other.`,
      );
    if (this.taken.bytes > totalBytes)
      throw new ArchiveProblem(`Up to ${quoted(name)}, the archives of this import unpack to more than ${inWords(totalBytes)} together. ${apart}`);
    if (this.taken.entries > allEntries)
      throw new ArchiveProblem(`The archives of this import hold more than ${allEntries.toLocaleString('en-GB')} files together. ${apart}`);
  }
}
