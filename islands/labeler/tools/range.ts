/** What gestures along a line mean, be it a sound or a series. Places are in the line's units; the surface has already turned pixels into them. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { IntervalRegion, RangeRegion, Region } from '#app/core/labeling/result.ts';
import { move, resize } from '#app/core/labeling/shapes/range.ts';
import { addRegion } from '../actions/add-region.ts';
import { placeRegion } from '../actions/place.ts';
import type { Known } from '../describe.ts';
import { findRegion, isFixed, type State, type View } from '../doc.ts';
import type { Step } from '../history.ts';
import { newMark } from '../marks.ts';
import type { Store } from '../store.ts';

export type Part = 'start' | 'end' | 'body';

/** Part of a line; channel 0 is all or left (formats 2.6), and the only one where channels do not matter. */
export type Stretch = { start: number; end: number; channel: number };

/** What lies along a line: which regions, where their ends may be, and what is stored of them. */
export type Medium<R extends RangeRegion | IntervalRegion = RangeRegion | IntervalRegion> = {
  kind: R['kind'];
  /** In names of steps: "Move range". */
  noun: string;
  /** Length of the line; 0 while unknown. */
  length(): number;
  /** The nearest place where an end may be. */
  tidy(place: number): number;
  /** Where a region lies; undefined when it is none of these, or lies nowhere. */
  read(region: Region): Stretch | undefined;
  /** The place as regions store it; what lies where it lay `before` is written as it was. */
  write(stretch: Stretch, before?: Region): Partial<R>;
  /** What a new region stores beside its place. */
  begin?(): Partial<R>;
  /** May both ends be at one place? */
  instants: boolean;
};

export type RangeToolContext = {
  store: Store;
  config: LabelingConfig;
  kits: Known['kits'];
  /** Name of the object tag. */
  object: string;
  editable: boolean;
  newId: () => string;
  medium: Medium;
  /** Shortest stretch that a drag makes: less is a click. */
  least: () => number;
};

export type RangeDrag = { move(at: number): void; /** Ends it; false when nothing was dragged. */ up(): boolean; cancel(): void };

export type RangeTool = {
  /** Begins a new range; it becomes a region on `up` if a label is in hand, else it waits for one. */
  draw(at: number, channel: number): RangeDrag | undefined;
  /** Takes an end, or the whole of a region, in hand; undefined where it may not be changed. */
  grab(id: string, part: Part, at: number): RangeDrag | undefined;
  /** Puts an end of the selected region, or of the range being made, at a place. Answers the new region's id, if there is one. */
  setEnd(edge: 'start' | 'end', at: number): string | undefined;
  /** Marks a single place, where the medium has such. Answers the new region's id, if a label is in hand. */
  mark(at: number): string | undefined;
  /** Moves a part of the selected region, as one step; false where there is none that may change. */
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
      const found = changeable(context, store.get().selected);
      const at = part === 'end' ? found?.stretch.end : found?.stretch.start;
      const drag = found && at !== undefined ? grabRange(context, found.id, part, at) : undefined;
      if (at !== undefined) drag?.move(at + by);
      return drag !== undefined;
    },
    mark(at) {
      const { editable, medium } = context;
      if (!editable || !medium.instants) return undefined;
      const place = medium.tidy(at);
      hand.waiting = { start: place, end: place, channel: 0 };
      return finish(context, hand);
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
  const { medium } = context;
  const { start, end, channel = 0 } = hand.waiting ?? {};
  const mark = newMark(context, view, context.object, medium.kind);
  if (!context.editable || start === undefined || end === undefined || isTurned(medium, start, end) || !mark || mark.labels.length === 0)
    return undefined;
  const id = context.newId();
  const region = { id, kind: medium.kind, ...mark, ...medium.write({ start, end, channel }), ...medium.begin?.() } as Region;
  delete hand.waiting;
  context.store.history.perform(`Add ${medium.noun}`, addRegion(region));
  if (asksAbout(context)) context.store.select(id);
  return id;
}

/** An end that comes before its start, or is the same place where there are no instants. */
function isTurned({ instants }: Medium, start: number, end: number): boolean {
  return instants ? start > end : start >= end;
}

/** A region of what waits if a label is in hand; else it goes on waiting, and no region is selected that the next label could mean. */
function finish(context: RangeToolContext, hand: Hand): string | undefined {
  const id = add(context, hand, context.store.get().view);
  if (hand.waiting) context.store.select(undefined);
  return id;
}

function drawRange(context: RangeToolContext, hand: Hand, at: number, channel: number): RangeDrag {
  const from = context.medium.tidy(at);
  return {
    move(to) {
      const other = context.medium.tidy(to);
      hand.waiting = { start: Math.min(from, other), end: Math.max(from, other), channel };
    },
    up() {
      const { start, end } = hand.waiting ?? {};
      const drawn = start !== undefined && end !== undefined && end - start >= context.least();
      if (drawn) finish(context, hand);
      else delete hand.waiting;
      return drawn;
    },
    cancel: () => void delete hand.waiting,
  };
}

/** Of the selected region, else of the one being made: an end before its start begins a new one. */
function setEnd(context: RangeToolContext, hand: Hand, edge: 'start' | 'end', at: number): string | undefined {
  const found = changeable(context, context.store.get().selected);
  if (found) {
    grabRange(context, found.id, edge, found.stretch[edge])?.move(at);
    return undefined;
  }
  const place = context.medium.tidy(at);
  const asked: Partial<Stretch> = { ...hand.waiting, [edge]: place };
  const turned = asked.start !== undefined && asked.end !== undefined && isTurned(context.medium, asked.start, asked.end);
  hand.waiting = { channel: 0, ...(turned ? { [edge]: place } : asked) };
  return finish(context, hand);
}

function grabRange(context: RangeToolContext, id: string, part: Part, at: number): RangeDrag | undefined {
  const { store, medium } = context;
  const found = changeable(context, id);
  if (!context.editable || !found) return undefined;
  const name = part === 'body' ? `Move ${medium.noun}` : `Move end of ${medium.noun}`;
  let step: Step | undefined;
  return {
    move(to) {
      const action = placeRegion(id, medium.write(moved(medium, found.stretch, part, to - at), found.region));
      step = step ? store.history.replace(step, action) : store.history.perform(name, action);
    },
    up: () => step !== undefined,
    cancel() {
      if (step) store.history.cancel(step);
    },
  };
}

/** Where a stretch comes to lie; the length counts only once it is known, and an end is never before its start. */
function moved(medium: Medium, from: Stretch, part: Part, by: number): Stretch {
  const known = medium.length() > 0 ? medium.length() : Infinity;
  const next = part === 'body' ? move(from, by, known) : resize(from, part, from[part] + by, known);
  // The end that stays keeps its place to the last digit.
  const stays = part === 'start' ? from.end : part === 'end' ? from.start : undefined;
  const put = (place: number): number => (place === stays ? place : medium.tidy(place));
  const place = { ...from, start: put(next.start), end: put(next.end) };
  return isTurned(medium, place.start, place.end) ? from : place;
}

/** The region with this id and where it lies, unless it is locked or read-only. */
function changeable({ store, medium }: RangeToolContext, id: string | undefined): { id: string; region: Region; stretch: Stretch } | undefined {
  const region = findRegion(store.get().doc, id);
  const stretch = region && !isFixed(store.get(), region) ? medium.read(region) : undefined;
  return region && stretch ? { id: region.id, region, stretch } : undefined;
}

/**
 * Where the config asks something about each region, the new one is selected, so that its questions show. Elsewhere it is not: the next
 * label pressed would change it, and not be taken in hand for the next.
 */
function asksAbout({ config, object }: RangeToolContext): boolean {
  return config.controls.some((control) => control.perRegion && control.toNames.includes(object));
}
