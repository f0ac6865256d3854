/** Which controls of a labeling config Superb's classes and questions are. */
import type { ControlTag, Label, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { pictureObject } from '../../picture-labels.ts';
import { classControls, pointControls, questions, type Shape } from '../interface.ts';
import type { KnownClass, Project, Question } from './project.ts';

/** `control` has the label; `maker` draws the shape, where that is another. */
export type ClassPlace = { control: ControlTag; maker: ControlTag };
/** Names of labels, by the names that people read. */
type Named = { control: ControlTag; pathOf: (path: readonly string[]) => string[] | undefined };

const said: Record<Shape, { list: string; bare: string }> = {
  box: { list: 'RectangleLabels', bare: 'Rectangle' },
  rbox: { list: 'RectangleLabels', bare: 'Rectangle' },
  polygon: { list: 'PolygonLabels', bare: 'Polygon' },
  polyline: { list: 'VectorLabels', bare: 'Vector' },
  keypoint: { list: 'KeyPointLabels', bare: 'KeyPoint' },
};

function namesOf(labels: readonly Label[], [first, ...rest]: readonly string[]): string[] | undefined {
  if (first === undefined) return [];
  const label = labels.find(({ value }) => value === first) ?? labels.find(({ name }) => name === first);
  const below = label && namesOf(label.children, rest);
  return label && below && [label.name, ...below];
}

export class Places {
  /** Labels that were asked for in vain: each is said once. */
  readonly #missed = new Set<string>();
  readonly #lists: ReturnType<typeof classControls>;

  private constructor(
    readonly config: LabelingConfig,
    readonly object: ObjectTag,
  ) {
    this.#lists = classControls(config);
  }

  /** Undefined where the config shows no picture. */
  static within(config: LabelingConfig): Places | undefined {
    const object = pictureObject(config);
    return object && new Places(config, object);
  }

  ofClass(name: string, shape: Shape): ClassPlace | undefined {
    if (shape === 'keypoint') return undefined;
    const flat = shape === 'rbox' ? 'box' : shape;
    const found = this.#lists.find(({ control, shapes }) => shapes.includes(flat) && control.labels.some((label) => label.name === name));
    if (!found) return undefined;
    const { control } = found;
    const maker = control.type === 'Labels' ? this.config.controls.find(({ type }) => type === said[shape].bare) : control;
    return maker && { control, maker };
  }

  /** The control called like the class, else one that has all its points. */
  ofPoints({ name, points }: Pick<KnownClass, 'name' | 'points'>): ControlTag | undefined {
    const controls = pointControls(this.config);
    const fitting = controls.filter(({ labels }) => points.every((point) => labels.some((label) => label.name === point)));
    return fitting.find((control) => control.name === name) ?? fitting[0];
  }

  ofQuestion({ name, isText, isAboutObjects }: Question): Named | undefined {
    const control = questions(this.config, isAboutObjects).find((one) => one.name === name && (one.type === 'TextArea') === isText);
    return control && { control, pathOf: (path) => namesOf(control.labels, path) };
  }

  /** Sentences for all of a project that has no place. */
  lacks({ classes, questions: asked }: Project): string[] {
    return [
      ...classes.flatMap((one) =>
        one.shape && !(one.shape === 'keypoint' ? this.ofPoints(one) : this.ofClass(one.name, one.shape)) ? this.missingClass(one) : [],
      ),
      ...asked.flatMap((question) => this.#lacksOf(question)),
    ].filter(Boolean);
  }

  #lacksOf(question: Question): string[] {
    const place = this.ofQuestion(question);
    if (!place) return [this.missingQuestion(question)];
    return [...question.paths.values()].flatMap((path) => (place.pathOf(path) ? [] : this.missingOption(question, path)));
  }

  missingClass({ name, shape, points }: Pick<KnownClass, 'name' | 'shape' | 'points'>): string {
    const { list } = said[shape ?? 'box'];
    const found = this.config.controls.find(({ type }) => type === list);
    if (shape === 'keypoint')
      return this.#once(
        `${shape} ${name}`,
        `The labeling config has no key points for "${name}". Add <KeyPointLabels name="${name}" toName="${this.object.name}"> with ${points.map((point) => `<Label value="${point}"/>`).join(', ')}.`,
      );
    return this.#once(
      `${list} ${name}`,
      `The labeling config has no label "${name}" for a ${shape === 'rbox' ? 'turned box' : shape}. Add <Label value="${name}"/> to ${found ? `<${list} name="${found.name}">` : `a <${list} toName="${this.object.name}">`}.`,
    );
  }

  missingQuestion({ name, isText, isAboutObjects }: Question): string {
    const about = isAboutObjects ? ' perRegion="true"' : '';
    return this.#once(
      `question ${name}`,
      `The labeling config does not ask for "${name}". Add <${isText ? 'TextArea' : 'Choices'} name="${name}" toName="${this.object.name}"${about}> to it.`,
    );
  }

  missingOption({ name }: Question, path: readonly string[]): string {
    return this.#once(
      `option ${name} ${path.join('/')}`,
      `The labeling config has no choice "${path.join(' / ')}". Add <Choice value="${path.at(-1)}"/> to <Choices name="${name}">.`,
    );
  }

  #once(key: string, sentence: string): string {
    if (this.#missed.has(key)) return '';
    this.#missed.add(key);
    return sentence;
  }
}
