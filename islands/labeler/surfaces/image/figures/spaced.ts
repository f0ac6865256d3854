import type { Grip } from '../../../tools/figure.ts';

/** CSS pixels between the middles of two grips: nearer ones hide each other and cannot be told apart by a hand. */
const least = 8;

/** Grips of points without those that stand on another's toes; the first, the last and the one in hand always stay. */
export function spaced(grips: readonly Grip[], scale: number, held: string | undefined): Grip[] {
  let before: Grip | undefined;
  return grips.filter((grip, index) => {
    const far = before && Math.hypot(grip.point.x - before.point.x, grip.point.y - before.point.y) * scale;
    const stays = far === undefined || far >= least || index === grips.length - 1 || grip.id === held;
    if (stays) before = grip;
    return stays;
  });
}
