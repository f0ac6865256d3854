/** A sound that keeps together with other players and with time series (`sync`): what one does, the others do. */
import type { SyncMember, SyncMove } from '../../sync.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Player } from './player.ts';

export type Together = {
  /** The player has begun or stopped, by itself or by the person. */
  changed(): void;
  /** The person has put the playhead somewhere. */
  sought(): void;
  spedTo(speed: number): void;
};

/** Clocks that differ by less are left alone: a jump would be heard. Seconds. */
const sameTime = 0.25;

export function keepTogether({ sync, object, scope }: SurfaceContext, player: () => Player, showSpeed: (speed: number) => void): Together {
  const group = object.tag.attributes.sync;
  /** What the others know: a player tells its own play and pause later than it was told to. */
  let playing = false;
  const member: SyncMember = sync.join(object.name, group, (move: SyncMove) => {
    if (move.kind === 'speed') return showSpeed(move.speed);
    playing = move.kind === 'play' || (move.kind === 'seek' && playing);
    if (Math.abs(player().at - move.time) > (move.kind === 'play' ? sameTime : 0)) player().seek(move.time);
    if (move.kind === 'play') player().play();
    if (move.kind === 'pause') player().pause();
  });
  scope.own(() => member.leave());
  return {
    changed() {
      if (player().playing === playing) return;
      playing = player().playing;
      member.tell({ kind: playing ? 'play' : 'pause', time: player().at });
    },
    sought: () => member.tell({ kind: 'seek', time: player().at }),
    spedTo: (speed) => member.tell({ kind: 'speed', speed }),
  };
}
