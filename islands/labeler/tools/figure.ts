/**
 * How one kind of region on a picture is seen, hit and changed. Everything is told in percent of the natural image but for the pen,
 * which draws in natural pixels; so all of it but `trace` and `paint` runs in Node. Generic tools, keys and the scene know regions
 * only through this.
 */
import type { Box, Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { PlaceOf } from '#app/core/labeling/kinds/region-kind.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { ImageRegion } from '#app/core/labeling/result.ts';
import type { Ink } from '../palette.ts';
import type { MaskKeeper } from './masks/mask.ts';
import type { NamedTool, Pointer, ToolContext } from './tool.ts';

/**
 * A handle of a region. `id` is the figure's own name for it; `turn` draws a disc apart from the region, `point` a disc, `middle` a
 * faint one where a point can be put in; squares otherwise. `half` is its half size in CSS pixels. Natural px.
 */
export type Grip = {
  id: string;
  point: Point;
  look?: 'turn' | 'point' | 'middle';
  half?: number;
  /** It is joined to this place by a thin line. */ arm?: Point;
};

/** What grips depend on besides the region. */
export type GripRoom = {
  size: Size;
  /** CSS pixels per natural pixel. */ scale: number;
  /** The control allows turning. */ canTurn: boolean;
  /** The control that made the region. */
  control?: ControlTag;
  /** The point that keys act on. */
  held?: string;
};

export type Pen = CanvasRenderingContext2D;
export type Look = { ink: Ink; size: Size; scale: number; isSelected: boolean; /** The control that made the region. */ control?: ControlTag };

/** What arrow keys and their like do to a selected region; what a figure leaves out, it does not allow. */
export type FigureKeys<R extends ImageRegion> = {
  /** A new one in the middle of what is seen, beside those that lie there already. */
  place(seen: Box, taken: readonly ImageRegion[], size: Size): PlaceOf<R>;
  /** By percent. */
  size?(region: R, dx: number, dy: number, size: Size): R;
  turn?(region: R, degrees: number, size: Size): R;
};

/** The region after a change of its points, with the point that keys act on then; or why it cannot be, as a sentence. */
export type Changed<R extends ImageRegion> = { region: R; stop?: string } | { why: string };

/** Of figures made of points: what a person steps through by its stops, which are ids of grips. */
export type FigurePoints<R extends ImageRegion> = {
  stops(region: R): readonly string[];
  /** Percent. */
  at(region: R, stop: string): Point | undefined;
  /** "Point 2 of 5". */
  nameOf(region: R, stop: string): string;
  /** A new point in the middle of the line behind the stop. */
  insert(region: R, stop: string, context: ToolContext): Changed<R>;
  remove(region: R, stop: string, context: ToolContext): Changed<R>;
  /** A corner becomes a curve, or a curve a corner. */
  bend?(region: R, stop: string, context: ToolContext): Changed<R>;
};

export type Figure<R extends ImageRegion = ImageRegion> = {
  readonly kind: R['kind'];
  /** "box": as sentences, steps of history and titles name it. */
  readonly noun: string;
  readonly tool: NamedTool;
  /** The smallest upright box around it. */
  bounds(region: R, size: Size): Box;
  /** Whether a point hits it; `slack` is what a few screen pixels are here, for thin things. */
  contains(region: R, point: Point, size: Size, slack: Point): boolean;
  /** Percent², to choose the smallest of those under a point. */
  area(region: R, size: Size): number;
  /** Draws its outline as a path in natural px; the scene fills and strokes it. */
  trace(pen: Pen, region: R, size: Size, scale: number): void;
  /** Of a mask: how it is kept. */
  readonly mask?: MaskKeeper<R>;
  /** Draws all of it instead (a mask). */
  paint?(pen: Pen, region: R, look: Look): void;
  /** Where its name stands: natural px, above it. Absent: the top-left of its bounds. */
  nameAt?(region: R, size: Size): { point: Point; degrees: number };
  grips(region: R, room: GripRoom): Grip[];
  /** The region with a grip pulled to the pointer; undefined where that cannot be. */
  pull(region: R, grip: string, pointer: Pointer, context: ToolContext): R | undefined;
  /** What pulling a grip is called: "Resize box". */
  pullName(grip: string): string;
  /** Shifted by percent, kept inside the picture. */
  move(region: R, dx: number, dy: number, size: Size): R;
  readonly keys: FigureKeys<R>;
  readonly points?: FigurePoints<R>;
  /** False where its outline encloses nothing. Absent: it does. */
  fills?(region: R): boolean;
  /** Drawn over its outline: its vertices. */
  adorn?(pen: Pen, region: R, look: Look): void;
};
