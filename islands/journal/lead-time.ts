/** Active time: half-second windows in which the person did something (formats 2.9). A page left open counts nothing. */
import type { Scope } from '../scope.ts';

const windowMs = 500;
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'input', 'touchmove'] as const;

export type LeadTime = { seconds(): number };

/** `before`: seconds counted earlier, on this or another page. */
export function countLeadTime(scope: Scope, target: EventTarget, before: number, now: () => number = () => performance.now()): LeadTime {
  let windows = 0;
  let last = -1;
  const active = () => {
    const current = Math.floor(now() / windowMs);
    if (current !== last) windows += 1;
    last = current;
  };
  for (const sign of signs) scope.on(target, sign, active, { passive: true, capture: true });
  return { seconds: () => before + (windows * windowMs) / 1000 };
}
