/** Where the frames of a track lie in an MP4 file: by its index, or by those of its fragments. */
import { boxIn, headerAt } from './boxes.ts';
import { type FragmentPart, largestHeader, partsIn, usualOf } from './fragments.ts';
import { Malformed, type ReadBytes, viewOf } from './bytes.ts';
import { idOf, type Track } from './tracks.ts';

/** Frames one behind the other. How many there are is only said: nothing is to be made of it before it is read. */
export type FrameRun = { offset: number; count: number; sizeAt: (index: number) => number };

/** Boxes at the top of a file in fragments: those of a day in pieces of a second. */
const mostBoxes = 200_000;

/** In the order in which they are played. */
export async function* framesOf(track: Track, read: ReadBytes): AsyncIterable<FrameRun> {
  yield* indexedFrames(track.media);
  if (boxIn(track.movie, 'mvex')) yield* fragmentFrames(track, read);
}

function* indexedFrames(media: Uint8Array): Iterable<FrameRun> {
  const table = boxIn(media, 'minf', 'stbl');
  const [sizes, chunks] = [table && tableIn(table, 'stsz', 12), table && tableIn(table, 'stsc', 8)];
  const offsets = table && (tableIn(table, 'stco', 8) ?? tableIn(table, 'co64', 8));
  if (!table || !sizes || !chunks || !offsets) return;
  const isLong = !boxIn(table, 'stco');
  const usual = sizes.getUint32(4);
  const count = Math.min(sizes.getUint32(8), usual > 0 ? Infinity : Math.floor((sizes.byteLength - 12) / 4));
  const perChunk = runLengths(chunks);
  let first = 0;
  for (let index = 0; index < rowsIn(offsets, isLong ? 8 : 4) && first < count; index += 1) {
    const frames = Math.min(perChunk(index), count - first);
    // Empty ones cost nothing, however many are claimed.
    if (frames === 0) continue;
    const start = first;
    const offset = isLong ? Number(offsets.getBigUint64(8 + index * 8)) : offsets.getUint32(8 + index * 4);
    yield { offset, count: frames, sizeAt: (frame) => usual || sizes.getUint32(12 + (start + frame) * 4) };
    first += frames;
  }
}

function tableIn(table: Uint8Array, name: string, least: number): DataView | undefined {
  const found = boxIn(table, name);
  return found && found.length >= least ? viewOf(found) : undefined;
}

const rowsIn = (view: DataView, width: number): number => Math.min(view.getUint32(4), Math.floor((view.byteLength - 8) / width));

/** Frames of a chunk, asked for in order: each entry says how many those from its first chunk on have. */
function runLengths(view: DataView): (chunk: number) => number {
  let entry = 0;
  return (chunk) => {
    while (entry + 1 < rowsIn(view, 12) && view.getUint32(8 + (entry + 1) * 12) <= chunk + 1) entry += 1;
    return entry < rowsIn(view, 12) ? view.getUint32(12 + entry * 12) : 0;
  };
}

async function* fragmentFrames(track: Track, read: ReadBytes): AsyncIterable<FrameRun> {
  const id = idOf(track);
  const usual = usualOf(track.movie, id);
  let at = 0;
  for (let count = 0; count < mostBoxes && Number.isSafeInteger(at); count += 1) {
    const box = headerAt(viewOf(await read(at, 16)), 0);
    if (!box) return;
    if (box.name === 'moof' && box.length <= largestHeader) {
      for (const part of partsIn(await read(at + box.offset, box.length), id)) yield* runsIn({ ...usual, ...part }, at);
    }
    at += box.offset + box.length;
  }
}

/** `start`: where the fragment begins in the file. */
function* runsIn(part: FragmentPart, start: number): Iterable<FrameRun> {
  let next = part.base ?? start;
  for (const { offset, count, sizeAt } of part.lists) {
    const from = offset === undefined ? next : (part.base ?? start) + offset;
    const sizeOf = sizeAt ?? (() => part.size ?? 0);
    yield { offset: from, count, sizeAt: sizeOf };
    next = from;
    // A list that says its sizes is as long as its bytes; one that does not is reckoned.
    if (sizeAt) for (let index = 0; index < count; index += 1) next += sizeAt(index);
    else next += count * sizeOf(0);
  }
}

/** The bytes of each frame, as many together as are at hand. Ends where the file does. */
export async function* bytesOf(
  runs: AsyncIterable<FrameRun>,
  read: ReadBytes,
  most: { bytes: number; frames: number; frame: number },
): AsyncIterable<Uint8Array[]> {
  for await (const { offset, count, sizeAt } of runs) {
    let at = offset;
    for (let index = 0; index < count;) {
      const sizes: number[] = [];
      let length = 0;
      while (index < count && sizes.length < most.frames && length < most.bytes) {
        const size = sizeAt(index);
        if (size > most.frame) throw new Malformed('a frame is larger than frames are');
        sizes.push(size);
        length += size;
        index += 1;
      }
      if (at < 0 || !Number.isSafeInteger(at + length)) throw new Malformed('a frame lies in no file');
      const bytes = await read(at, length);
      let start = 0;
      const whole = sizes.flatMap((size) => {
        start += size;
        return start <= bytes.length ? [bytes.subarray(start - size, start)] : [];
      });
      if (whole.length > 0) yield whole;
      if (bytes.length < length) return;
      at += length;
    }
  }
}
