/** Plays the video and knows which frame is seen. */
import type { Scope } from '../../../scope.ts';
import { fetchCopy } from './file-parts.ts';
import { createFrameCheck, type Shown } from './frame-check.ts';
import type { FrameClock } from './frame-clock.ts';

export type Player = {
  /** The frame that is seen, or will be once the browser has gone there. */
  readonly frame: number;
  /** Seconds; 0 until the browser knows. */
  readonly duration: number;
  readonly second: number;
  readonly playing: boolean;
  /** From here on frames are counted. */
  count(clock: FrameClock): void;
  play(): void;
  pause(): void;
  seekFrame(frame: number): void;
  seekSecond(second: number): void;
  setSpeed(times: number): void;
  setVolume(part: number): void;
};

export type PlayerEvents = {
  /** Another frame is seen. */
  moved(): void;
  /** Playing began or ended, or size and length became known. */
  changed(): void;
  failed(sentence: string): void;
  /** Pictures come at another rate than frames are counted with. */
  mistimed(seen: number): void;
};

export function createPlayer(scope: Scope, video: HTMLVideoElement, url: string, events: PlayerEvents): Player {
  const check = createFrameCheck();
  let clock: FrameClock | undefined;
  let frame = 1;
  /** Where the person wants to be; the browser follows. */
  let wished: number | undefined;

  function become(next: number): void {
    if (next === frame) return;
    frame = next;
    events.moved();
  }

  function go(second: number): void {
    wished = second;
    check.cut();
    if (video.readyState > 0) video.currentTime = second;
  }

  function watch(): void {
    if (scope.ended) return;
    if (typeof video.requestVideoFrameCallback === 'function') video.requestVideoFrameCallback((_, shown) => (see(shown), watch()));
    else scope.frame(() => (!video.paused && clock && become(clock.frameAt(video.currentTime)), watch()));
  }

  function see(shown: Shown): void {
    if (video.paused || !clock || scope.ended) return;
    become(clock.frameAt(shown.mediaTime));
    const seen = check.see(shown, clock.fps);
    if (seen !== undefined) events.mistimed(seen);
  }

  /** A server that cannot send parts of a file leaves the browser without a way to jump in it; a copy in memory has one. */
  async function mend(): Promise<void> {
    if (wished !== undefined) video.currentTime = wished;
    if (!Number.isFinite(video.duration) || canReach(video, video.duration) || video.src.startsWith('blob:')) return;
    const copy = await fetchCopy(url, scope.signal);
    if (!copy || scope.ended) return;
    const address = URL.createObjectURL(copy);
    scope.own(() => URL.revokeObjectURL(address));
    wished ??= video.currentTime;
    video.src = address;
  }

  scope.on(video, 'loadedmetadata', () => (events.changed(), void mend()));
  for (const name of ['play', 'durationchange', 'resize', 'loadeddata']) scope.on(video, name, () => events.changed());
  for (const name of ['pause', 'ended'])
    scope.on(video, name, () => {
      // What a paused player shows is one picture: everything from now on is about that one.
      // A busy browser may end without having told of its last pictures.
      if (clock && wished === undefined && video.ended) become(clock.frames);
      if (clock && wished === undefined) go(clock.middleOf(frame));
      events.changed();
    });
  scope.on(video, 'error', () =>
    events.failed('This video cannot be played here. Check that its address still works and that it is MP4 (H.264) or WebM; then reload the page.'),
  );
  scope.own(() => {
    video.pause();
    video.removeAttribute('src');
    video.load();
  });
  video.preload = 'auto';
  video.playsInline = true;
  video.src = url;
  watch();

  return {
    get frame() {
      return frame;
    },
    get duration() {
      return Number.isFinite(video.duration) ? video.duration : 0;
    },
    get second() {
      return wished ?? video.currentTime;
    },
    get playing() {
      return !video.paused && !video.ended;
    },
    count(counted) {
      clock = counted;
      frame = clock.frameAt(wished ?? video.currentTime);
      if (video.paused) go(clock.middleOf(frame));
    },
    play() {
      if (clock && frame >= clock.frames) go(0);
      wished = undefined;
      // Refused when the page may not play yet, or aborted by a pause that came first: nothing plays, which the button shows.
      video.play().catch(() => events.changed());
    },
    pause: () => video.pause(),
    seekFrame(next) {
      if (!clock) return;
      const within = Math.min(clock.frames, Math.max(1, next));
      go(clock.middleOf(within));
      become(within);
    },
    seekSecond(second) {
      go(second);
      if (clock) become(clock.frameAt(second));
    },
    setSpeed(times) {
      video.defaultPlaybackRate = times;
      video.playbackRate = times;
    },
    setVolume(part) {
      video.volume = part;
      video.muted = part === 0;
    },
  };
}

function canReach({ seekable }: HTMLVideoElement, second: number): boolean {
  return seekable.length > 0 && second <= seekable.end(seekable.length - 1) + 0.1;
}
