/** Between seconds and frames of one video. Frames count from 1: frame 1 is the first picture. Pure. */
import type { Timing } from '#app/core/media/bytes.ts';

export type FrameClock = {
  fps: number;
  /** How many there are; at least 1. */
  frames: number;
  /** The frame that is shown at a second. */
  frameAt(second: number): number;
  /** A second at which the frame is shown for sure: its middle, since players round. */
  middleOf(frame: number): number;
  /** What is stored beside a frame's number: its number by the rate (formats 2.6). */
  timeOf(frame: number): number;
};

/** WebM rounds to milliseconds. */
const rounding = 0.0011;

/** `duration` in seconds counts where the file does not say how many pictures it has. */
export function createFrameClock({ fps, frames, times }: Timing, duration: number): FrameClock {
  const count = Math.max(1, frames ?? Math.round(duration * fps));
  const within = (frame: number) => Math.min(count, Math.max(1, frame));
  return {
    fps,
    frames: count,
    frameAt: (second) => within(times ? before(times, second + rounding) : Math.floor((second + rounding) * fps) + 1),
    middleOf(frame) {
      const index = within(frame) - 1;
      const start = times?.[index];
      if (start === undefined) return (index + 0.5) / fps;
      return (start + (times?.[index + 1] ?? start + 1 / fps)) / 2;
    },
    timeOf: (frame) => Math.round((frame / fps) * 1e6) / 1e6,
  };
}

/** How many of the times, which are in order, have come by a second. */
function before(times: Float64Array, second: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= second) low = middle + 1;
    else high = middle;
  }
  return low;
}
