/** Items of Annotto with the predictions and annotations that other files hold for them, one after the other; and answers to items that are here. */
import { unstorable } from '#app/core/storable.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { contentAt, dataAt } from '../../foreign/data.ts';
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
type Place = { file: string; row: number };
/** An answer to an item that does not stand in the files. `predicted` or `annotated`: the line that names it. */
type Later = { uuid: string; predicted?: Line; annotated?: Line };
/** So many are asked for at once: what all of them show is held. */
const askedAtOnce = 100;

const isBare = (item: unknown): boolean => itemOwns(item, 'uuid') && !itemOwns(item, 'data');
const itemOwns = (item: unknown, name: string): boolean => typeof item === 'object' && item !== null && Object.hasOwn(item, name);

export class Reading {
  readonly left = new Losses(mostKinds);
  readonly #plan: Plan;
  /** One small number of each uuid that has come. */
  readonly #seen = new Set<number>();
  #predictions: Lines | undefined;
  #annotations: Lines | undefined;
  #later: Later[] = [];

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
    yield* this.#settle(1);
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
      const given = isListed ? line.value : field(line.value, 'item');
      const uuid = isListed || !isBare(given) ? undefined : ownUuid(given);
      const item = uuid === undefined ? itemOf(given, this.#plan.kind) : { uuid };
      if ('problem' in item) yield { ...place, problem: item.problem };
      else if (this.#seen.has(digest(item.uuid))) yield { ...place, problem: `Duplicate item uuid "${item.uuid}". Give each item one of its own.` };
      else {
        this.#seen.add(digest(item.uuid));
        if ('content' in item) yield* this.#item(item, place, isListed ? await this.#annotations?.of(item.uuid) : line);
        else yield* this.#answerLater({ uuid: item.uuid, annotated: line });
      }
    }
  }

  async *#item(item: GivenItem, place: Place, annotated: Line | undefined): AsyncIterable<ForeignItem> {
    this.left.add('tags', annotated ? 0 : item.tags);
    this.left.add('descriptions of items', Number(item.isDescribed));
    const data = dataAt(this.#plan.steps, item.content);
    const task = { uuid: item.uuid, data, ...(item.metadata && { meta: item.metadata }) };
    yield* this.#answered({ ...place, task }, item.content, await this.#predictions?.of(item.uuid), annotated);
  }

  /** With the answers of these lines, or what is wrong with them. */
  async *#answered(
    given: Exclude<ForeignItem, Fault>,
    content: string,
    predicted: Line | undefined,
    annotated: Line | undefined,
  ): AsyncIterable<ForeignItem> {
    const { roles } = this.#plan;
    const size = await this.#sizeOf(content, predicted, annotated);
    const [prediction, annotation] = [this.#answer(predicted, content, size, predictionOf), this.#answer(annotated, content, size, annotationOf)];
    yield* [...faultsOf(prediction, roles.predictions, predicted), ...faultsOf(annotation, roles.annotations, annotated)];
    // A label that is missing is said once, and the items that have it are left out all the same.
    if ([prediction, annotation].some((one) => one && 'problems' in one)) return;
    yield {
      ...given,
      task: {
        ...given.task,
        ...(annotation && 'answer' in annotation && { annotations: [annotation.answer] }),
        ...(prediction && 'answer' in prediction && { predictions: [prediction.answer] }),
      },
    };
  }

  #answer(line: Line | undefined, content: string, size: Size | undefined, read: Read): Answered | undefined {
    const { places, least, here } = this.#plan;
    return line && read(line.value, content, { places, least, here, ...(size && { size }), left: this.left });
  }

  /** Undefined where no outline asks for it, or the picture did not come along. */
  async #sizeOf(content: string, ...lines: (Line | undefined)[]): Promise<Size | undefined> {
    const { kind, pictures } = this.#plan;
    if (kind !== 'image' || !lines.some((line) => line && JSON.stringify(line.value).includes('"coords"'))) return undefined;
    const found = pictures.find(content, '');
    return 'problem' in found ? undefined : found.size();
  }

  /** What no item of the files has asked for is about items that are here. */
  async *#unasked(): AsyncIterable<ForeignItem> {
    for await (const line of this.#predictions?.rest() ?? []) {
      const uuid = ownUuid(line.value)!;
      const annotated = await this.#annotations?.of(uuid);
      yield* this.#answerLater({ uuid, predicted: line, ...(annotated && { annotated }) });
    }
    for await (const line of this.#annotations?.rest() ?? []) yield* this.#answerLater({ uuid: itemUuid(line.value)!, annotated: line });
  }

  async *#answerLater({ uuid, predicted, annotated }: Later): AsyncIterable<ForeignItem> {
    this.#later.push({ uuid, annotated, predicted: predicted ?? (await this.#predictions?.of(uuid)) });
    yield* this.#settle(askedAtOnce);
  }

  /** Annotto refuses predictions for items that are not there, and leaves such annotations out where it has a list of items. */
  async *#settle(least: number): AsyncIterable<ForeignItem> {
    if (this.#later.length < least) return;
    const { roles, steps, here } = this.#plan;
    const later = this.#later;
    this.#later = [];
    const known = await here.dataNamed(later.map(({ uuid }) => uuid));
    for (const { uuid, predicted, annotated } of later) {
      const [part, line, by] = predicted ? [roles.predictions!, predicted, 'prediction'] : [roles.annotations!, annotated!, 'annotation.item'];
      const place = { file: part.name, row: line.row };
      const data = known.get(uuid);
      if (data) yield* this.#answered({ ...place, task: { uuid, data }, isHere: true }, contentAt(steps, data), predicted, annotated);
      else if (predicted || !roles.items)
        yield { ...place, problem: `There is no item "${uuid}", neither in these files nor in the project: cannot find item matching ${by}.uuid.` };
      else this.left.add('annotations of items that are neither in items.jsonlines nor in the project');
    }
  }
}

const faultsOf = (answered: Answered | undefined, part: Part | undefined, line: Line | undefined): Fault[] =>
  answered && 'problems' in answered && part && line ? answered.problems.map((problem) => ({ file: part.name, row: line.row, problem })) : [];
