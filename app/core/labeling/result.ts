/**
 * What an answer is, inside Gloss: regions with a place, values without one, relations between regions.
 * The stored and exported JSON (formats 2) is another shape; `wire.ts` alone translates.
 */

export type Origin = 'manual' | 'prediction' | 'prediction-changed';

/** What every region has, whatever its shape. */
export type RegionBase = {
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
  /** What it says in its standard form: the date that “next Friday” is (heartex 1.4). */
  normalization?: string;
  /** Row keys and value keys we do not know: kept and written back untouched. */
  extra?: Extra;
  /** The same for the row of the separate `Labels` control, where there is one. */
  labelsExtra?: Extra;
};

/** What a row held beyond the keys that Gloss reads. */
export type Extra = { row?: Record<string, unknown>; value?: Record<string, unknown> };

/** Natural size in px and the rotation of the view in degrees (0, 90, 180, 270). */
export type ImageSize = { width: number; height: number; rotation: number };
type OnImage = RegionBase & { original?: ImageSize };

/** Percent of the natural image; x, y is the top-left corner before rotation; degrees clockwise about that corner. */
export type Rectangle = { x: number; y: number; width: number; height: number; rotation: number };
export type RectangleRegion = OnImage & { kind: 'rectangle' } & Rectangle;

/** Percent; x, y is the center. The radii are percent of width and of height; degrees clockwise about the center. */
export type Ellipse = { x: number; y: number; radiusX: number; radiusY: number; rotation: number };
export type EllipseRegion = OnImage & { kind: 'ellipse' } & Ellipse;

/** Percent, as `[x, y]`, in drawing order. */
export type Polygon = { points: readonly (readonly [number, number])[]; closed: boolean };
export type PolygonRegion = OnImage & { kind: 'polygon' } & Polygon;

/** Percent; `width` is the dot's size in percent of the image's width. */
export type KeyPoint = { x: number; y: number; width: number };
export type KeyPointRegion = OnImage & { kind: 'keypoint' } & KeyPoint;

/**
 * Percent. `prevPointId` names the vertex that this one hangs on. Of a curve (`isBezier`) `controlPoint1` bends the line that comes in,
 * `controlPoint2` those that go out; `disconnected`: the two need not be in line. `extra`: keys that we do not know.
 */
export type Vertex = {
  id: string;
  x: number;
  y: number;
  prevPointId?: string;
  isBezier?: boolean;
  controlPoint1?: { x: number; y: number };
  controlPoint2?: { x: number; y: number };
  isBranching?: boolean;
  disconnected?: boolean;
  extra?: Record<string, unknown>;
};
export type Vector = { vertices: readonly Vertex[]; closed: boolean };
export type VectorRegion = OnImage & { kind: 'vector' } & Vector;

/** A mask of the natural size, packed as formats 2.4 says. */
export type Brush = { rle: readonly number[] };
export type BrushRegion = OnImage & { kind: 'brush' } & Brush;

/** A mask of the natural size as a PNG in a data URL; what is not zero belongs to it. */
export type Bitmask = { imageDataURL: string };
export type BitmaskRegion = OnImage & { kind: 'bitmask' } & Bitmask;

/** Code points of the text, `end` exclusive. */
export type Span = { start: number; end: number };
export type SpanRegion = RegionBase & { kind: 'span'; text?: string } & Span;

/**
 * A stretch of HTML: XPaths from the content's root to text nodes, offsets in UTF-16 units inside them; `globalOffsets` in code points of
 * what is seen. Predictions may hold the latter alone.
 */
export type Passage = { start?: string; end?: string; startOffset?: number; endOffset?: number; globalOffsets?: Span };
export type PassageRegion = RegionBase & { kind: 'passage'; text?: string } & Passage;

/**
 * A stretch of a dialogue: indexes of phrases (as text or number, as they were written), offsets in UTF-16 units inside them.
 * `globalOffsets` of files made elsewhere are kept until the region is moved.
 */
export type Utterance = { start: string | number; end: string | number; startOffset: number; endOffset: number; globalOffsets?: Span };
export type UtteranceRegion = RegionBase & { kind: 'utterance'; text?: string } & Utterance;

/** Seconds; channel 0 is all or left. */
export type Range = { start: number; end: number; channel: number };
export type RangeRegion = RegionBase & { kind: 'range'; originalLength?: number } & Range;

/** Units of the time column (row numbers where there is none), or texts in the series' `timeFormat`. Models often leave `instant` out. */
export type Interval = { start: number | string; end: number | string; instant?: boolean };
export type IntervalRegion = RegionBase & { kind: 'interval' } & Interval;

/** A box at a frame (counted from 1), percent; from an enabled one the box goes on to the next, until one that is not enabled. */
export type KeyFrame = Rectangle & { frame: number; enabled: boolean; time?: number; auto?: boolean };
/** `framesCount` and seconds are the video's; predictions may not know them. */
export type Track = { framesCount?: number; duration?: number; sequence: readonly KeyFrame[] };
export type TrackRegion = RegionBase & { kind: 'track' } & Track;

/** Frames of a video, counted from 1, both ends included. */
export type Frames = { ranges: readonly { start: number; end: number }[] };
export type FramesRegion = RegionBase & { kind: 'frames' } & Frames;

/** Regions that lie on a picture. */
export type ImageRegion = RectangleRegion | EllipseRegion | PolygonRegion | KeyPointRegion | VectorRegion | BrushRegion | BitmaskRegion;
export type Region = ImageRegion | SpanRegion | PassageRegion | UtteranceRegion | RangeRegion | IntervalRegion | TrackRegion | FramesRegion;

/**
 * An answer of a control without a place of its own. With `region` it belongs to that region (perRegion); its `id` is then the
 * region's id, because the stored rows of one region share one. So answers are told apart by `id` and `from` together.
 */
export type AnswerBase = {
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
/** Paths from the root to each chosen node. */
export type TaxonomyAnswer = AnswerBase & { kind: 'taxonomy'; taxonomy: string[][] };
export type NumberAnswer = AnswerBase & { kind: 'number'; number: number };
/** As the control's `format` writes it, in local time without an offset; a bare year may be a number. */
export type DateTimeAnswer = AnswerBase & { kind: 'datetime'; datetime: string | number };
export type PairwiseAnswer = AnswerBase & { kind: 'pairwise'; selected: 'left' | 'right' };
/** Item ids by bucket, `_` for those not placed; without buckets one list under the ranker's own name. */
export type RankerAnswer = AnswerBase & { kind: 'ranker'; ranker: Record<string, (string | number)[]> };
export type Answer = ChoicesAnswer | TextAnswer | RatingAnswer | TaxonomyAnswer | NumberAnswer | DateTimeAnswer | PairwiseAnswer | RankerAnswer;

export type Relation = { from: string; to: string; direction: 'right' | 'left' | 'bi'; labels?: string[]; extra?: Extra };

/** A whole answer to a task. `rest` holds rows that this version does not understand, in their places' order, written back as they came. */
export type Doc = { regions: Region[]; answers: Answer[]; relations: Relation[]; rest: Row[] };

export const emptyDoc: Doc = { regions: [], answers: [], relations: [], rest: [] };

/** A row of stored or exported result JSON; only the keys every row may have are named. */
export type Row = Record<string, unknown> & { id?: string; from_name?: string; to_name?: string; type?: string; value?: Record<string, unknown> };
