/**
 * A tool knows what a gesture means. Exactly one is in hand. It takes plain records, so that it runs in Node, and speaks
 * percent of the object; the surface turns pixels into percent and says what lies under the pointer.
 */
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { ImageRegion, Region } from '#app/core/labeling/result.ts';
import type { Mark } from '../marks.ts';
import type { Store } from '../store.ts';
import type { Figure } from './figure.ts';

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
  /** The second press of a double click. */
  double?: boolean;
};

export type ToolContext = {
  store: Store;
  /** Name of the picture. */
  object: string;
  /** Natural size of the image in pixels: degrees and lengths need it, since percent is of two different sides. */
  size: Size;
  editable: boolean;
  /** Smallest side a drawn box may have, in percent of each side: less is a click. Three pixels on the screen. */
  least: { x: number; y: number };
  /** What a new region of the kind carries; undefined when nothing here makes one. */
  mark(kind: Region['kind']): Mark | undefined;
  figure(region: ImageRegion): Figure;
  newId(): string;
  announce(sentence: string): void;
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

/** A tool with a face in the toolbar. */
export type NamedTool = Tool & {
  name: string;
  /** "Draw boxes". */
  title: string;
  keys: readonly string[];
  icon: string;
  /** The kind of region it makes, if it makes one: labels of its controls take it in hand. */
  makes?: Region['kind'];
};
