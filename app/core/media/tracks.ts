/** The index of an MP4 or QuickTime file: its tracks, and what each says of itself. */
import { boxesIn, boxIn, findBox } from './boxes.ts';
import { type ReadBytes, viewOf } from './bytes.ts';

/** Bytes of an index: two hours of video at 60 pictures a second take some 10 MB, a day of sound 20 MB. */
const largestIndex = 64_000_000;

export type Track = { movie: Uint8Array; bytes: Uint8Array; media: Uint8Array; /** Units per second. */ scale: number };

/** The first track of a kind: `vide`, `soun`. */
export async function findTrack(read: ReadBytes, kind: string): Promise<Track | undefined> {
  const place = await findBox(read, 'moov');
  if (!place || place.length === 0 || place.length > largestIndex) return undefined;
  const movie = await read(place.offset, place.length);
  const track = boxesIn(movie).find(({ name, bytes }) => name === 'trak' && handlerOf(bytes) === kind)?.bytes;
  const media = track && boxIn(track, 'mdia');
  const scale = media && timescaleOf(media);
  return track && media && scale ? { movie, bytes: track, media, scale } : undefined;
}

function handlerOf(track: Uint8Array): string {
  const handler = boxIn(track, 'mdia', 'hdlr');
  return handler && handler.length >= 12 ? String.fromCharCode(...handler.subarray(8, 12)) : '';
}

export function idOf({ bytes }: Track): number {
  const header = boxIn(bytes, 'tkhd');
  const at = header?.[0] === 1 ? 20 : 12;
  return header && header.length >= at + 4 ? viewOf(header).getUint32(at) : 0;
}

/** Units per second. */
function timescaleOf(media: Uint8Array): number | undefined {
  const header = boxIn(media, 'mdhd');
  if (!header || header.length < 24) return undefined;
  return viewOf(header).getUint32(header[0] === 1 ? 20 : 12);
}

/** What players play of a track. */
export type Shown = {
  /** Units of an empty stretch before it. */
  lead: number;
  /** Units that are cut off its beginning. */
  skipped: number;
  /** Of what is shown behind that, where it is said. */
  seconds?: number;
};

export function shownOf({ bytes, movie, scale }: Track): Shown {
  const list = boxIn(bytes, 'edts', 'elst');
  const header = boxIn(movie, 'mvhd');
  const shown: Shown = { lead: 0, skipped: 0 };
  if (!list || list.length < 8 || !header || header.length < 24) return shown;
  const movieScale = viewOf(header).getUint32(header[0] === 1 ? 20 : 12);
  const view = viewOf(list);
  const isLong = list[0] === 1;
  const size = isLong ? 20 : 12;
  let begun = false;
  for (let index = 0; index < view.getUint32(4) && 8 + (index + 1) * size <= list.length; index += 1) {
    const at = 8 + index * size;
    const units = isLong ? Number(view.getBigUint64(at)) : view.getUint32(at);
    const seconds = movieScale > 0 ? units / movieScale : 0;
    const from = isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4);
    if (from >= 0 && !begun) shown.skipped = from;
    else if (!begun) shown.lead += seconds * scale;
    begun ||= from >= 0;
    if (begun && seconds > 0) shown.seconds = (shown.seconds ?? 0) + seconds;
  }
  return shown;
}
