/** The sound of an M4A -> its frames, as `m4a.mjs` takes them. The index may stand behind them, so that the file is read here and there. */
import { boxIn } from '#app/core/media/boxes.ts';
import { Malformed, readAhead, type ReadBytes, viewOf } from '#app/core/media/bytes.ts';
import { bytesOf, framesOf } from '#app/core/media/frames.ts';
import { findTrack, shownOf, type Track } from '#app/core/media/tracks.ts';

/** Bytes that are fetched at once: of a bucket, each time takes long. */
const window = 1_000_000;
const atOnce = { bytes: 64_000, frames: 1000, frame: 65_535 };

/** Undefined where it holds no sound of AAC, or not as open bytes. */
export async function m4aFrames(read: ReadBytes): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    const track = await findTrack(read, 'soun');
    const config = track && configOf(track);
    return track && config && packed(track, headOf(track, config), readAhead(read, window));
  } catch (error) {
    return unlessMalformed(error);
  }
}

function unlessMalformed(error: unknown): undefined {
  if (!(error instanceof Malformed || error instanceof RangeError)) throw error;
}

function headOf(track: Track, config: Uint8Array): Buffer {
  const { lead, skipped, seconds } = shownOf(track);
  const head = { config: Buffer.from(config).toString('hex'), lead: lead / track.scale, skipped: skipped / track.scale, seconds };
  return Buffer.from(JSON.stringify(head));
}

async function* packed(track: Track, head: Uint8Array, read: ReadBytes): AsyncIterable<Uint8Array> {
  yield withLength(head);
  try {
    for await (const frames of bytesOf(framesOf(track, read), read, atOnce)) yield Buffer.concat(frames.map(withLength));
  } catch (error) {
    // What was read so far counts, as of a file that is cut off.
    unlessMalformed(error);
  }
}

function withLength(frame: Uint8Array): Buffer {
  const packet = Buffer.alloc(2 + frame.length);
  packet.writeUInt16BE(frame.length);
  packet.set(frame, 2);
  return packet;
}

/** Bytes of what describes a sound before its boxes, by the version of QuickTime. */
const entryHeads: Record<number, number> = { 0: 28, 1: 44, 2: 64 };
/** Kinds of MPEG's sounds that are AAC: of MPEG-4, and three of MPEG-2. */
const isAac = (kind: number): boolean => kind === 0x40 || (kind >= 0x66 && kind <= 0x68);

/** What decoders need to know first (AudioSpecificConfig). */
function configOf({ media }: Track): Uint8Array | undefined {
  const list = boxIn(media, 'minf', 'stbl', 'stsd');
  const entry = list && boxIn(list.subarray(8), 'mp4a');
  if (!entry || entry.length < 28) return undefined;
  const boxes = entry.subarray(entryHeads[viewOf(entry).getUint16(8)] ?? 28);
  const description = boxIn(boxes, 'esds') ?? boxIn(boxes, 'wave', 'esds');
  return description && configIn(description.subarray(4));
}

const tags = { stream: 3, decoder: 4, config: 5 };

/** Of descriptors (ISO/IEC 14496-1, 7.2.6) one in the other. */
function configIn(descriptors: Uint8Array): Uint8Array | undefined {
  const stream = descriptorIn(descriptors, tags.stream);
  const flags = stream?.[2] ?? 0;
  // An id, the flags, and what they announce: another stream, an address, a clock.
  const address = flags & 0x40 ? 1 + (stream?.[3 + (flags & 0x80 ? 2 : 0)] ?? 0) : 0;
  const decoder = stream && descriptorIn(stream.subarray(3 + (flags & 0x80 ? 2 : 0) + address + (flags & 0x20 ? 2 : 0)), tags.decoder);
  if (!decoder || decoder.length < 13 || !isAac(decoder[0]!)) return undefined;
  const config = descriptorIn(decoder.subarray(13), tags.config);
  return config && config.length >= 2 && config.length <= atOnce.frame / 4 ? config : undefined;
}

/** The first with a tag; lengths are written in 7 bits of up to 4 bytes. */
function descriptorIn(bytes: Uint8Array, tag: number): Uint8Array | undefined {
  for (let at = 0; at + 1 < bytes.length;) {
    const found = bytes[at];
    let length = 0;
    let more = true;
    for (at += 1; more && at < bytes.length; at += 1) {
      length = ((length << 7) | (bytes[at]! & 0x7f)) & 0xf_ff_ff_ff;
      more = bytes[at]! >= 0x80;
    }
    if (found === tag) return bytes.subarray(at, at + length);
    at += length;
  }
  return undefined;
}
