/** MP4 in fragments, as streams and recorders write it: it has no index of all there is, but each fragment one of its own. */
import { boxesIn, boxIn, findBox } from './boxes.ts';
import { type ReadBytes, type Timing, viewOf } from './bytes.ts';

/** Bytes of a fragment's header. */
export const largestHeader = 1_000_000;

/** Of pictures: the first fragment speaks for all. `scale`: units per second of the track. */
export async function fragmentTiming(read: ReadBytes, movie: Uint8Array, track: number, scale: number): Promise<Timing | undefined> {
  const place = await findBox(read, 'moof');
  const fragment = place && place.length <= largestHeader ? await read(place.offset, place.length) : undefined;
  const length = (fragment && lengthIn(fragment, track)) || usualOf(movie, track)?.length;
  return length ? { fps: scale / length } : undefined;
}

/** Units of one picture, from the fragment's header, else the average of those it lists. */
function lengthIn(fragment: Uint8Array, track: number): number | undefined {
  const part = partsIn(fragment, track)[0];
  if (!part) return undefined;
  if (part.length !== undefined) return part.length;
  const [list] = part.lists;
  if (!list?.lengthAt) return undefined;
  let sum = 0;
  for (let index = 0; index < list.count; index += 1) sum += list.lengthAt(index);
  return list.count > 0 ? sum / list.count : undefined;
}

/** What a fragment, or the file before all of them, says where a list says nothing: units of time, and bytes. */
type Usual = { length?: number; size?: number };
/** What a fragment holds of one track. `base`: where offsets count from in the file; undefined for the beginning of the fragment. */
export type FragmentPart = Usual & { base?: number; lists: FragmentList[] };
/** `offset`: in bytes; undefined for where the list before it ends. */
export type FragmentList = { offset?: number; count: number; lengthAt?: (index: number) => number; sizeAt?: (index: number) => number };

/** `fragment`: what is in its box. */
export function partsIn(fragment: Uint8Array, track: number): FragmentPart[] {
  return boxesIn(fragment).flatMap(({ name, bytes }) => {
    const header = name === 'traf' ? boxIn(bytes, 'tfhd') : undefined;
    if (!header || header.length < 8 || viewOf(header).getUint32(4) !== track) return [];
    const lists = boxesIn(bytes).filter((box) => box.name === 'trun' && box.bytes.length >= 8);
    return [{ ...headOf(header), lists: lists.map((box) => listIn(box.bytes)) }];
  });
}

/** Of fields that stand one after the other where a flag says so, those that fit. */
function headOf(header: Uint8Array): Usual & { base?: number } {
  const view = viewOf(header);
  const flags = view.getUint32(0);
  let at = 8;
  const next = (flag: number, size: number): number | undefined => {
    if (!(flags & flag) || at + size > header.length) return undefined;
    at += size;
    return at - size;
  };
  const base = next(1, 8);
  next(2, 4);
  const [length, size] = [next(8, 4), next(16, 4)];
  return {
    ...(base !== undefined && { base: Number(view.getBigUint64(base)) }),
    ...(length !== undefined && { length: view.getUint32(length) }),
    ...(size !== undefined && { size: view.getUint32(size) }),
  };
}

/** Where entries have a size, no more of them than there are; others are only counted. */
function listIn(list: Uint8Array): FragmentList {
  const view = viewOf(list);
  const flags = view.getUint32(0);
  const width = [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length * 4;
  const start = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
  const most = width > 0 ? Math.max(0, Math.floor((list.length - start) / width)) : Infinity;
  const field = (at: number) => (index: number) => view.getUint32(start + index * width + at);
  return {
    ...(flags & 1 && list.length >= 12 && { offset: view.getInt32(8) }),
    count: Math.min(view.getUint32(4), most),
    ...(flags & 0x100 && { lengthAt: field(0) }),
    ...(flags & 0x200 && { sizeAt: field(flags & 0x100 ? 4 : 0) }),
  };
}

/** What the file announces for all its fragments. */
export function usualOf(movie: Uint8Array, track: number): Usual | undefined {
  const announced = boxIn(movie, 'mvex');
  const usual =
    announced && boxesIn(announced).find(({ name, bytes }) => name === 'trex' && bytes.length >= 24 && viewOf(bytes).getUint32(4) === track);
  return usual && { length: viewOf(usual.bytes).getUint32(12), size: viewOf(usual.bytes).getUint32(16) };
}
