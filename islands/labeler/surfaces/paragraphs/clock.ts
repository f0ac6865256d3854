/** Where the sound of a dialogue is: that of its own player, or of another tag that it keeps together with (formats 1.2, sync). */
import type { Scope } from '../../../scope.ts';
import type { SyncMove } from '../../sync.ts';
import { createPlayer } from '../audio/player.ts';

export type Clock = {
  /** Seconds. */
  readonly at: number;
  readonly playing: boolean;
  /** Of its own player; 0 where there is none or it is not known yet. */
  readonly duration: number;
  play(start: number, end?: number): void;
  toggle(): void;
  seek(second: number): void;
  /** Does what another did. */
  follow(move: SyncMove): void;
};

export type ClockEvents = { moved(): void; failed(sentence: string): void; tell(move: SyncMove): void };

/** Plays the sound itself. */
export function createOwnClock(scope: Scope, url: string, { moved, failed, tell }: ClockEvents): Clock {
  let told = false;
  const player = createPlayer(scope, url, {
    moved,
    failed,
    isLooping: () => false,
    changed() {
      moved();
      if (player.playing === told) return;
      told = player.playing;
      tell({ kind: told ? 'play' : 'pause', time: player.at });
    },
  });
  return {
    get at() {
      return player.at;
    },
    get playing() {
      return player.playing;
    },
    get duration() {
      return player.duration;
    },
    play: (start, end) => (end === undefined ? (player.seek(start), player.playing || player.toggle()) : player.playStretch(start, end)),
    toggle: () => player.toggle(),
    seek(second) {
      player.seek(second);
      tell({ kind: 'seek', time: second });
    },
    follow(move) {
      if (move.kind === 'speed') return player.setSpeed(move.speed);
      // A player that tells while it plays need not be moved by what it hears of itself.
      if (Math.abs(player.at - move.time) > 0.2) player.seek(move.time);
      if (move.kind !== 'seek' && player.playing !== (move.kind === 'play')) player.toggle();
    },
  };
}

/** Counts along with another player, which does the playing. */
export function createFollowingClock(scope: Scope, { moved, tell }: ClockEvents): Clock {
  let at = 0;
  let speed = 1;
  let until: number | undefined;
  let last: number | undefined;

  function tick(now: number): void {
    if (last === undefined) return;
    at += ((now - last) / 1000) * speed;
    last = now;
    if (until !== undefined && at >= until) pause(until);
    else scope.frame(tick);
    moved();
  }

  function run(): void {
    if (last !== undefined) return;
    last = performance.now();
    scope.frame(tick);
  }

  function pause(time: number): void {
    last = undefined;
    until = undefined;
    at = time;
    tell({ kind: 'pause', time });
  }

  return {
    get at() {
      return at;
    },
    get playing() {
      return last !== undefined;
    },
    duration: 0,
    play(start, end) {
      at = start;
      until = end;
      tell({ kind: 'seek', time: start });
      tell({ kind: 'play', time: start });
      run();
      moved();
    },
    toggle() {
      if (last !== undefined) return pause(at);
      tell({ kind: 'play', time: at });
      run();
    },
    seek(second) {
      at = second;
      tell({ kind: 'seek', time: second });
      moved();
    },
    follow(move) {
      if (move.kind === 'speed') return void (speed = move.speed);
      at = move.time;
      if (move.kind === 'play') run();
      else if (move.kind === 'pause') last = undefined;
      moved();
    },
  };
}
