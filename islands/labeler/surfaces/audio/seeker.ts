/** Where a player's head is and can go, also before the sound is there and where its server cannot send parts of a file. */
import type { Scope } from '../../../scope.ts';
import { fetchWhole, forgetWhole } from './load.ts';

export type Seeker = {
  /** Seconds; where the person has put the playhead, even while the browser cannot go there yet. */
  readonly at: number;
  goTo(second: number): void;
};

/** `resume` plays on after the sound was exchanged for its copy. */
export function createSeeker(scope: Scope, audio: HTMLAudioElement, url: string, resume: () => void): Seeker {
  let wished: number | undefined;

  function goTo(second: number): void {
    wished = canReach(audio, second) ? undefined : second;
    if (wished === undefined) audio.currentTime = second;
  }

  /** A server that cannot send parts of a file leaves the browser without a way to jump in it; a copy in memory has one. */
  async function mend(): Promise<void> {
    if (wished !== undefined) goTo(wished);
    if (canReach(audio, audio.duration)) forgetWhole(url);
    if (!Number.isFinite(audio.duration) || canReach(audio, audio.duration) || audio.src.startsWith('blob:')) return;
    const whole = await fetchWhole(url, scope.signal);
    if (!whole || scope.ended) return;
    const copy = URL.createObjectURL(whole);
    scope.own(() => URL.revokeObjectURL(copy));
    const { paused } = audio;
    wished ??= audio.currentTime;
    audio.src = copy;
    if (!paused) resume();
  }

  scope.on(audio, 'loadedmetadata', () => void mend());
  scope.own(() => forgetWhole(url));
  return {
    get at() {
      return wished ?? audio.currentTime;
    },
    goTo,
  };
}

function canReach({ seekable }: HTMLAudioElement, second: number): boolean {
  return seekable.length > 0 && second <= seekable.end(seekable.length - 1) + 0.1;
}
