/** What gestures on a sound mean. Places are seconds; the surface has already turned pixels into them. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { RangeRegion } from '#app/core/labeling/result.ts';
import { move, resize } from '#app/core/labeling/shapes/range.ts';
import { addRegion } from '../actions/add-region.ts';
import { placeRegion } from '../actions/place.ts';
import { findRegion, isFixed, type State, type View } from '../doc.ts';
import type { Step } from '../history.ts';
import { newMark } from '../marks.ts';
import type { Store } from '../store.ts';

export type Part = 'start' | 'end' | 'body';

/** A stretch of a sound; channel 0 is all or left (formats 2.6). */
export type Stretch = { start: number; end: number; channel: number };

export type RangeToolContext = {
  store: Store;
  config: LabelingConfig;
  /** Name of the sound's object tag. */
  object: string;
  editable: boolean;
  newId: () => string;
  /** Seconds of the sound; 0 while unknown. */
  duration: () => number;
  /** Shortest range in seconds that a drag makes: less is a click. */
  least: () => number;
};

export type RangeDrag = { move(at: number): void; /** Ends it; false when nothing was dragged. */ up(): boolean; cancel(): void };

export type RangeTool = {
  /** Begins a new range; it becomes a region on `up` if a label is in hand, else it waits for one. */
  draw(at: number, channel: number): RangeDrag | undefined;
  /** Takes an end, or the whole of a region, in hand; undefined where it may not be changed. */
  grab(id: string, part: Part, at: number): RangeDrag | undefined;
  /** Puts an end of the selected region, or of the range being made, at a second. Answers the new region's id, if there is one. */
  setEnd(edge: 'start' | 'end', at: number): string | undefined;
  /** Moves a part of the selected region by seconds, as one step; false where there is none that may change. */
  nudge(part: Part, by: number): boolean;
  /** Makes a region of what waits, if a label is in hand. */
  finish(): string | undefined;
  forget(): void;
  /** The range that is being drawn or waits for a label; without an `end`, only its start is set. */
  readonly waiting: (Partial<Stretch> & { start?: number }) | undefined;
  /** A label pressed while something waits is meant for that alone; as in the span tool. */
  heed(now: State, before: State): string | undefined;
  click(id: string | undefined): void;
};

/** Seconds as they are stored: finite, within the sound, without the noise of float arithmetic below a microsecond. */
export function tidy(second: number, duration: number): number {
  const finite = Number.isFinite(second) ? second : 0;
  const within = Math.max(0, duration > 0 ? Math.min(duration, finite) : finite);
  return Number(within.toFixed(6));
}

export function createRangeTool(context: RangeToolContext): RangeTool {
  const { store } = context;
  let waiting: Partial<Stretch> | undefined;
  const tidied = (second: number) => tidy(second, context.duration());

  function add(view: View): string | undefined {
    const { start, end, channel = 0 } = waiting ?? {};
    const mark = newMark(context.config, view, context.object, 'range');
    if (!context.editable || start === undefined || end === undefined || start >= end || !mark || mark.labels.length === 0) return undefined;
    const id = context.newId();
    const length = context.duration();
    const region: RangeRegion = { id, kind: 'range', ...mark, start, end, channel, ...(length > 0 ? { originalLength: length } : {}) };
    waiting = undefined;
    store.history.perform('Add range', addRegion(region));
    if (asksAbout(context)) store.select(id);
    return id;
  }

  function finish(): string | undefined {
    const id = add(store.get().view);
    if (waiting) store.select(undefined);
    return id;
  }

  return {
    draw(at, channel) {
      if (!context.editable) return undefined;
      const from = tidied(at);
      return {
        move(to) {
          waiting = { start: Math.min(from, tidied(to)), end: Math.max(from, tidied(to)), channel };
        },
        up() {
          const drawn = waiting?.start !== undefined && waiting.end !== undefined && waiting.end - waiting.start >= context.least();
          if (drawn) finish();
          else waiting = undefined;
          return drawn;
        },
        cancel: () => void (waiting = undefined),
      };
    },
    grab: (id, part, at) => grabRange(context, id, part, at),
    setEnd(edge, at) {
      const { selected } = store.get();
      const region = changeableRange(store.get(), selected);
      if (region && context.editable) {
        grabRange(context, region.id, edge, region[edge])?.move(at);
        return undefined;
      }
      if (!context.editable) return undefined;
      waiting = { channel: 0, ...waiting, [edge]: tidied(at) };
      if (waiting.start !== undefined && waiting.end !== undefined && waiting.start >= waiting.end) waiting = { channel: 0, [edge]: tidied(at) };
      return finish();
    },
    nudge(part, by) {
      const region = changeableRange(store.get(), store.get().selected);
      const at = region && (part === 'end' ? region.end : region.start);
      const drag = region && at !== undefined ? grabRange(context, region.id, part, at) : undefined;
      if (at !== undefined) drag?.move(at + by);
      return drag !== undefined;
    },
    finish,
    forget: () => void (waiting = undefined),
    get waiting() {
      return waiting;
    },
    heed(now, before) {
      if (!waiting || now.view.active === before.view.active) return undefined;
      const id = add(now.view) ?? add(before.view);
      if (id === undefined) return undefined;
      store.look({ active: before.view.active });
      store.select(id);
      return id;
    },
    click(id) {
      waiting = undefined;
      store.select(id);
    },
  };
}

function grabRange(context: RangeToolContext, id: string, part: Part, at: number): RangeDrag | undefined {
  const { store } = context;
  const region = changeableRange(store.get(), id);
  if (!context.editable || !region) return undefined;
  let step: Step | undefined;
  return {
    move(to) {
      const action = placeRegion(id, moved(region, part, to - at, context.duration()));
      step = step ? store.history.replace(step, action) : store.history.perform(part === 'body' ? 'Move range' : 'Move end of range', action);
    },
    up: () => step !== undefined,
    cancel() {
      if (step) store.history.cancel(step);
    },
  };
}

/** Where a range comes to lie; the length counts only once it is known, and a range is never without length. */
function moved(range: RangeRegion, part: Part, by: number, duration: number): { start: number; end: number } {
  const known = duration > 0 ? duration : Infinity;
  const next = part === 'body' ? move(range, by, known) : resize(range, part, range[part] + by, known);
  const place = { start: tidy(next.start, duration), end: tidy(next.end, duration) };
  return place.start < place.end ? place : { start: range.start, end: range.end };
}

/** The range with this id, unless it is locked or read-only. */
export function changeableRange(state: State, id: string | undefined): RangeRegion | undefined {
  const region = findRegion(state.doc, id);
  return region?.kind === 'range' && !isFixed(state, region) ? region : undefined;
}

/**
 * Where the config asks something about each region, the new one is selected, so that its questions show. Elsewhere it is not: the next
 * label pressed would change it, and not be taken in hand for the next.
 */
function asksAbout({ config, object }: RangeToolContext): boolean {
  return config.controls.some((control) => control.perRegion && control.toNames.includes(object));
}
