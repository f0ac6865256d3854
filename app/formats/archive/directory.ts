/** The directory of a ZIP: where it lies, and its lines, read a slice at a time. */
import { buffer } from 'node:stream/consumers';
import AdmZip from 'adm-zip';
import type { ArchiveBytes } from '../archive.ts';
import { ArchiveProblem, damaged, quoted, type ArchiveLimits } from './limits.ts';

/** `packed`, `size`, `offset`: bytes. `crc`: of the unpacked bytes. */
export type Line = {
  name: string;
  size: number;
  packed: number;
  offset: number;
  crc: number;
  method: number;
  encrypted: boolean;
  kind: 'file' | 'folder' | 'link' | 'other';
};

const [endMark, end64Mark, locatorMark, lineMark] = [0x06_05_4b_50, 0x06_06_4b_50, 0x07_06_4b_50, 0x02_01_4b_50];
const [endLength, locatorLength, end64Length, lineLength] = [22, 20, 56, 46];
const longestComment = 0xff_ff;
const full = 0xff_ff_ff_ff;

async function take(bytes: ArchiveBytes, start: number, length: number): Promise<Buffer> {
  if (start < 0 || start + length > bytes.size) throw damaged();
  const taken = length > 0 ? await buffer(bytes.read(start, start + length - 1)) : Buffer.alloc(0);
  if (taken.length !== length) throw damaged();
  return taken;
}

type Place = { offset: number; size: number; count: number };

/** @throws ArchiveProblem where there is no directory: the end of the file is missing, or it lies in another part */
async function findDirectory(bytes: ArchiveBytes): Promise<Place> {
  const length = Math.min(bytes.size, longestComment + endLength + locatorLength);
  const start = bytes.size - length;
  const tail = await take(bytes, start, length);
  let at = length - endLength;
  while (at >= 0 && !(tail.readUInt32LE(at) === endMark && at + endLength + tail.readUInt16LE(at + 20) === length)) at -= 1;
  if (at < 0) throw damaged();
  const end = tail.subarray(at);
  const isLocated = at >= locatorLength && tail.readUInt32LE(at - locatorLength) === locatorMark;
  if (isLocated) return findDirectory64(bytes, tail.subarray(at - locatorLength));
  if (end.readUInt16LE(4) !== 0) throw new ArchiveProblem('This is one part of an archive in several. Make it one file.');
  return { count: end.readUInt16LE(10), size: end.readUInt32LE(12), offset: end.readUInt32LE(16) };
}

async function findDirectory64(bytes: ArchiveBytes, locator: Buffer): Promise<Place> {
  const end = await take(bytes, wide(locator, 8), end64Length);
  if (end.readUInt32LE(0) !== end64Mark) throw damaged();
  if (locator.readUInt32LE(16) > 1 || end.readUInt32LE(16) !== 0)
    throw new ArchiveProblem('This is one part of an archive in several. Make it one file.');
  return { count: wide(end, 32), size: wide(end, 40), offset: wide(end, 48) };
}

function wide(from: Buffer, at: number): number {
  const value = from.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
  return Number(value);
}

/** Every line of the directory; `directory` is where it begins, behind the files. @throws ArchiveProblem */
export async function* readDirectory(bytes: ArchiveBytes, limits: ArchiveLimits): AsyncIterable<{ line: Line; directory: number }> {
  const { offset: directory, size, count } = await findDirectory(bytes);
  if (directory + size > bytes.size) throw damaged();
  if (count > limits.entries * 2 || size > limits.directoryBytes)
    throw new ArchiveProblem(`This archive holds more than ${limits.entries.toLocaleString('en-GB')} files. Split it.`);
  let seen = 0;
  for await (const lines of slices(bytes, directory, size)) {
    seen += lines.length;
    if (seen > count) throw damaged();
    for (const line of readLines(lines)) yield { line, directory };
  }
  if (seen !== count) throw damaged();
}

/** Few enough that nobody else waits while they are taken apart. */
const linesAtOnce = 200;

/** Lines as they lie there, some at a time. */
async function* slices(bytes: ArchiveBytes, directory: number, size: number): AsyncIterable<Buffer[]> {
  if (size === 0) return;
  let held = Buffer.alloc(0);
  let lines: Buffer[] = [];
  for await (const chunk of bytes.read(directory, directory + size - 1)) {
    held = Buffer.concat([held, chunk]);
    for (let length = lengthOf(held); length <= held.length; length = lengthOf(held)) {
      lines.push(held.subarray(0, length));
      held = held.subarray(length);
      if (lines.length < linesAtOnce) continue;
      yield lines;
      lines = [];
    }
  }
  if (held.length > 0) throw damaged();
  if (lines.length > 0) yield lines;
}

/** Of the first line; without end while its head is not whole. */
function lengthOf(held: Buffer): number {
  if (held.length < lineLength) return Infinity;
  if (held.readUInt32LE(0) !== lineMark) throw damaged();
  return lineLength + held.readUInt16LE(28) + held.readUInt16LE(30) + held.readUInt16LE(32);
}

/** What adm-zip makes of some lines, given to it as the directory of an archive without files. */
function readLines(lines: Buffer[]): Line[] {
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(lines.length, 8);
  end.writeUInt16LE(lines.length, 10);
  try {
    const archive = new AdmZip(Buffer.concat([...lines, end]), { noSort: true, decoder });
    return archive.getEntries().map((entry, index) => lineOf(entry, lines[index]!));
  } catch (error) {
    if (error instanceof ArchiveProblem) throw error;
    const twice = /Duplicate entry name "(.*)"$/s.exec((error as Error).message)?.[1];
    throw twice === undefined ? damaged() : new ArchiveProblem(`Two files in this archive are called ${quoted(twice)}. Rename one.`);
  }
}

const [typeMask, folderType, fileType, linkType] = [0o17, 0o4, 0o10, 0o12];

function kindOf({ isDirectory, header: { made, attr } }: AdmZip.IZipEntry): Line['kind'] {
  const type = made >> 8 === 3 || made >> 8 === 19 ? (attr >>> 28) & typeMask : 0;
  if (type === linkType) return 'link';
  if (isDirectory || type === folderType) return 'folder';
  return type === 0 || type === fileType ? 'file' : 'other';
}

function lineOf(entry: AdmZip.IZipEntry, raw: Buffer): Line {
  const { crc, method, encrypted } = entry.header;
  return { name: entry.entryName, crc, method, encrypted, kind: kindOf(entry), ...numbersOf(raw, entry.extra) };
}

/** What does not fit into 32 bits stands in a field of its own, in this order and only what is needed; adm-zip cuts it to 32 bits. */
function numbersOf(raw: Buffer, extra: Buffer): Pick<Line, 'size' | 'packed' | 'offset'> {
  const wideField = fieldOf(extra, 1);
  let at = 0;
  const number = (place: number): number => {
    const short = raw.readUInt32LE(place);
    if (short !== full) return short;
    if (!wideField || at + 8 > wideField.length) throw damaged();
    at += 8;
    return wide(wideField, at - 8);
  };
  const size = number(24);
  const packed = number(20);
  return { size, packed, offset: number(42) };
}

/** The extra field with this id. */
function fieldOf(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  return undefined;
}

const dos = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';

/** UTF-8, whatever the flags say; names of old programs are in code page 437. */
function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return [...raw].map((byte) => (byte < 128 ? String.fromCharCode(byte) : dos[byte - 128]!)).join('');
  }
}

const decoder = { efs: true, encode: (text: string): Buffer => Buffer.from(text), decode: nameOf };
