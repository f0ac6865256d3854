/** Does what another player of the group has done. */
import type { SyncMove } from '../../sync.ts';
import type { Viewer } from './viewer.ts';

/** So far (seconds) two players may be apart while both play: to jump for less would stutter. */
const apart = 0.2;

export function follow({ player, stage }: Viewer, move: SyncMove): void {
  if (move.kind === 'speed') {
    player.setSpeed(move.speed);
    if ([...stage.speed.options].some(({ value }) => Number(value) === move.speed)) stage.speed.value = String(move.speed);
    return;
  }
  if (move.kind === 'pause') player.pause();
  if (move.kind !== 'play' || Math.abs(player.second - move.time) > apart) player.seekSecond(move.time);
  if (move.kind === 'play') player.play();
}
