/** Archives that come in: what lies in them, checked against limits before anything is unpacked, and each file as a stream. */
import { openRar } from './archive/rar.ts';
import { archiveLimits, type ArchiveLimits, type Taken } from './archive/limits.ts';
import { openZip } from './archive/zip.ts';

/** A stored archive. `read`: bytes from `start` to `end`, both inclusive. */
export type ArchiveBytes = { size: number; read: (start: number, end: number) => AsyncIterable<Uint8Array> };

/** `name`: its path within the archive, `a/b.json`, never leading out. `size`: bytes once unpacked. What `open` yields is checked on the way. */
export type ArchiveEntry = { name: string; size: number; open: () => AsyncIterable<Uint8Array> };

/** `entries` in the order of the archive. `leftOut`: how many files that systems leave behind (`.DS_Store`, `__MACOSX`) are not among them. */
export type Archive = { entries: readonly ArchiveEntry[]; leftOut: number; close: () => Promise<void> };

export type ArchiveType = 'zip' | 'rar';

/** Opens what is an archive by its first bytes. `taken`: by archives before it, where several are read together. @throws ArchiveProblem here and while entries are read; whatever the bytes throw passes. */
export async function openArchive(type: ArchiveType, bytes: ArchiveBytes, given: Partial<ArchiveLimits> = {}, taken?: Taken): Promise<Archive> {
  const limits = { ...archiveLimits, ...given };
  return type === 'zip' ? openZip(bytes, limits, taken) : openRar(bytes, limits, taken);
}
