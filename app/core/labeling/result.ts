/**
 * What an answer is, inside Gloss: regions with a place, values without one, relations between regions.
 * The stored and exported JSON (formats 2) is another shape; `wire.ts` alone translates.
 */

export type Origin = 'manual' | 'prediction' | 'prediction-changed';

/** What every region has, whatever its shape. */
type RegionBase = {
  id: string;
  /** Name of the control that made it (a shape or a *Labels tag) and of the object it lies on. */
  from: string;
  to: string;
  /** Label names; empty where none is given (yet). */
  labels: string[];
  /** Name of the separate `Labels` control, where a bare shape is labelled by one (two rows on the wire). */
  labelsFrom?: string;
  origin: Origin;
  score?: number;
  readonly?: boolean;
  parentId?: string;
  itemIndex?: number;
  meta?: Record<string, unknown>;
  /** Row keys and value keys we do not know: kept and written back untouched. */
  extra?: Extra;
  /** The same for the row of the separate `Labels` control, where there is one. */
  labelsExtra?: Extra;
};

/** What a row held beyond the keys that Gloss reads. */
export type Extra = { row?: Record<string, unknown>; value?: Record<string, unknown> };

/** Percent of the natural image; x, y is the top-left corner before rotation; degrees clockwise about that corner. */
export type Rectangle = { x: number; y: number; width: number; height: number; rotation: number };
export type RectangleRegion = RegionBase & { kind: 'rectangle' } & Rectangle & { original?: ImageSize };
/** Natural size in px and the rotation of the view in degrees (0, 90, 180, 270). */
export type ImageSize = { width: number; height: number; rotation: number };

/** Code points of the text, `end` exclusive. */
export type Span = { start: number; end: number };
export type SpanRegion = RegionBase & { kind: 'span'; text?: string } & Span;

/** Seconds; channel 0 is all or left. */
export type Range = { start: number; end: number; channel: number };
export type RangeRegion = RegionBase & { kind: 'range'; originalLength?: number } & Range;

export type Region = RectangleRegion | SpanRegion | RangeRegion;

/**
 * An answer of a control without a place of its own. With `region` it belongs to that region (perRegion); its `id` is then the
 * region's id, because the stored rows of one region share one. So answers are told apart by `id` and `from` together.
 */
type AnswerBase = {
  id: string;
  from: string;
  to: string;
  region?: string;
  itemIndex?: number;
  origin: Origin;
  score?: number;
  extra?: Extra;
};
/** Choice names; nested choices are paths from the root. */
export type ChoicesAnswer = AnswerBase & { kind: 'choices'; choices: (string | string[])[] };
export type TextAnswer = AnswerBase & { kind: 'textarea'; text: string[] };
export type RatingAnswer = AnswerBase & { kind: 'rating'; rating: number };
export type Answer = ChoicesAnswer | TextAnswer | RatingAnswer;

export type Relation = { from: string; to: string; direction: 'right' | 'left' | 'bi'; labels?: string[]; extra?: Extra };

/** A whole answer to a task. `rest` holds rows that this version does not understand, in their places' order, written back as they came. */
export type Doc = { regions: Region[]; answers: Answer[]; relations: Relation[]; rest: Row[] };

export const emptyDoc: Doc = { regions: [], answers: [], relations: [], rest: [] };

/** A row of stored or exported result JSON; only the keys every row may have are named. */
export type Row = Record<string, unknown> & { id?: string; from_name?: string; to_name?: string; type?: string; value?: Record<string, unknown> };
