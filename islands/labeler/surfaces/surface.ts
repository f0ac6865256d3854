/**
 * A surface shows one object (a picture, a text, a sound) with the regions on it, and says where a point lands.
 * It owns everything inside its host; pixels, DOM ranges and players never leave it. One implementation per medium, fetched
 * only when the config names it.
 */
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import type { Previews } from '#app/core/previews.ts';
import type { Scope } from '../../scope.ts';
import type { Command } from '../commands.ts';
import type { State } from '../doc.ts';
import type { Kits } from '../kits.ts';
import type { Palette } from '../palette.ts';
import type { Store } from '../store.ts';
import type { Sync } from '../sync.ts';

export type SurfaceContext = {
  /** Empty, in the document, sized by the layout; the surface fills it. */
  host: HTMLElement;
  config: LabelingConfig;
  /** What is known of the config's tags. */
  kits: Kits;
  /** The task's data, for tags that name more than one key. */
  data: Record<string, unknown>;
  /** Smaller copies of the task's large pictures. */
  previews: Previews;
  /** Players that keep together. */
  sync: Sync;
  object: ObjectTag;
  /** The object's `value` with `$key` replaced from the task's data. Media are URLs that may be fetched. */
  value: unknown;
  /** What a picture's surface shows in place of `value`, where it is drawn already: its pixels are the picture's. */
  drawn?: HTMLCanvasElement;
  /** False in mode `read`: show, select and play, but change nothing. */
  editable: boolean;
  store: Store;
  /** Color and stroke of each label, the same everywhere. */
  palette: Palette;
  /** Ends with the surface. */
  scope: Scope;
  /**
   * Says a full sentence to a screen reader, politely; the last one within a moment wins. What follows by itself from what somebody did, as that a
   * region is selected now, is said aside: not in the place of what the act says.
   */
  announce: (sentence: string, isAside?: boolean) => void;
};

/** CSS pixels from the host's top-left corner. */
export type Point = { x: number; y: number };

export type Surface = {
  /** Draws what differs. Called at most once per frame; `before` is what was drawn last (undefined the first time). */
  render(now: State, before?: State): void;
  /** Id of the topmost visible region at the point. */
  pick(point: Point): string | undefined;
  /** Moves keyboard focus here; with a region, scrolls it into sight as well. */
  focus(region?: string): void;
  /** Where a region is seen, in CSS pixels of the window; undefined where it is not. For the arrows of relations. */
  boxOf?(region: string): { x: number; y: number; width: number; height: number } | undefined;
  /** Scrolls a region into sight without moving focus. */
  reveal(region: string): void;
  /** What one can ask of this medium (zoom, play, place a region by keys); joins toolbar, hotkeys and help. */
  commands: readonly Command[];
  dispose(): void;
};

export type CreateSurface = (context: SurfaceContext) => Surface | Promise<Surface>;
