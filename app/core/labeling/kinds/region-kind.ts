/** What is to be known of a kind of region: how its rows are told, read and written, what is wrong with one, and how it reads in words. */
import type { ControlTag, ObjectTag } from '../model.ts';
import type { Region, RegionBase, Row } from '../result.ts';
import type { Fields } from '../wire/fields.ts';

/** What a region has of its kind alone. */
export type PlaceOf<R extends Region> = Omit<R, keyof RegionBase | 'kind'>;

export type ReadPlace<R extends Region> = {
  place: PlaceOf<R>;
  /** Keys of the value that were understood beside `placeKeys`. */
  valueKeys?: readonly string[];
  /** Keys of the row that were understood beside those every row may have. */
  rowKeys?: readonly string[];
};

export type RegionKind<R extends Region = Region> = {
  readonly kind: R['kind'];
  /** What people call one: "box". */
  readonly noun: string;
  /** Object tags it lies on. */
  readonly objects: readonly string[];
  /** Control tags that make it and carry its labels; of Taxonomy only those that label (`labelling.ts`). */
  readonly own: readonly string[];
  /** Control tags that make it without labels; a separate `Labels` may label it, in a second row (formats 2.2). */
  readonly bare: readonly string[];
  /** The labels of a bare shape stand in its only row, under `labels` (formats 2.2: VideoRectangle). */
  readonly merged?: true;
  /** Keys of `value` that say where it is; every row of the region carries a copy. */
  readonly placeKeys: readonly string[];
  /** Whether the value of a `labels` row is of this kind, where several kinds lie on the same object. Absent: it is. */
  holds?(value: Fields): boolean;
  /** Throws `Broken` with the reason when the values mean nothing. */
  read(value: Fields, row: Row): ReadPlace<R>;
  /** The place as every row of the region stores it. */
  write(region: R): Fields;
  /** Keys of `value` that only the region's own rows have: its text. */
  writeOwn?(region: R): Fields;
  /** Row keys that say how large the medium was; also copied to the perRegion answers of the region. */
  writeMedium?(region: R): Fields;
  /** Why the place means nothing, as the end of a sentence; undefined when it does. */
  fault(region: R, about: AboutObject): string | undefined;
  /**
   * What keeps a region that means something from being submitted, as the end of a sentence: "needs at least 3 points and has 2".
   * A draft may hold it. `control` is the one that made it.
   */
  unfinished?(region: R, control: ControlTag | undefined): string | undefined;
  /** What puts it before others in reading order, the weightiest first: down and across, or when; absent: unknown. */
  begins?(region: R): readonly (number | string)[];
  /** Where it lies: "12 by 20 percent, at 30, 40". `object`: what it lies on, whose attributes may say how to write it. */
  say(region: R, object?: ObjectTag): string;
  /** The same for a narrow column; absent: `say`. */
  sayShortly?(region: R, object?: ObjectTag): string;
  /** A copy moved aside so that it is seen; absent: it stays. */
  beside?(region: R): R;
};

/** What is known of the object a region lies on. `length`: of a text in code points. */
export type AboutObject = { length(): number | undefined };
