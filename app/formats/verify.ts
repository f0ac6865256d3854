/** Whether the files of an export are those that were written: its own list of checksums against what lies in the archive. */
import { createHash } from 'node:crypto';
import { openArchive, type Archive, type ArchiveBytes, type ArchiveEntry } from './archive.ts';
import { ArchiveProblem, type ArchiveLimits } from './archive/limits.ts';
import { linesOf, LineTooLong } from './line-feeds.ts';
import { manifestHead, manifestNames, type ManifestLine } from './manifest.ts';

/** `differs`: other bytes than were written. `missing`: listed, but not there. `unlisted`: there, but not listed. */
export type FileFault = { path: string; fault: 'differs' | 'missing' | 'unlisted' };
/** `files` are those listed. `faults` holds the first of them, `faulty` counts all. `none`: a sentence why nothing can be said. */
export type Verdict =
  | { kind: 'right'; files: number }
  | { kind: 'wrong'; files: number; faults: FileFault[]; faulty: number }
  | { kind: 'none'; message: string };

/** Exports may hold all the pictures of a project. Each file of an archive takes some two kilobytes of memory while it is open. */
const limits: Partial<ArchiveLimits> = { entryBytes: 50e9, totalBytes: 200e9, directoryBytes: 500_000_000 };
export const mostFaults = 100;
/** Characters of a line of the list; a path has a thousand bytes at most. */
const longestLine = 10_000;

class NoManifest extends Error {}

function lineIn(text: string): ManifestLine {
  const line = parsed(text.replace(/,$/, ''));
  const { path, size, sha256 } = { path: '', size: -1, sha256: '', ...(typeof line === 'object' ? line : {}) };
  if (typeof path !== 'string' || !Number.isSafeInteger(size) || typeof sha256 !== 'string' || path === '') throw new NoManifest();
  return { path, size, sha256 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoManifest(); // Whatever is wrong with the list, nothing can be said by it.
  }
}

async function* listed(manifest: ArchiveEntry): AsyncIterable<ManifestLine> {
  const head = manifestHead.trimEnd();
  let number = 0;
  for await (const text of linesOf(manifest.open(), longestLine)) {
    number += 1;
    if (number === 1 && text !== head) throw new NoManifest();
    if (number > 1 && text !== ']}' && text !== '') yield lineIn(text);
  }
  if (number === 0) throw new NoManifest();
}

/** What is damaged beyond reading differs, too. */
async function isAsListed(entry: ArchiveEntry, { size, sha256 }: ManifestLine): Promise<boolean> {
  if (entry.size !== size) return false;
  const hash = createHash('sha256');
  try {
    for await (const chunk of entry.open()) hash.update(chunk);
  } catch (error) {
    if (error instanceof ArchiveProblem) return false;
    throw error;
  }
  return hash.digest('hex') === sha256;
}

async function compare({ entries }: Archive, manifest: ArchiveEntry): Promise<Verdict> {
  const left = new Map(entries.filter((entry) => entry !== manifest).map((entry) => [entry.name, entry]));
  const faults: FileFault[] = [];
  let [files, faulty] = [0, 0];
  const say = (path: string, fault: FileFault['fault']): void => {
    faulty += 1;
    if (faults.length < mostFaults) faults.push({ path, fault });
  };
  for await (const line of listed(manifest)) {
    files += 1;
    const entry = left.get(line.path);
    left.delete(line.path);
    if (!entry) say(line.path, 'missing');
    else if (!(await isAsListed(entry, line))) say(line.path, 'differs');
  }
  for (const path of left.keys()) say(path, 'unlisted');
  return faulty > 0 ? { kind: 'wrong', files, faults, faulty } : { kind: 'right', files };
}

const noList = 'This archive has no list of checksums by Gloss (manifest.json), so nothing can be said about its files.';

/** Reads all of a ZIP once, as a stream, and its list. `entries`: how many files it may hold. */
export async function verifyArchive(bytes: ArchiveBytes, entries: number): Promise<Verdict> {
  try {
    const archive = await openArchive('zip', bytes, { ...limits, entries });
    try {
      for (const name of manifestNames.toReversed()) {
        const manifest = archive.entries.find((entry) => entry.name === name);
        if (manifest) return await compare(archive, manifest);
      }
      return { kind: 'none', message: noList };
    } finally {
      await archive.close();
    }
  } catch (error) {
    if (error instanceof ArchiveProblem) return { kind: 'none', message: error.message };
    if (error instanceof NoManifest || error instanceof LineTooLong) return { kind: 'none', message: noList };
    throw error;
  }
}

/** By its first bytes. */
export const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && [0x03, 0x05].includes(head[2] ?? 0);
