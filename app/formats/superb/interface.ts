/** A labeling config as Superb's `project.json` has it: classes with one shape each, and questions (annotto-superb B3.1). */
import { createHash } from 'node:crypto';
import { hues } from '#app/core/labeling/hues.ts';
import type { ControlTag, Label, LabelingConfig } from '#app/core/labeling/model.ts';
import { controlsOn } from '../fits.ts';

export type Shape = 'box' | 'rbox' | 'polygon' | 'polyline' | 'keypoint';
export type Option = { id: string; name: string; children?: Option[] };
export type Property = { id: string; name: string; type: 'radio' | 'checkbox' | 'free response' } & Record<string, unknown>;
export type ObjectClass = { id: string; name: string; color: string; annotation_type: Shape } & Record<string, unknown>;

/** Ids have the form of UUIDs and come of what they name, so that they are the same every time. */
export function idOf(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** Which shape a control makes; `Labels` alone is as good as the bare shapes beside it. */
const shapesOf: Readonly<Record<string, Shape>> = { Rectangle: 'box', Polygon: 'polygon', Vector: 'polyline' };

const onPicture = (config: LabelingConfig): ControlTag[] => controlsOn(config, 'Image');

/** Controls that name classes, with the shapes of those classes. */
export function classControls(config: LabelingConfig): { control: ControlTag; shapes: Shape[] }[] {
  const controls = onPicture(config);
  const bare = controls.flatMap(({ type }) => shapesOf[type] ?? []);
  return controls.flatMap((control) => {
    const shape = shapesOf[control.type.replace(/Labels$/, '')];
    if (control.type === 'Labels' && bare.length > 0) return [{ control, shapes: bare }];
    return shape && control.type.endsWith('Labels') ? [{ control, shapes: [shape] }] : [];
  });
}

export const pointControls = (config: LabelingConfig): ControlTag[] => onPicture(config).filter(({ type }) => type === 'KeyPointLabels');

const isQuestion = ({ type, dynamicKey }: ControlTag): boolean => (type === 'Choices' && dynamicKey === undefined) || type === 'TextArea';
export const questions = (config: LabelingConfig, perRegion: boolean): ControlTag[] =>
  onPicture(config).filter((control) => isQuestion(control) && control.perRegion === perRegion);

export const suitsSuperb = (config: LabelingConfig): string | undefined =>
  classControls(config).length + pointControls(config).length + questions(config, false).length > 0
    ? undefined
    : 'It needs an Image with boxes, polygons, paths or key points, or with choices or texts about the picture; the config has none.';

const optionOf = (control: string, path: readonly string[], { value, name, children }: Label): Option => ({
  id: idOf('option', control, ...path, name),
  name: value,
  ...(children.length > 0 && { children: children.map((child) => optionOf(control, [...path, name], child)) }),
});

function propertyOf(control: ControlTag): Property {
  const { name, type, required, labels, tag } = control;
  const shared = { id: idOf('property', name), name, required, description: '', render_value: false, default_value: [] };
  if (type === 'TextArea')
    return { ...shared, type: 'free response', blank: !required, constraints: { digit: true, space: true, special: true, alphabet: true } };
  const isMany = tag.attributes.choice === 'multiple';
  return { ...shared, type: isMany ? 'checkbox' : 'radio', options: labels.map((label) => optionOf(name, [], label)) };
}

const hex = /^#[0-9a-f]{6}$/i;

const keyOf = (shape: Shape, name: string): string => JSON.stringify([shape, name]);

/** The classes of a project, those that only its answers need among them. */
export class Classes {
  readonly #classes = new Map<string, ObjectClass>();
  readonly #points: { id: string; name: string; points: string[] }[];
  readonly #config: LabelingConfig;
  readonly #colors = new Map<string, string>();
  /** Which control a class is of: the first that has it. */
  readonly #controls = new Map<string, string>();
  readonly #perRegion: Property[];

  constructor(config: LabelingConfig) {
    this.#config = config;
    this.#perRegion = questions(config, true).map(propertyOf);
    for (const { control, shapes } of classControls(config)) {
      for (const { name, background } of control.labels) {
        if (background && hex.test(background) && !this.#colors.has(name)) this.#colors.set(name, background);
        for (const shape of shapes) {
          this.of(name, shape);
          if (!this.#controls.has(keyOf(shape, name))) this.#controls.set(keyOf(shape, name), control.name);
        }
      }
    }
    this.#points = pointControls(config).map(({ name, labels }) => ({
      id: idOf('keypoints', name),
      name,
      points: labels.map((label) => label.name),
    }));
    for (const { name } of this.#points) this.of(name, 'keypoint');
  }

  /** Label names that two classes have, as one class has one shape. */
  get shared(): number {
    const names = [...this.#classes.values()].map(({ name }) => name);
    return names.length - new Set(names).size;
  }

  /** Undefined for a label that no control has. */
  controlOf(name: string, shape: Shape): string | undefined {
    return this.#controls.get(keyOf(shape === 'rbox' ? 'box' : shape, name));
  }

  of(name: string, shape: Shape): ObjectClass {
    const key = keyOf(shape, name);
    const known = this.#classes.get(key);
    if (known) return known;
    const color = this.#colors.get(name) ?? hues[this.#classes.size % hues.length]!;
    const points = shape === 'keypoint' ? { keypoint_interface_id: idOf('keypoints', name) } : {};
    const made = {
      id: idOf('class', shape, name),
      name,
      color,
      annotation_type: shape,
      properties: this.#perRegion,
      constraints: {},
      ai_class_map: [],
      ...points,
    };
    this.#classes.set(key, made);
    return made;
  }

  /** Names of the points that the labels of a control are. */
  pointsOf(control: string): readonly string[] {
    return this.#points.find(({ name }) => name === control)?.points ?? [];
  }

  property(control: string): Property | undefined {
    return [...this.#perRegion, ...this.#questions].find(({ name }) => name === control);
  }

  get #questions(): Property[] {
    return questions(this.#config, false).map(propertyOf);
  }

  get project(): object {
    const classes = [...this.#classes.values()];
    const keypoints = this.#points.map(({ id, name, points }) => ({
      id,
      name,
      allow_valid_invisibles: false,
      points: points.map((point, at) => ({
        name: point,
        color: hues[at % hues.length],
        default_value: { x: 0.5, y: 0.5, state: { visible: true } },
      })),
      edges: [],
    }));
    return {
      type: 'image-siesta',
      version: '0.6.5',
      data_type: 'image',
      categorization: { properties: this.#questions },
      object_detection: {
        // Questions about the picture are a type of their own (B3.1).
        annotation_types: [...new Set<string>(classes.map(({ annotation_type }) => annotation_type))]
          .toSorted()
          .concat(this.#questions.length > 0 ? ['image category'] : []),
        keypoints,
        object_groups: [],
        object_classes: classes,
      },
    };
  }
}
