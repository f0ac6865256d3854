/** Rows and data as one labeling config names them, in the names of another: where controls of the same kind have the labels. */
import type { ControlTag, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { wholeReference } from '#app/core/labeling/references.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { ForeignTask, Survey } from './model.ts';

/** `control` and `label`: what the rows are to say. `bare`: the shape without labels of its own that the region is drawn with. */
type Place = { control: ControlTag; label?: string; bare?: ControlTag };
type Needs = Pick<Survey, 'used'>;
export type Fit = { task: (given: ForeignTask) => ForeignTask };

const plain = (label: string): string => label.replaceAll(/\s+/g, '_');
const shapeOf = (type: string): string => type.replace(/Labels$/, '');

/** The label itself, else the only one that formats without blanks write alike. */
function labelIn({ labels }: ControlTag, wanted: string): string | undefined {
  if (labels.some(({ name }) => name === wanted)) return wanted;
  const alike = labels.filter(({ name }) => plain(name) === plain(wanted));
  return alike.length === 1 ? alike[0]!.name : undefined;
}

class Fitting {
  readonly problems: string[] = [];
  readonly #objects = new Map<string, ObjectTag>();
  readonly #places = new Map<string, Place>();

  constructor(
    readonly from: LabelingConfig,
    readonly to: LabelingConfig,
    { used }: Needs,
  ) {
    for (const object of from.objects) this.#object(object);
    if (this.problems.length > 0) return;
    for (const control of from.controls) {
      const labels = used.get(control.name);
      if (labels?.size !== 0) this.#control(control, labels ?? new Set(control.labels.map(({ name }) => name)));
    }
  }

  /** Of the same kind, and the same name where there are several; else in the same order. */
  #object(object: ObjectTag): void {
    const alike = this.to.objects.filter(({ type }) => type === object.type);
    const found =
      alike.find(({ name }) => name === object.name) ?? alike[this.from.objects.filter(({ type }) => type === object.type).indexOf(object)];
    if (!found)
      this.problems.push(
        `The labeling config shows no <${object.type}>, which these labels lie on. Add <${object.type} name="${object.name}" value="${object.value}"/> to it.`,
      );
    else if (!wholeReference(found.value) || wholeReference(found.value)!.steps.length > 1)
      this.problems.push(
        `<${found.type} name="${found.name}"> shows "${found.value}"; to take these files it must show one key of the data, such as "${object.value}".`,
      );
    else this.#objects.set(object.name, found);
  }

  #control(control: ControlTag, labels: ReadonlySet<string>): void {
    const object = this.#objects.get(control.toNames[0] ?? '');
    const near = this.to.controls.filter(({ toNames }) => object && toNames.includes(object.name));
    const alike = near
      .filter(({ type }) => type === control.type)
      .toSorted((a, b) => Number(b.name === control.name) - Number(a.name === control.name));
    const shape = near.find(({ type }) => control.type.endsWith('Labels') && type === shapeOf(control.type));
    const listed = shape ? near.filter(({ type }) => type === 'Labels') : [];
    if (control.labels.length === 0 && alike[0]) this.#places.set(control.name, { control: alike[0] });
    else if (control.labels.length === 0 || (alike.length === 0 && listed.length === 0)) this.#noControl(control, labels, object);
    else
      for (const label of labels)
        this.#label(control, label, [...alike.map((one) => ({ control: one })), ...listed.map((one) => ({ control: one, bare: shape! }))]);
  }

  #noControl({ type, name }: ControlTag, labels: ReadonlySet<string>, object: ObjectTag | undefined): void {
    this.problems.push(
      `The labeling config has no <${type}>, which these files answer. Add <${type} name="${name}" toName="${object?.name ?? ''}"> to it${labels.size > 0 ? ` with ${list([...labels])}` : ''}.`,
    );
  }

  #label(control: ControlTag, label: string, candidates: readonly Place[]): void {
    for (const candidate of candidates) {
      const found = candidate.control.dynamicKey === undefined ? labelIn(candidate.control, label) : label;
      if (found !== undefined) return void this.#places.set(keyOf(control.name, label), { ...candidate, label: found });
    }
    const { type, name } = candidates[0]!.control;
    this.problems.push(`The labeling config has no label "${label}". Add <Label value="${label}"/> to <${type} name="${name}">.`);
  }

  #rows(row: Row): Row[] {
    const { from_name: name = '', to_name: to = '', type = '', value = {} } = row;
    const labels = (Array.isArray(value[type]) ? value[type] : []).filter((label) => typeof label === 'string');
    const places = labels.map((label) => this.#places.get(keyOf(name, label)));
    const place = places[0] ?? this.#places.get(name);
    if (!place) return [row];
    const { control, bare } = place;
    const named = { ...row, from_name: control.name, to_name: this.#objects.get(to)?.name ?? to };
    if (!bare) return [{ ...named, ...(places[0] && { value: { ...value, [type]: places.map((one, at) => one?.label ?? labels[at]) } }) }];
    const { [type]: _labels, ...shape } = value;
    const bareType = type.replace(/labels$/, '');
    return [
      { ...named, from_name: bare.name, type: bareType, value: shape },
      { ...named, type: 'labels', value: { ...shape, labels: places.map((one, at) => one?.label ?? labels[at]) } },
    ];
  }

  #data(data: Record<string, unknown>): Record<string, unknown> {
    const keys = new Map(this.from.objects.map(({ key, name }) => [key, this.#objects.get(name)?.key]));
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [keys.get(key) ?? key, value]));
  }

  task(given: ForeignTask): ForeignTask {
    const answers = <Answer extends { result: Row[] }>(list: readonly Answer[]): Answer[] =>
      list.map((one) => ({ ...one, result: one.result.flatMap((row) => this.#rows(row)) }));
    return {
      ...given,
      data: this.#data(given.data),
      ...(given.annotations && { annotations: answers(given.annotations) }),
      ...(given.predictions && { predictions: answers(given.predictions) }),
    };
  }
}

const keyOf = (control: string, label: string): string => JSON.stringify([control, label]);
const list = (labels: readonly string[]): string =>
  labels
    .slice(0, 20)
    .map((label) => `<Label value="${label}"/>`)
    .join(', ') + (labels.length > 20 ? ` and ${labels.length - 20} more` : '');

/** How what was written for `from` goes into `to`; sentences, one for each object, control or label that is missing there. */
export function fitTo(to: LabelingConfig, from: LabelingConfig, needs: Needs): Fit | { problems: string[] } {
  const fitting = new Fitting(from, to, needs);
  return fitting.problems.length > 0 ? { problems: fitting.problems } : { task: (given) => fitting.task(given) };
}
