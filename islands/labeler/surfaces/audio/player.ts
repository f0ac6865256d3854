/** Plays the sound: the browser's own player without its face. Playing never depends on the wave being drawn. */
import type { Scope } from '../../../scope.ts';
import { createSeeker } from './seeker.ts';

export type Player = {
  /** Fetches as much of the sound as says how long it is. */
  prepare(): void;
  /** Seconds; 0 until the browser knows. */
  readonly duration: number;
  readonly at: number;
  readonly playing: boolean;
  /** Plays on from here, or pauses. */
  toggle(): void;
  play(): void;
  pause(): void;
  seek(second: number): void;
  /** Plays a stretch once, or over and over while `isLooping`. */
  playStretch(start: number, end: number): void;
  setSpeed(times: number): void;
  setVolume(part: number): void;
};

export type PlayerEvents = {
  /** The playhead moved; every frame while playing. */
  moved(): void;
  /** Playing began or ended, or the duration became known. */
  changed(): void;
  /** The browser cannot play it. */
  failed(sentence: string): void;
  /** Should the stretch that is being played begin again at its end? */
  isLooping(): boolean;
};

export function createPlayer(scope: Scope, url: string, events: PlayerEvents): Player {
  const audio = document.createElement('audio');
  audio.preload = 'none';
  // Slower or faster, a voice keeps its pitch.
  audio.preservesPitch = true;
  let stretch: { start: number; end: number } | undefined;
  let cancelFrame = () => undefined as void;

  function tick(): void {
    if (stretch && audio.currentTime >= stretch.end) {
      if (events.isLooping()) audio.currentTime = stretch.start;
      else pauseAt(stretch.end);
    }
    events.moved();
    cancelFrame();
    if (!audio.paused) cancelFrame = scope.frame(tick);
  }

  function pauseAt(second: number): void {
    audio.pause();
    audio.currentTime = second;
    stretch = undefined;
  }

  function play(): void {
    // Refused when the page may not play yet, or aborted by a pause that came first: nothing plays, which the button shows.
    audio.play().catch(() => events.changed());
  }

  const seeker = createSeeker(scope, audio, url, play);
  scope.on(audio, 'timeupdate', tick);
  scope.on(audio, 'play', () => (events.changed(), tick()));
  for (const name of ['pause', 'ended', 'loadedmetadata', 'durationchange']) scope.on(audio, name, () => events.changed());
  scope.on(audio, 'error', () =>
    events.failed(
      'This sound cannot be played here. Check that its address still works and that it is WAV, MP3, OGG, FLAC or M4A; then reload the page.',
    ),
  );
  scope.own(() => {
    audio.pause();
    audio.removeAttribute('src');
    audio.load();
  });
  audio.src = url;

  return {
    prepare() {
      audio.preload = 'metadata';
    },
    get duration() {
      return Number.isFinite(audio.duration) ? audio.duration : 0;
    },
    get at() {
      return seeker.at;
    },
    get playing() {
      return !audio.paused;
    },
    toggle() {
      stretch = undefined;
      if (audio.paused) play();
      else audio.pause();
    },
    play,
    pause: () => audio.pause(),
    seek(second) {
      if (stretch && (second < stretch.start || second > stretch.end)) stretch = undefined;
      seeker.goTo(Math.max(0, second));
      events.moved();
    },
    playStretch(start, end) {
      stretch = { start, end };
      seeker.goTo(start);
      play();
    },
    setSpeed(times) {
      audio.defaultPlaybackRate = times;
      audio.playbackRate = times;
    },
    setVolume: (part) => void (audio.volume = part),
  };
}
