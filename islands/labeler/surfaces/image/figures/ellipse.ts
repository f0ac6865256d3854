/** Ellipses: a grip at each end of both axes, and one to turn them. */
import { area, bounds, contains, keepInside, move, polePoint, pull, radii, rotateTo, type Pole } from '#app/core/labeling/shapes/ellipse.ts';
import type { EllipseRegion } from '#app/core/labeling/result.ts';
import type { Point, Size } from '#app/core/labeling/shapes/plane.ts';
import { roundedEllipse, ellipseTool } from '../../../tools/ellipse.ts';
import type { Figure, Grip, GripRoom } from '../../../tools/figure.ts';
import { middleBox } from '../../../tools/keys.ts';
import { clampPoint } from '../../../tools/place.ts';
import type { Pointer, ToolContext } from '../../../tools/tool.ts';

const poles: readonly Pole[] = ['n', 'e', 's', 'w'];
/** The turning grip stands this far (CSS pixels) above the upper end. */
const turnDistance = 26;
const turnStep = 15;
/** Percent: thinner is not seen. */
const leastRadius = 0.25;

export const ellipseFigure: Figure<EllipseRegion> = {
  kind: 'ellipse',
  noun: 'ellipse',
  tool: ellipseTool,
  bounds,
  contains,
  area,
  trace(pen, region, size) {
    const { x, y } = radii(region, size);
    pen.ellipse((region.x / 100) * size.width, (region.y / 100) * size.height, x, y, (region.rotation * Math.PI) / 180, 0, 2 * Math.PI);
    pen.closePath();
  },
  grips,
  pull: (region, grip, pointer, context) => (grip === 'turn' ? turn(region, pointer, context) : stretch(region, grip as Pole, pointer, context)),
  pullName: (grip) => (grip === 'turn' ? 'Turn ellipse' : 'Resize ellipse'),
  move: (region, dx, dy, size) => ({ ...region, ...roundedEllipse(keepInside(move(region, dx, dy), size)) }),
  keys: {
    place(seen, taken) {
      const { x, y, width, height } = middleBox(seen, taken);
      return roundedEllipse({ x: x + width / 2, y: y + height / 2, radiusX: width / 2, radiusY: height / 2, rotation: 0 });
    },
    size(region, dx, dy, size) {
      const grown = (radius: number, by: number) => Math.max(leastRadius, radius + by / 2);
      const next = roundedEllipse({ ...region, radiusX: grown(region.radiusX, dx), radiusY: grown(region.radiusY, dy) });
      const box = bounds(next, size);
      return box.width > 100 || box.height > 100 ? region : { ...region, ...roundedEllipse(keepInside(next, size)) };
    },
    turn: (region, degrees) => ({ ...region, ...roundedEllipse(rotateTo(region, region.rotation + degrees)) }),
  },
};

function grips(region: EllipseRegion, { size, scale, canTurn }: GripRoom): Grip[] {
  const ends: Grip[] = poles.map((pole) => ({ id: pole, point: polePoint(region, pole, size) }));
  return canTurn ? [...ends, { id: 'turn', point: turnPoint(region, size, scale), look: 'turn' }] : ends;
}

function turnPoint(region: EllipseRegion, size: Size, scale: number): Point {
  const top = polePoint(region, 'n', size);
  const angle = ((region.rotation - 90) * Math.PI) / 180;
  return { x: top.x + (Math.cos(angle) * turnDistance) / scale, y: top.y + (Math.sin(angle) * turnDistance) / scale };
}

function stretch(region: EllipseRegion, pole: Pole, pointer: Pointer, { size, least }: ToolContext): EllipseRegion | undefined {
  const next = pull(region, pole, clampPoint(pointer), size, pointer.shift);
  return next.radiusX < least.x / 4 || next.radiusY < least.y / 4 ? undefined : { ...region, ...roundedEllipse(next) };
}

function turn(region: EllipseRegion, pointer: Pointer, { size }: ToolContext): EllipseRegion {
  const [dx, dy] = [((pointer.x - region.x) / 100) * size.width, ((pointer.y - region.y) / 100) * size.height];
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI + 90;
  return { ...region, ...roundedEllipse(rotateTo(region, pointer.shift ? Math.round(degrees / turnStep) * turnStep : degrees)) };
}
