/**
 * A tool knows what a gesture means. Exactly one is in hand. It takes plain records, so that it runs in Node, and speaks
 * percent of the object; the surface turns pixels into percent and says what lies under the pointer.
 */
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { ImageRegion, ImageSize, Region } from '#app/core/labeling/result.ts';
import type { Mark } from '../marks.ts';
import type { Store } from '../store.ts';
import type { Figure, Pen } from './figure.ts';
import type { Sample } from './masks/flood.ts';

export type Pointer = {
  /** Percent of the natural image. May lie outside 0-100 when the pointer left the picture. */
  x: number;
  y: number;
  /** What lies under it: a region, or a grip of the selected one. */
  region?: string;
  grip?: string;
  /** Keep proportions, turn in steps of 15 degrees. */
  shift: boolean;
  /** Take the region under the pointer, whatever the tool. */
  ctrl: boolean;
  /** Take the point away; of a curve's handle: leave the other handle where it is. */
  alt?: boolean;
  /** The second press of a double click. */
  double?: boolean;
};

export type ToolContext = {
  store: Store;
  /** Name of the picture. */
  object: string;
  /** Natural size of the image in pixels: degrees and lengths need it, since percent is of two different sides. */
  size: Size;
  /** What a new region's row says of the picture: its size, and how the view is turned. */
  original: ImageSize;
  config: Pick<LabelingConfig, 'controls'>;
  editable: boolean;
  /** Smallest side a drawn box may have, in percent of each side: less is a click. Three pixels on the screen. */
  least: { x: number; y: number };
  /** Natural px per CSS pixel. */
  perPixel: number;
  /** What a new region of the kind carries; undefined when nothing here makes one. */
  mark(kind: Region['kind']): Mark | undefined;
  figure(region: ImageRegion): Figure;
  /** The color of a region, or of one that is about to be made. */
  ink(region: Pick<Region, 'from' | 'labelsFrom' | 'labels'> | undefined): string;
  newId(): string;
  announce(sentence: string): void;
  /** Shows something over the regions until the next call, drawn in natural px: a stroke under way. */
  sketch(draw: ((pen: Pen) => void) | undefined): void;
  /** The pixels of what is seen of the picture; undefined where its server does not let this page read them. */
  sample(): Sample | undefined;
  /** Moves the view by percent of the image; for the pan tool. */
  pan(dx: number, dy: number): void;
};

/** A gesture that has begun: the answers of `down`. Ends with `up`, or with `cancel` (escape, a second finger). */
export type Gesture = {
  move(pointer: Pointer): void;
  up(pointer: Pointer): void;
  cancel(): void;
};

export type Tool = {
  /** CSS cursor over the object. */
  cursor: string;
  down(pointer: Pointer, context: ToolContext): Gesture | undefined;
  /** The pointer moves with no button down: what is being drawn point by point follows it. */
  hover?(pointer: Pointer, context: ToolContext): void;
};

/** What is asked of a tool that draws point by point, beside clicks. */
export type ByPoints = {
  /** Something has begun and is not finished. */
  isUnderway(context: ToolContext): boolean;
  /** The last point that was set. */
  last(context: ToolContext): Point | undefined;
  /** Ends the drawing where that gives something whole; else answers why not, as a sentence. */
  finish(context: ToolContext): string | undefined;
  /** Takes the last point back. */
  back(context: ToolContext): void;
};

/** A tool with a face in the toolbar. */
export type NamedTool = Tool & {
  name: string;
  /** "Draw boxes". */
  title: string;
  keys: readonly string[];
  /** Name of an icon, or its path. */
  icon: string;
  /**
   * It works on a point, which keys can move as well: Enter puts the pen down and lifts it. `resize` makes it larger or smaller and
   * answers what it is now, as a sentence.
   */
  pen?: { resize(context: ToolContext, by: 1 | -1): string };
  /** It draws by clicks, one point after the other; keys move a cursor to the places. */
  byPoints?: ByPoints;
  /** The kind of region it makes, if it makes one: labels of its controls take it in hand. */
  makes?: Region['kind'];
};
