/** A series that keeps together with a player (`sync`): the cursor follows it, and leads it where the person puts the cursor. */
import type { Chart } from './chart.ts';
import { goTo } from './acts.ts';

/** Numbers without a date count seconds, as players do. */
export function bindSync(chart: Chart): { moved(): void } | undefined {
  const { sync, object, scope, times } = chart;
  const group = object.tag.attributes.sync;
  if (!group) return undefined;
  const perSecond = times.isDate ? 1000 : 1;
  let speed = 1;
  let stop: (() => void) | undefined;

  function run(from: number): void {
    let began: number | undefined;
    const tick = (now: number) => {
      began ??= now;
      goTo(chart, (from + ((now - began) / 1000) * speed) * perSecond);
      stop = scope.frame(tick);
    };
    stop?.();
    stop = scope.frame(tick);
  }

  const member = sync.join(object.name, group, (move) => {
    if (move.kind === 'speed') speed = move.speed;
    else {
      stop?.();
      stop = undefined;
      goTo(chart, move.time * perSecond);
      if (move.kind === 'play') run(move.time);
    }
  });
  scope.own(() => member.leave());
  return { moved: () => member.tell({ kind: 'seek', time: chart.at / perSecond }) };
}
