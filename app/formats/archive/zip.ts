/**
 * ZIP by parts: the directory is read in slices, which adm-zip takes apart, and files are inflated as streams (decision 0031). Memory holds
 * a line for each file, never an archive.
 */
import { createInflateRaw, crc32 } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Archive, ArchiveBytes, ArchiveEntry } from '../archive.ts';
import { readDirectory, type Line } from './directory.ts';
import { ArchiveProblem, damaged, quoted, Sum, type ArchiveLimits, type Taken } from './limits.ts';
import { Names } from './names.ts';

const localHead = 30;
const [stored, deflated] = [0, 8];

/** What the directory says of a file. @throws ArchiveProblem where it is nothing that can be read */
function checkLine({ name, encrypted, method, kind }: Line): void {
  if (kind === 'link') throw new ArchiveProblem(`${quoted(name)} in this archive is a link, not a file. Pack the file itself.`);
  if (kind === 'other') throw new ArchiveProblem(`${quoted(name)} in this archive is no plain file. Leave it out.`);
  if (encrypted) throw new ArchiveProblem(`${quoted(name)} in this archive is encrypted. Make the archive without a password.`);
  if (method !== stored && method !== deflated)
    throw new ArchiveProblem(
      `${quoted(name)} in this archive is packed in a way that is not read (method ${method}). Pack it with "deflate", the usual way.`,
    );
}

export async function openZip(bytes: ArchiveBytes, limits: ArchiveLimits, taken?: Taken): Promise<Archive> {
  const [names, sum] = [new Names(), new Sum(limits, taken)];
  const lines: Line[] = [];
  let end = 0;
  for await (const { line, directory } of readDirectory(bytes, limits)) {
    end = directory;
    if (line.kind === 'folder') continue;
    const name = names.take(line.name);
    if (name === undefined) continue;
    const kept = { ...line, name };
    checkLine(kept);
    sum.add(kept);
    lines.push(kept);
  }
  checkPlaces(lines, end);
  return { entries: lines.map((line) => entryOf(bytes, line)), leftOut: names.leftOut, close: async () => undefined };
}

/** Files that share their bytes are how few bytes pretend to be many (T21). @throws ArchiveProblem */
function checkPlaces(lines: readonly Line[], end: number): void {
  const inOrder = lines.toSorted((a, b) => a.offset - b.offset);
  for (const [index, line] of inOrder.entries()) {
    const next = inOrder[index + 1]?.offset ?? end;
    if (line.offset + localHead + line.packed <= next) continue;
    throw index + 1 < inOrder.length
      ? new ArchiveProblem(
          `${quoted(line.name)} and ${quoted(inOrder[index + 1]!.name)} in this archive lie upon each other, which is a sign of a trap.`,
        )
      : damaged(line.name);
  }
}

const entryOf = (bytes: ArchiveBytes, line: Line): ArchiveEntry => ({
  name: line.name,
  size: line.size,
  open: () => checked(line, line.method === stored ? packedBytes(bytes, line) : inflated(packedBytes(bytes, line), line.name)),
});

/** Exactly as many bytes as were promised, with the checksum that was promised. */
async function* checked({ name, size, crc }: Line, content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let [count, sum] = [0, 0];
  for await (const chunk of content) {
    count += chunk.length;
    if (count > size) throw new ArchiveProblem(`${quoted(name)} in this archive is larger than the archive says, which is a sign of a trap.`);
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (count !== size || sum !== crc) throw damaged(name);
}

/** The bytes of a file as they lie there, behind a head of its own whose length only it knows. */
async function* packedBytes(bytes: ArchiveBytes, { name, offset, packed }: Line): AsyncIterable<Uint8Array> {
  const head = await buffer(bytes.read(offset, offset + localHead - 1));
  if (head.length < localHead || head.readUInt32LE(0) !== 0x04_03_4b_50) throw damaged(name);
  const start = offset + localHead + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (packed === 0) return;
  let left = packed;
  for await (const chunk of bytes.read(start, start + packed - 1)) {
    left -= chunk.length;
    yield chunk;
  }
  if (left !== 0) throw damaged(name);
}

/** Whoever stops reading stops the bytes behind it as well. */
async function* inflated(packed: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw();
  // What goes wrong comes out of `inflate` as well.
  pipeline(Readable.from(packed), inflate).catch(() => undefined);
  try {
    yield* inflate as AsyncIterable<Uint8Array>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw damaged(name);
    throw error;
  } finally {
    inflate.destroy();
  }
}
