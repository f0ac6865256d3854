/** What formats of labelled pictures share about a config: which picture, which labels under which numbers, and whom they suit. */
import type { ControlTag, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { allOf, controlsOn, hasControls, isRepeated, oneKey } from './fits.ts';

export const pictureObject = ({ objects }: LabelingConfig): ObjectTag | undefined => objects.find(({ type }) => type === 'Image');

/** The list of its addresses, where it shows pages. */
export const pageList = ({ tag }: ObjectTag): string | undefined => tag.attributes.valuelist || undefined;

const hasPages = ({ objects }: LabelingConfig): boolean => objects.some((object) => object.type === 'Image' && pageList(object) !== undefined);

const hasShape = (config: LabelingConfig, ...types: string[]): boolean => types.some((type) => hasControls(config, 'Image', type));

const oneImage = (config: LabelingConfig): string | undefined => {
  const object = pictureObject(config);
  return object && isRepeated(config, object)
    ? 'Its Image stands in a Repeater, so that a task holds several; this format knows one picture a task.'
    : undefined;
};

export const onePage = allOf(oneImage, (config) =>
  hasPages(config) ? 'A task holds pages of pictures (valueList); this format knows one picture a task.' : undefined,
);

/** Boxes, polygons or key points. */
export const suitsShapes = allOf(oneKey, onePage, (config) =>
  hasShape(config, 'RectangleLabels', 'PolygonLabels', 'KeyPointLabels') || hasControls(config, 'Image', 'Rectangle', 'Labels')
    ? undefined
    : 'It needs an Image with RectangleLabels, PolygonLabels, KeyPointLabels, or Rectangle and Labels; the config has none.',
);

export const suitsKeyPoints = allOf(suitsShapes, (config) =>
  hasShape(config, 'KeyPointLabels') && !hasShape(config, 'RectangleLabels')
    ? 'It carries key points within boxes; the config has KeyPointLabels without RectangleLabels.'
    : undefined,
);

export const suitsBoxes = allOf(oneKey, onePage, (config) =>
  hasShape(config, 'RectangleLabels') || hasControls(config, 'Image', 'Rectangle', 'Labels')
    ? undefined
    : 'It needs an Image with RectangleLabels, or Rectangle and Labels; the config has none.',
);

/** Masks say their size and page themselves. */
export const suitsMasks = allOf(oneKey, oneImage, (config) =>
  hasShape(config, 'BrushLabels') || hasControls(config, 'Image', 'Brush', 'Labels')
    ? undefined
    : 'It needs an Image with BrushLabels, or Brush and Labels; the config has none.',
);

export type Category = { id: number; name: string };

const labelControls = (config: LabelingConfig): ControlTag[] => controlsOn(config, 'Image').filter(({ type }) => type.endsWith('Labels'));

/** Names of labels with the number that `category` gives them, where it gives one. */
function labelsOf(config: LabelingConfig): Map<string, number | undefined> {
  const found = new Map<string, number | undefined>();
  for (const control of labelControls(config)) {
    const numbers = control.tag.children.filter(({ type }) => type === 'Label').map(({ attributes }) => attributes.category);
    for (const [index, { name }] of control.labels.entries()) {
      const given = numbers[index]?.trim();
      if (!found.has(name) || found.get(name) === undefined) found.set(name, given && /^\d{1,9}$/.test(given) ? Number(given) : undefined);
    }
  }
  return found;
}

/** How many names two controls have: a file with one list of classes takes them for one. */
export function sharedNames(config: LabelingConfig): number {
  const names = labelControls(config).flatMap(({ labels }) => [...new Set(labels.map(({ name }) => name))]);
  return names.length - new Set(names).size;
}

const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Labels and their numbers; those that the config does not name come behind the others when they are first met (formats 4.8). */
export class Categories {
  readonly #ids = new Map<string, number>();
  readonly #taken = new Set<number>();

  constructor(config: LabelingConfig, names = labelsOf(config)) {
    for (const [name, id] of names) {
      if (id === undefined || this.#taken.has(id)) continue;
      this.#ids.set(name, id);
      this.#taken.add(id);
    }
    for (const name of [...names.keys()].toSorted(byName)) this.idOf(name);
  }

  idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    let id = 0;
    while (this.#taken.has(id)) id += 1;
    this.#ids.set(name, id);
    this.#taken.add(id);
    return id;
  }

  /** A number behind all others, for what has no label. */
  reserve(): number {
    const id = Math.max(-1, ...this.#taken) + 1;
    this.#taken.add(id);
    return id;
  }

  get list(): Category[] {
    return [...this.#ids].map(([name, id]) => ({ id, name }));
  }
}

/** Labels of key points, by `model_index` where the config numbers them, else as they stand. */
export function keyPointLabels(config: LabelingConfig): string[] {
  const labels = controlsOn(config, 'Image')
    .filter(({ type }) => type === 'KeyPointLabels')
    .flatMap(({ labels, tag }) => {
      const tags = tag.children.filter(({ type }) => type === 'Label');
      return labels.map(({ name }, index) => ({ name, at: Number(tags[index]?.attributes.model_index ?? Number.NaN) }));
    });
  const last = labels.length;
  return labels.toSorted((a, b) => (Number.isFinite(a.at) ? a.at : last) - (Number.isFinite(b.at) ? b.at : last)).map(({ name }) => name);
}

/** Labels of boxes in the order of the config. */
export const boxLabels = (config: LabelingConfig): string[] => [
  ...new Set(
    controlsOn(config, 'Image').flatMap(({ type, labels }) =>
      type === 'RectangleLabels' || type === 'Labels' ? labels.map(({ name }) => name) : [],
    ),
  ),
];
