/** What the control of a region says about it, in its attributes as they were written. */
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Point, Size } from '#app/core/labeling/shapes/plane.ts';
import type { ToolContext } from './tool.ts';

type Controls = Pick<ToolContext, 'config'>;

export function controlNamed({ config }: Controls, name: string): ControlTag | undefined {
  return config.controls.find((control) => control.name === name);
}

/** A point (percent) on whole pixels where the control asks for them (`snap="pixel"`). */
export function snapped<P extends Point>(point: P, control: ControlTag | undefined, size: Size): P {
  if (!snaps(control)) return point;
  return { ...point, x: whole(point.x, size.width), y: whole(point.y, size.height) };
}

/** A way to go (percent) in whole pixels; keys go one at least. */
export function snappedStep(by: Point, control: ControlTag | undefined, size: Size, least = 0): Point {
  if (!snaps(control)) return by;
  const axis = (part: number, length: number) => {
    const pixels = Math.round((part / 100) * length) || Math.sign(part) * least;
    return (pixels / length) * 100;
  };
  return { x: axis(by.x, size.width), y: axis(by.y, size.height) };
}

const snaps = (control: ControlTag | undefined): boolean => control?.tag.attributes.snap === 'pixel';
const whole = (at: number, length: number): number => (Math.round((at / 100) * length) / length) * 100;
