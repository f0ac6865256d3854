/** Regions on a picture as rows, and the labeling config for them. Places come in pixels or fractions of the picture, and are kept in percent. */
import { MAX_REGIONS } from '#app/core/labeling/check/regions.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { markupOf, noteName, type FoundLabel } from './markup.ts';

export const pictureObject = { type: 'Image', name: 'image' } as const;
/** Names as other readers of these formats call them. */
const controls = {
  RectangleLabels: 'label_rectangles',
  PolygonLabels: 'label_polygons',
  KeyPointLabels: 'label_keypoints',
  BrushLabels: 'label_brushes',
} as const;
export type PictureControl = keyof typeof controls;

/** Labels by the control that draws them, in the order in which they are met. */
export class PictureLabels {
  readonly #used = new Map<PictureControl, Set<string>>();

  use(control: PictureControl, label: string): void {
    this.#used.set(control, (this.#used.get(control) ?? new Set()).add(label));
  }

  get used(): Map<string, ReadonlySet<string>> {
    const own = Object.entries(controls).map(([type, name]) => [name, this.#used.get(type as PictureControl) ?? new Set<string>()] as const);
    return new Map([...own, [noteName, new Set<string>()]]);
  }

  /**
   * `known`: the classes that the files list, in their order, and `points` those of key points. Those that nobody used belong to the first control
   * that there is, boxes where there is none.
   */
  markup(known: readonly FoundLabel[], points: readonly FoundLabel[] = []): string {
    const anywhere = new Set([...this.#used].flatMap(([control, labels]) => (control === 'KeyPointLabels' ? [] : [...labels])));
    const types = Object.keys(controls) as PictureControl[];
    const main = types.find((type) => type !== 'KeyPointLabels' && this.#used.has(type)) ?? 'RectangleLabels';
    const found = types.map((type) => ({
      type,
      name: controls[type],
      labels:
        type === 'KeyPointLabels'
          ? points
          : known.filter(({ name }) => this.#used.get(type)?.has(name) === true || (type === main && !anywhere.has(name))),
    }));
    return markupOf(pictureObject, found);
  }
}

type Fields = Record<string, unknown>;

/** The regions of one answer to a picture, whose `size` is in pixels where it is known. */
export class PictureRows {
  readonly rows: Row[] = [];
  /** Of all its masks. */
  maskBytes = 0;

  constructor(readonly size: Size | undefined) {}

  /** The id of the region. `extra`: further keys of its row. One more than a result may have is enough for it to be refused. */
  add(control: PictureControl, label: string, place: Fields, extra: Fields = {}): string {
    const id = `r${this.rows.length + 1}`;
    if (this.rows.length > MAX_REGIONS) return id;
    const type = control.toLowerCase();
    this.rows.push({
      id,
      from_name: controls[control],
      to_name: pictureObject.name,
      type,
      ...(this.size && { original_width: this.size.width, original_height: this.size.height, image_rotation: 0 }),
      origin: 'manual',
      ...extra,
      value: { ...place, [type]: [label] },
    });
    return id;
  }

  /** Percent. */
  box(label: string, x: number, y: number, width: number, height: number, { rotation = 0, ...extra }: Fields & { rotation?: number } = {}): string {
    return this.add('RectangleLabels', label, { x, y, width, height, rotation }, extra);
  }

  ring(label: string, points: readonly (readonly [number, number])[], extra: Fields = {}): string {
    return this.add('PolygonLabels', label, { points, closed: true }, extra);
  }

  /** `parent`: id of the region that the point belongs to. */
  point(label: string, x: number, y: number, parent: string | undefined): string {
    return this.add('KeyPointLabels', label, { x, y, width: dot }, parent === undefined ? {} : { parentID: parent });
  }
}

/** Percent of the picture's width; these formats know no size of a point. */
const dot = 0.5;

/** Pairs of a flat list, each number as `scale` has it. */
export const pairsOf = (flat: readonly number[], scale: (x: number, y: number) => [number, number]): [number, number][] =>
  Array.from({ length: flat.length / 2 }, (_, index) => scale(flat[index * 2]!, flat[index * 2 + 1]!));

/** Percent of pixels. */
export const percentOf = (value: number, whole: number): number => (value / whole) * 100;
