/** Bytes as text, in the encoding that is found in them. */
import { isAscii, isUtf8 } from 'node:buffer';
import { begun } from './begun.ts';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';
type Bytes = AsyncIterable<Uint8Array>;

/** From somewhere on the bytes are no text; the message says what they were taken for. */
export class NotText extends Error {
  /** Of the file, where those bytes stand. */
  line = 1;
  /** Which one it is, where several are read together. */
  file: string | undefined;
}

const notUtf8 = 'From here on the file is not UTF-8. Save it as UTF-8 and send it again.';
const notUtf16 = 'From here on the file is not UTF-16. Save it as UTF-8 and send it again.';
const neither = 'From here on the file is neither UTF-8 nor Windows-1252. Save it as UTF-8 and send it again.';
export const notUtf32 = 'The file is UTF-32, which is not read. Save it as UTF-8 and send it again.';

const begins = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

/** Bytes at the beginning that tell; more are not needed. */
const telling = 1024;

/**
 * What the first bytes say by a mark, or by where the zeros of Latin letters lie; undefined: eight bits a character or several.
 * Texts of other scripts need the mark.
 */
export function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  if (begins(head, 0xff, 0xfe, 0, 0) || begins(head, 0, 0, 0xfe, 0xff)) return 'utf-32';
  if (begins(head, 0xff, 0xfe)) return 'utf-16le';
  if (begins(head, 0xfe, 0xff)) return 'utf-16be';
  const asked = head.subarray(0, telling);
  const zeros = [0, 0];
  for (const [index, byte] of asked.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  const most = asked.length / 4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}

/** @throws NotText; what stands before that still comes. `tell` hears the encoding once it is sure, and again when it turns out to be another. */
export async function* decoded(bytes: Bytes, tell: (encoding: Encoding) => void = () => undefined): AsyncIterable<string> {
  const { head, all } = await begun(bytes, telling);
  const wide = wideEncoding(head);
  if (wide === 'utf-32') throw new NotText(notUtf32);
  tell(wide ? 'UTF-16' : 'UTF-8');
  yield* placed(wide ? decodedWide(all, wide) : decodedNarrow(all, tell));
}

/** Counts the lines that go by, for the error: readers hand on rows by the piece, and are not where the decoding is. */
async function* placed(text: AsyncIterable<string>): AsyncIterable<string> {
  let line = 1;
  let isCut = false;
  try {
    for await (const piece of text) {
      line += breaksIn(piece) - Number(isCut && piece.startsWith('\n'));
      isCut = piece === '' ? isCut : piece.endsWith('\r');
      yield piece;
    }
  } catch (error) {
    if (error instanceof NotText) error.line = line;
    throw error;
  }
}

/** Line breaks of all three kinds. */
function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) count += Number(text[at + 1] !== '\n');
  return count;
}

const highSurrogate = /[\uD800-\uDBFF]/;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

async function* decodedWide(bytes: Bytes, encoding: 'utf-16le' | 'utf-16be'): AsyncIterable<string> {
  /** Half a unit, and half a character of two. */
  let [held, half] = [Buffer.alloc(0), ''];
  let isFirst = true;
  for await (const chunk of bytes) {
    const joined = Buffer.concat([held, chunk]);
    const units = joined.subarray(0, joined.length - (joined.length % 2));
    held = Buffer.from(joined.subarray(units.length));
    let text = half + (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le');
    half = highSurrogate.test(text.at(-1) ?? '') ? text.slice(-1) : '';
    if (half) text = text.slice(0, -1);
    if (isFirst && text.startsWith('\uFEFF')) text = text.slice(1);
    isFirst &&= units.length === 0;
    if (text.isWellFormed()) yield text;
    else {
      yield text.slice(0, text.search(loneSurrogate));
      throw new NotText(notUtf16);
    }
  }
  if (held.length > 0 || half) throw new NotText(notUtf16);
}

/** Where the last character begins, when its end has not come yet; else the length. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** UTF-8; or Windows-1252 from the first character on that is none, where all before it is the same in both. */
async function* decodedNarrow(bytes: Bytes, tell: (encoding: Encoding) => void): AsyncIterable<string> {
  let held: Uint8Array = new Uint8Array();
  /** Characters of several bytes have been seen, so it is UTF-8. */
  let isSure = false;
  let isNarrow = false;
  let isFirst = true;
  const read = (piece: Buffer): string => {
    if (isNarrow) return windows1252(piece);
    if (!isUtf8(piece)) {
      if (isSure || !isAscii(Buffer.from(upToFault(piece))) || mostlyUtf8(piece)) throw new NotText(notUtf8);
      isNarrow = true;
      const text = windows1252(piece);
      tell('Windows-1252');
      return text;
    }
    isSure ||= !isAscii(piece);
    const text = piece.toString('utf8');
    const start = isFirst && text.startsWith('\uFEFF') ? 1 : 0;
    isFirst &&= text === '';
    return start ? text.slice(start) : text;
  };
  const take = function* take(piece: Buffer): Generator<string> {
    try {
      yield read(piece);
    } catch (error) {
      const none = error instanceof NotText && error.message === neither ? piece.findIndex((byte) => isNone[byte] === 1) : -1;
      yield none === -1 ? upToFault(piece) : windows1252(piece.subarray(0, none));
      throw error;
    }
  };
  for await (const chunk of bytes) {
    const joined = held.length > 0 ? Buffer.concat([held, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const length = isNarrow ? joined.length : wholeLength(joined);
    held = Uint8Array.from(joined.subarray(length));
    yield* take(joined.subarray(0, length));
  }
  if (held.length > 0) yield* take(Buffer.from(held));
}

/** Line by line: the sign that stands for what is no character may stand in the text itself. */
function upToFault(piece: Buffer): string {
  let begins = 0;
  for (let end = piece.indexOf(10); end !== -1 && isUtf8(piece.subarray(begins, end)); end = piece.indexOf(10, begins)) begins = end + 1;
  return piece.toString('utf8', 0, begins) + (piece.toString('utf8', begins).split('\uFFFD', 1)[0] ?? '');
}

/** Of the bytes beyond ASCII, do more than half stand as UTF-8 wants them? Then the rest is damage and no other encoding. */
function mostlyUtf8(piece: Buffer): boolean {
  const text = piece.toString('latin1');
  const beyond = text.match(/[\u0080-\u00FF]/g)?.length ?? 0;
  const fitting =
    text.match(/[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3}/g)?.join('').length ?? 0;
  return fitting * 2 > beyond;
}

/** 0x80 to 0x9F; a blank where there is no character. Some versions of Node take "windows-1252" for Latin-1, so we do it ourselves. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** By byte: 1 for those without a character, and for control characters that no text has. */
const isNone = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isControl = byte < 32 && ![9, 10, 12, 13, 26].includes(byte);
  return isControl || (byte >= 0x80 && byte <= 0x9f && upper[byte - 0x80] === ' ') ? 1 : 0;
});

/** @throws NotText for bytes that are none of its characters */
function windows1252(piece: Buffer): string {
  if (piece.some((byte) => isNone[byte] === 1)) throw new NotText(neither);
  return piece.toString('latin1').replaceAll(/[\u0080-\u009F]/g, (sign) => upper[sign.charCodeAt(0) - 0x80]!);
}
