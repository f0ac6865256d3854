/** Items of Annotto with the predictions and annotations that other files hold for them, one after the other. */
import { unstorable } from '#app/core/storable.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { dataAt } from '../../foreign/data.ts';
import type { Gallery } from '../../foreign/gallery.ts';
import { mostFaults, type Fault, type ForeignItem, type Here, type Part } from '../../foreign/model.ts';
import { Losses, mostKinds } from '../../losses.ts';
import { readItems } from '../../read.ts';
import type { Kind } from '../config.ts';
import { annotationOf, predictionOf, type Answered, type Ground } from './answers.ts';
import { itemOf, type GivenItem } from './items.ts';
import { digest, Lines, type Line } from './lines.ts';
import type { Roles } from './parts.ts';
import type { Places } from './places.ts';

/** `pictures`: those that came along. `steps`: to where the config reads what is labelled. */
export type Plan = { roles: Roles; kind: Kind; steps: readonly string[]; places: Places; least: number; here: Here; pictures: Gallery };

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const ownUuid = (value: unknown): string | undefined => textOf(field(value, 'uuid'));
const itemUuid = (value: unknown): string | undefined => textOf(field(field(value, 'item'), 'uuid'));

type Read = (value: unknown, content: string, ground: Ground) => Answered;

export class Reading {
  readonly left = new Losses(mostKinds);
  readonly #plan: Plan;
  /** One small number of each uuid that has come. */
  readonly #seen = new Set<number>();
  #predictions: Lines | undefined;
  #annotations: Lines | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  async *items(): AsyncIterable<ForeignItem> {
    const { roles, here } = this.#plan;
    const faults: Fault[] = [];
    const open = async (part: Part | undefined, uuidOf: (value: unknown) => string | undefined): Promise<Lines | undefined> =>
      part &&
      Lines.of(part.open(), uuidOf, (row, problem) => faults.length < mostFaults && faults.push({ file: part.name, row, problem }), here.mostTasks);
    this.#predictions = await open(roles.predictions, ownUuid);
    // Without a list of items the annotations name them.
    if (roles.items) this.#annotations = await open(roles.annotations, itemUuid);
    yield* faults;
    const part = roles.items ?? roles.annotations;
    if (part) yield* this.#from(part);
    yield* this.#unasked();
  }

  async close(): Promise<void> {
    await this.#predictions?.close();
    await this.#annotations?.close();
  }

  async *#from(part: Part): AsyncIterable<ForeignItem> {
    const isListed = part === this.#plan.roles.items;
    for await (const line of readItems('json', part.open(), '')) {
      const place = { file: part.name, row: line.row };
      const unkept = 'problem' in line ? line.problem : unstorable(line.value);
      if ('problem' in line || unkept !== undefined) {
        yield { ...place, problem: unkept! };
        continue;
      }
      const item = itemOf(isListed ? line.value : field(line.value, 'item'), this.#plan.kind);
      if ('problem' in item) yield { ...place, problem: item.problem };
      else if (this.#seen.has(digest(item.uuid))) yield { ...place, problem: `Duplicate item uuid "${item.uuid}". Give each item one of its own.` };
      else {
        this.#seen.add(digest(item.uuid));
        yield* this.#item(item, place, isListed ? await this.#annotations?.of(item.uuid) : line);
      }
    }
  }

  async *#item(item: GivenItem, place: { file: string; row: number }, annotated: Line | undefined): AsyncIterable<ForeignItem> {
    const { roles, steps } = this.#plan;
    const predicted = await this.#predictions?.of(item.uuid);
    const size = await this.#sizeOf(item, predicted, annotated);
    const [prediction, annotation] = [this.#answer(predicted, item, size, predictionOf), this.#answer(annotated, item, size, annotationOf)];
    const faults = [...faultsOf(prediction, roles.predictions, predicted), ...faultsOf(annotation, roles.annotations, annotated)];
    this.left.add('tags', annotated ? 0 : item.tags);
    this.left.add('descriptions of items', Number(item.isDescribed));
    yield* faults;
    // A label that is missing is said once, and the items that have it are left out all the same.
    if ([prediction, annotation].some((one) => one && 'problems' in one)) return;
    yield {
      ...place,
      task: {
        uuid: item.uuid,
        data: dataAt(steps, item.content),
        ...(item.metadata && { meta: item.metadata }),
        ...(annotation && 'answer' in annotation && { annotations: [annotation.answer] }),
        ...(prediction && 'answer' in prediction && { predictions: [prediction.answer] }),
      },
    };
  }

  #answer(line: Line | undefined, { content }: GivenItem, size: Size | undefined, read: Read): Answered | undefined {
    const { places, least, here } = this.#plan;
    return line && read(line.value, content, { places, least, here, ...(size && { size }), left: this.left });
  }

  /** Undefined where no outline asks for it, or the picture did not come along. */
  async #sizeOf({ content }: GivenItem, ...lines: (Line | undefined)[]): Promise<Size | undefined> {
    const { kind, pictures } = this.#plan;
    if (kind !== 'image' || !lines.some((line) => line && JSON.stringify(line.value).includes('"coords"'))) return undefined;
    const found = pictures.find(content, '');
    return 'problem' in found ? undefined : found.size();
  }

  /** Annotto refuses predictions for items that are not there, and leaves such annotations out. */
  async *#unasked(): AsyncIterable<ForeignItem> {
    const { roles } = this.#plan;
    for await (const { row, value } of this.#predictions?.rest() ?? [])
      yield { file: roles.predictions!.name, row, problem: `There is no item "${ownUuid(value)}": cannot find item matching prediction.uuid.` };
    for await (const _line of this.#annotations?.rest() ?? []) this.left.add('annotations of items that are not in items.jsonlines');
  }
}

const faultsOf = (answered: Answered | undefined, part: Part | undefined, line: Line | undefined): Fault[] =>
  answered && 'problems' in answered && part && line ? answered.problems.map((problem) => ({ file: part.name, row: line.row, problem })) : [];
