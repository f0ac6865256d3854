/** What gestures on a text mean. Places are code points of the text; the surface has already turned pixels and DOM ranges into them. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Region, Span } from '#app/core/labeling/result.ts';
import { addRegion } from '../actions/add-region.ts';
import { placeRegion, type Place } from '../actions/place.ts';
import type { Known } from '../describe.ts';
import { findRegion, isFixed, type State, type View } from '../doc.ts';
import type { Step } from '../history.ts';
import { newMark, type Mark } from '../marks.ts';
import type { Store } from '../store.ts';

export type Edge = 'start' | 'end';

/** Between the regions of one kind and the code points of the text that is seen. */
export type Places = {
  readonly kind: Region['kind'];
  /** Where a region lies; undefined for regions of other kinds, and for places that are not there. */
  spanOf(region: Region): Span | undefined;
  /** What a region of this span stores, with its words where the config keeps them; undefined where nothing could be stored. */
  placeOf(span: Span): Place | undefined;
  /** Where a span lies, in words; absent: characters are counted. */
  say?(span: Span): string;
};

export type SpanToolContext = {
  store: Store;
  config: LabelingConfig;
  kits: Known['kits'];
  /** Name of the text's object tag. */
  object: string;
  editable: boolean;
  newId: () => string;
  /** Widens a span to the granularity of the mark's label or of the text, as far as characters reach. */
  snap: (span: Span, mark?: Pick<Mark, 'from' | 'labels'>) => Span;
  places: Places;
  /** Which region a click at a code point means, given the one chosen now. */
  pick: (at: number, current?: string) => string | undefined;
};

export type SpanTool = {
  /** A stretch of text was selected: a span if a label is in hand, else it waits for one. Answers the new region's id. */
  choose(span: Span): string | undefined;
  /** A stretch is being selected by keys: it waits, label in hand or not. */
  wait(span: Span): void;
  /** The selection is gone. */
  forget(): void;
  /** The stretch that waits for a label. */
  readonly waiting: Span | undefined;
  /**
   * Hears of every change of state. A label pressed while something waits is meant for that alone: it makes the span, which is then
   * selected, and what was in hand before is in hand again. Answers the new region's id.
   */
  heed(now: State, before: State): string | undefined;
  /** A click without a selection: chooses a region, or none (outside of all spans). */
  click(at: number | undefined): void;
  /** Takes an end of a region in hand; undefined where it may not be changed. */
  grab(id: string, edge: Edge): SpanDrag | undefined;
};

/** One drag is one step of history, however many moves it has. */
export type SpanDrag = { move(at: number): void; cancel(): void };

export function createSpanTool(context: SpanToolContext): SpanTool {
  const { store } = context;
  let waiting: Span | undefined;

  function add(given: Span, view: View): string | undefined {
    const mark = newMark(context, view, context.object, context.places.kind);
    if (!context.editable || !mark || mark.labels.length === 0) return undefined;
    const place = context.places.placeOf(context.snap(given, mark));
    if (!place) return undefined;
    const id = context.newId();
    waiting = undefined;
    store.history.perform('Add span', addRegion({ id, kind: context.places.kind, ...mark, ...place } as Region));
    if (asksAbout(context)) store.select(id);
    return id;
  }

  function wait(span: Span | undefined): void {
    waiting = span;
    if (span) store.select(undefined);
  }

  return {
    choose(given) {
      const span = context.snap(given);
      if (span.start >= span.end) return undefined;
      const id = add(given, store.get().view);
      if (id === undefined) wait(context.editable ? span : undefined);
      return id;
    },
    wait,
    forget() {
      waiting = undefined;
    },
    get waiting() {
      return waiting;
    },
    heed(now, before) {
      if (!waiting || now.view.active === before.view.active) return undefined;
      // Pressing the label that is in hand puts it back: it is what was pressed all the same.
      const id = add(waiting, now.view) ?? add(waiting, before.view);
      if (id === undefined) return undefined;
      store.look({ active: before.view.active });
      store.select(id);
      return id;
    },
    click(at) {
      waiting = undefined;
      store.select(at === undefined ? undefined : context.pick(at, store.get().selected));
    },
    grab: (id, edge) => grabSpan(context, id, edge),
  };
}

function grabSpan(context: SpanToolContext, id: string, edge: Edge): SpanDrag | undefined {
  const { store, places } = context;
  const region = changeable(store.get(), id);
  const span = region && places.spanOf(region);
  if (!context.editable || !region || !span) return undefined;
  const fixed = edge === 'start' ? span.end : span.start;
  let step: Step | undefined;
  return {
    move(at) {
      if (at === fixed) return;
      const place = places.placeOf(context.snap({ start: Math.min(at, fixed), end: Math.max(at, fixed) }, region));
      if (!place) return;
      const action = placeRegion(id, place);
      step = step ? store.history.replace(step, action) : store.history.perform('Move end of span', action);
    },
    cancel() {
      if (step) store.history.cancel(step);
    },
  };
}

/** The region with this id, unless it is locked or read-only. */
export function changeable(state: State, id: string | undefined): Region | undefined {
  const region = findRegion(state.doc, id);
  return region && !isFixed(state, region) ? region : undefined;
}

/**
 * Where the config asks something about each region, the new one is selected, so that its questions show. Elsewhere it is not: the next
 * label pressed would change it, and not be taken in hand for the next.
 */
function asksAbout({ config, object }: SpanToolContext): boolean {
  return config.controls.some((control) => control.perRegion && control.toNames.includes(object));
}
