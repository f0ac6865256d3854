/**
 * Boxes through a video (formats 2.6): key frames, and where a box is between them. Frames count from 1; places are percent of the
 * picture. A key frame that is enabled goes on to the next one, or to the end; one that is not is the last at which the box is there.
 */
import type { KeyFrame, Rectangle } from '../result.ts';

/** In order of frames, one for each; of two for the same frame the later one counts. The same list where it already is so. */
export function inOrder(sequence: readonly KeyFrame[]): readonly KeyFrame[] {
  if (sequence.every((key, index) => index === 0 || (sequence[index - 1]?.frame ?? 0) < key.frame)) return sequence;
  const byFrame = new Map(sequence.map((key) => [key.frame, key]));
  return [...byFrame.values()].toSorted((a, b) => a.frame - b.frame);
}

/** The last key frame at or before a frame. */
export function keyAt(sequence: readonly KeyFrame[], frame: number): KeyFrame | undefined {
  return inOrder(sequence).findLast((key) => key.frame <= frame);
}

/** Where the box is at a frame; undefined where it is not there. */
export function boxAt(sequence: readonly KeyFrame[], frame: number): Rectangle | undefined {
  const keys = inOrder(sequence);
  const index = keys.findLastIndex((key) => key.frame <= frame);
  const from = keys[index];
  if (!from || (!from.enabled && from.frame !== frame)) return undefined;
  const to = keys[index + 1];
  return to && from.frame !== frame ? between(from, to, (frame - from.frame) / (to.frame - from.frame)) : placeOf(from);
}

function placeOf({ x, y, width, height, rotation }: Rectangle): Rectangle {
  return { x, y, width, height, rotation };
}

/** `part` 0 is `a`, 1 is `b`. Degrees go straight from one to the other, as everybody who reads such files does it. */
function between(a: Rectangle, b: Rectangle, part: number): Rectangle {
  const mix = (from: number, to: number) => from + (to - from) * part;
  return {
    x: mix(a.x, b.x),
    y: mix(a.y, b.y),
    width: mix(a.width, b.width),
    height: mix(a.height, b.height),
    rotation: mix(a.rotation, b.rotation),
  };
}

/** Stretches of frames (both ends included) at which the box is there; `last` is the video's last frame. */
export function lifespans(sequence: readonly KeyFrame[], last: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start: number | undefined;
  for (const { frame, enabled } of inOrder(sequence)) {
    start ??= frame;
    if (enabled) continue;
    spans.push({ start, end: frame });
    start = undefined;
  }
  return start === undefined ? spans : [...spans, { start, end: Math.max(start, last) }];
}

/** The sequence with the box at a frame put somewhere: changes the key frame there, or makes one that goes on as the box does. */
export function withBox(sequence: readonly KeyFrame[], frame: number, place: Rectangle, time: number): KeyFrame[] {
  const here = inOrder(sequence).find((key) => key.frame === frame);
  const { auto: _, ...kept } = here ?? { frame, enabled: keyAt(sequence, frame)?.enabled ?? true, time };
  return withKey(sequence, { ...kept, ...placeOf(place) });
}

/** The key frame in its place, instead of another for the same frame. */
export function withKey(sequence: readonly KeyFrame[], key: KeyFrame): KeyFrame[] {
  return [...inOrder([...sequence.filter(({ frame }) => frame !== key.frame), key])];
}

/** The frame a key frame can be put at when it is wanted at `to`: between its neighbours, within the video of `last` frames. */
export function frameFor(sequence: readonly KeyFrame[], from: number, to: number, last: number): number {
  const keys = inOrder(sequence);
  const index = keys.findIndex(({ frame }) => frame === from);
  const low = (keys[index - 1]?.frame ?? 0) + 1;
  const high = (keys[index + 1]?.frame ?? Math.max(last, from) + 1) - 1;
  return index < 0 ? from : Math.max(low, Math.min(high, to));
}

/** The key frame at `from` stands at another frame, which `frameFor` has answered; what it says else stays. */
export function withKeyAt(sequence: readonly KeyFrame[], from: number, frame: number, time: number): KeyFrame[] {
  return [...inOrder(sequence)].map((key) => (key.frame === from && frame !== from ? { ...key, frame, time } : key));
}

export function withoutKey(sequence: readonly KeyFrame[], frame: number): KeyFrame[] {
  return sequence.filter((key) => key.frame !== frame);
}

/**
 * Every frame at which the box is there, as the export option `interpolate_key_frames` writes it: key frames as they are, the others
 * with `auto` and a time in hundredths of a second.
 */
export function everyFrame(sequence: readonly KeyFrame[], last: number, fps: number): KeyFrame[] {
  const keys = inOrder(sequence);
  return keys.flatMap((key, index) => {
    const next = keys[index + 1];
    const count = key.enabled ? Math.max(0, (next ? next.frame - 1 : last) - key.frame) : 0;
    const added = Array.from({ length: count }, (_, step): KeyFrame => {
      const frame = key.frame + step + 1;
      const place = next ? between(key, next, (step + 1) / (next.frame - key.frame)) : placeOf(key);
      return { ...place, frame, enabled: true, time: Math.round((frame / fps) * 100) / 100, auto: true };
    });
    return [key, ...added];
  });
}
