/** MP4 in fragments, as streams and recorders write it: it has no index of all pictures, so the first fragment speaks for all. */
import { boxesIn, boxIn, findBox } from './boxes.ts';
import { type ReadBytes, type Timing, viewOf } from './bytes.ts';

/** Bytes of a fragment's header. */
const largestHeader = 1_000_000;

/** `scale`: units per second of the track. */
export async function fragmentTiming(read: ReadBytes, movie: Uint8Array, track: number, scale: number): Promise<Timing | undefined> {
  const place = await findBox(read, 'moof');
  const fragment = place && place.length <= largestHeader ? await read(place.offset, place.length) : undefined;
  const length = (fragment && lengthIn(fragment, track)) || usualLength(movie, track);
  return length ? { fps: scale / length } : undefined;
}

/** Units of one picture, from the fragment's header, else the average of those it lists. */
function lengthIn(fragment: Uint8Array, track: number): number | undefined {
  for (const { name, bytes } of boxesIn(fragment)) {
    const header = name === 'traf' ? boxIn(bytes, 'tfhd') : undefined;
    if (!header || header.length < 8 || viewOf(header).getUint32(4) !== track) continue;
    const flags = viewOf(header).getUint32(0);
    const at = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
    if (flags & 8 && at + 4 <= header.length) return viewOf(header).getUint32(at);
    const list = boxIn(bytes, 'trun');
    return list && averageOf(list);
  }
  return undefined;
}

function averageOf(list: Uint8Array): number | undefined {
  if (list.length < 8) return undefined;
  const view = viewOf(list);
  const flags = view.getUint32(0);
  if (!(flags & 0x100)) return undefined;
  const size = [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length * 4;
  const start = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
  const count = Math.min(view.getUint32(4), Math.floor((list.length - start) / size));
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += view.getUint32(start + index * size);
  return count > 0 ? sum / count : undefined;
}

function usualLength(movie: Uint8Array, track: number): number | undefined {
  const announced = boxIn(movie, 'mvex');
  const usual =
    announced && boxesIn(announced).find(({ name, bytes }) => name === 'trex' && bytes.length >= 24 && viewOf(bytes).getUint32(4) === track);
  return usual && viewOf(usual.bytes).getUint32(12);
}
