/** Whether the pictures that the browser shows come at the rate that frames are counted with. Pure. */

export type Shown = { /** Seconds. */ mediaTime: number; /** Pictures shown so far. */ presentedFrames: number };

/** So many pictures must have come one after the other. */
const enough = 12;

export type FrameCheck = {
  /** Hears of each picture while it plays; answers the rate that was seen, once, where it is another one. */
  see(shown: Shown, fps: number): number | undefined;
  /** The next picture follows on no other: after a jump. */
  cut(): void;
};

export function createFrameCheck(): FrameCheck {
  let last: Shown | undefined;
  let steps: number[] = [];
  let told = false;
  return {
    see(shown, fps) {
      const step = last && shown.presentedFrames === last.presentedFrames + 1 ? shown.mediaTime - last.mediaTime : 0;
      last = shown;
      if (told || step <= 0) return undefined;
      steps.push(step);
      if (steps.length < enough) return undefined;
      // A slow machine leaves pictures out, which makes steps longer but never shorter.
      const shortest = steps.toSorted((a, b) => a - b)[2] ?? 0;
      steps = steps.slice(-enough + 1);
      const seen = 1 / shortest;
      if (Math.abs(seen / fps - 1) < 0.1) return undefined;
      told = true;
      return Math.round(seen * 100) / 100;
    },
    cut() {
      last = undefined;
    },
  };
}
