/** Keys for the points of a region, and for a drawing that goes point by point. They count while the picture has focus. */
import type { Command } from '../../commands.ts';
import type { ImageRegion } from '#app/core/labeling/result.ts';
import { freeRegion } from '../../tools/gestures.ts';
import { bendStop, heldStop, insertStop, moveStop, removeStop, stepStop } from '../../tools/stops.ts';
import { toolNamed } from '../../tools/tools.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Cursor } from './cursor.ts';
import { arrows, stepOf } from './keyboard.ts';
import type { Reading } from './reading.ts';
import type { Viewport } from './viewport.ts';
import { stepBack } from './zoom.ts';

export type PointKeys = {
  /** What counts now: of a drawing under way, or of the point that keys act on. Before all other keys of the picture. */
  now(): Command[];
  /** Always to be found in the help. */
  always: readonly Command[];
};

type Parts = { surface: SurfaceContext; reading: Reading; viewport: Viewport; cursor: Cursor; within: HTMLElement };

export function createPointKeys({ surface, reading, viewport, cursor, within }: Parts): PointKeys {
  const { store, kits, object, editable, announce } = surface;
  if (!editable) return { now: () => [], always: [] };

  const tool = () => toolNamed(kits, store.get().view.tool).byPoints;
  const region = () => freeRegion(reading.tools(), store.get().selected);
  const figureOf = (one: ImageRegion) => reading.tools().figure(one);

  function held(): { region: ImageRegion; stop: string } | undefined {
    const one = region();
    const stop = one && heldStop(store.get(), one, figureOf(one));
    return one && stop !== undefined ? { region: one, stop } : undefined;
  }

  const command = (id: string, title: string, keys: string[], run: Command['run'], blocked?: Command['blocked']): Command => ({
    id: `${id}:${object.name}`,
    title,
    group: 'Tools',
    keys,
    within,
    run,
    blocked,
  });

  const hasPoints = () => {
    const one = region();
    if (!one) return 'Select a region first: Tab goes through them.';
    return figureOf(one).points ? undefined : `A ${figureOf(one).noun} has no single points.`;
  };
  const isHeld = () => hasPoints() ?? (held() ? undefined : 'Choose a point first: Page Down goes through them.');
  const step = (by: 1 | -1) => () => {
    const one = region();
    if (one) stepStop(reading.tools(), one, by);
  };
  const onHeld = (act: typeof insertStop) => () => {
    const point = held();
    if (point) act(reading.tools(), point.region, point.stop);
  };

  const always = [
    command('next-point', 'Next point of the region', ['pagedown'], step(1), hasPoints),
    command('previous-point', 'Previous point of the region', ['pageup'], step(-1), hasPoints),
    command('insert-point', 'Put a point in behind this one', ['plus', 'insert'], onHeld(insertStop), isHeld),
    command('bend-point', 'Bend or straighten the point', ['/'], onHeld(bendStop), isHeld),
  ];

  const underway = (): Command[] => {
    const points = tool();
    const context = reading.tools();
    if (!points?.isUnderway(context)) return [];
    const back = () => points.back(context);
    const finish = () => {
      const why = points.finish(context);
      if (why) cursor.start(points.last(context), `${why} `);
    };
    if (cursor.isOut()) return [command('take-back', 'Take the last point back', ['backspace'], back)];
    return [
      command('finish', 'Finish the drawing', ['enter'], finish),
      command('take-back', 'Take the last point back', ['escape', 'backspace'], back),
    ];
  };

  const onPoint = (): Command[] => {
    if (!held() || cursor.isOut()) return [];
    return [
      command(
        'move-point',
        'Move the point (with Shift by 10 %; of a curve, with Alt this handle alone)',
        arrows(['', 'shift+', 'alt+']),
        (key = '') => {
          const point = held();
          const { x, y } = stepBack(viewport.sight, stepOf(key));
          if (point) moveStop(reading.tools(), point.region, point.stop, { dx: x, dy: y, alt: key.includes('alt+') });
        },
      ),
      command('delete-point', 'Delete the point', ['delete', 'backspace', 'minus'], onHeld(removeStop)),
      command('leave-point', 'Let the point go', ['escape'], () => {
        store.look({ point: undefined });
        announce('The point is let go. Arrow keys move the whole region.');
      }),
    ];
  };

  const start = (): Command[] =>
    tool() && !cursor.isOut()
      ? [command('start', 'Draw point by point with keys', ['enter'], () => cursor.start(tool()?.last(reading.tools())))]
      : [];

  return { now: () => [...underway(), ...onPoint(), ...start()], always };
}
