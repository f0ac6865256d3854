/** What gestures on a sound mean. Places are seconds; the surface has already turned pixels into them. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { RangeRegion } from '#app/core/labeling/result.ts';
import { move, resize } from '#app/core/labeling/shapes/range.ts';
import { addRegion } from '../actions/add-region.ts';
import { placeRegion } from '../actions/place.ts';
import type { Known } from '../describe.ts';
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
  kits: Known['kits'];
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

/** What is being made, between the first move and the label. */
type Hand = { waiting?: Partial<Stretch> };

export function createRangeTool(context: RangeToolContext): RangeTool {
  const { store } = context;
  const hand: Hand = {};
  const forget = () => void delete hand.waiting;
  return {
    draw: (at, channel) => (context.editable ? drawRange(context, hand, at, channel) : undefined),
    grab: (id, part, at) => grabRange(context, id, part, at),
    setEnd: (edge, at) => (context.editable ? setEnd(context, hand, edge, at) : undefined),
    nudge(part, by) {
      const region = changeableRange(store.get(), store.get().selected);
      const at = part === 'end' ? region?.end : region?.start;
      const drag = region && at !== undefined ? grabRange(context, region.id, part, at) : undefined;
      if (at !== undefined) drag?.move(at + by);
      return drag !== undefined;
    },
    finish: () => finish(context, hand),
    forget,
    get waiting() {
      return hand.waiting;
    },
    heed(now, before) {
      if (!hand.waiting || now.view.active === before.view.active) return undefined;
      // Pressing the label that is in hand puts it back: it is what was pressed all the same.
      const id = add(context, hand, now.view) ?? add(context, hand, before.view);
      if (id === undefined) return undefined;
      store.look({ active: before.view.active });
      store.select(id);
      return id;
    },
    click(id) {
      forget();
      store.select(id);
    },
  };
}

function add(context: RangeToolContext, hand: Hand, view: View): string | undefined {
  const { start, end, channel = 0 } = hand.waiting ?? {};
  const mark = newMark(context, view, context.object, 'range');
  if (!context.editable || start === undefined || end === undefined || start >= end || !mark || mark.labels.length === 0) return undefined;
  const id = context.newId();
  const length = context.duration();
  const region: RangeRegion = { id, kind: 'range', ...mark, start, end, channel, ...(length > 0 ? { originalLength: length } : {}) };
  delete hand.waiting;
  context.store.history.perform('Add range', addRegion(region));
  if (asksAbout(context)) context.store.select(id);
  return id;
}

/** A region of what waits if a label is in hand; else it goes on waiting, and no region is selected that the next label could mean. */
function finish(context: RangeToolContext, hand: Hand): string | undefined {
  const id = add(context, hand, context.store.get().view);
  if (hand.waiting) context.store.select(undefined);
  return id;
}

function drawRange(context: RangeToolContext, hand: Hand, at: number, channel: number): RangeDrag {
  const from = tidy(at, context.duration());
  return {
    move(to) {
      const other = tidy(to, context.duration());
      hand.waiting = { start: Math.min(from, other), end: Math.max(from, other), channel };
    },
    up() {
      const { start = 0, end = 0 } = hand.waiting ?? {};
      const drawn = end - start >= context.least();
      if (drawn) finish(context, hand);
      else delete hand.waiting;
      return drawn;
    },
    cancel: () => void delete hand.waiting,
  };
}

/** Of the selected region, else of the one being made: an end before its start begins a new one. */
function setEnd(context: RangeToolContext, hand: Hand, edge: 'start' | 'end', at: number): string | undefined {
  const region = changeableRange(context.store.get(), context.store.get().selected);
  if (region) {
    grabRange(context, region.id, edge, region[edge])?.move(at);
    return undefined;
  }
  const place = tidy(at, context.duration());
  const asked: Partial<Stretch> = { ...hand.waiting, [edge]: place };
  const turned = asked.start !== undefined && asked.end !== undefined && asked.start >= asked.end;
  hand.waiting = { channel: 0, ...(turned ? { [edge]: place } : asked) };
  return finish(context, hand);
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
