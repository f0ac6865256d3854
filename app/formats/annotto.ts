import { readFileAddress } from '#app/core/paths.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { repeated } from '#app/core/labeling/repeat.ts';
import { resolve } from '#app/core/labeling/references.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { indexText } from '#app/core/labeling/shapes/span.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { asObject } from '#app/core/meta.ts';
import type { About } from './about.ts';
import { kindOf, namesRelations, relationsName, relationValues, suitsAnnotto, Tasks } from './annotto/config.ts';
import { blocksOf, marksOf, relationsOf, type Ground, type Marks } from './annotto/marks.ts';
import { emailLists, emailOf } from './annotto/people.ts';
import { countUnsure, keysOf, leastProbability, rawOf } from './annotto/predictions.ts';
import { Digests } from './digests.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import { listedMeta } from './losses.ts';
import type { ExportedAnnotation, ExportedTask, ExportedTasks } from './records.ts';
import { Spool } from './spool.ts';

type Json = Record<string, unknown>;

const dataKeys = { text: 'text', html: 'html', image: 'url', audio: 'url', video: 'url' } as const;

/** Lists without anything and what is not known are left out (annotto-superb A3.4). */
const told = (record: Json): Json =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)));

/** Seconds before a time. */
const before = (at: string, seconds: number | null): string => new Date(Date.parse(at) - (seconds ?? 0) * 1000).toISOString();

class Writer {
  readonly #context: ExportContext;
  readonly #about: About;
  readonly #config: LabelingConfig;
  readonly #tasks: Tasks;
  readonly #uuids = new Digests();

  constructor(context: ExportContext, about: About) {
    this.#context = context;
    this.#about = about;
    this.#config = context.config;
    this.#tasks = new Tasks(context.config, context.losses);
    context.losses.add('names of relations where no words are marked', Number(namesRelations(context.config) && !this.#hasWords));
  }

  get #hasWords(): boolean {
    return this.#tasks.list.some(({ type }) => type === 'ner');
  }

  config(): Json {
    const { title, description, instruction, organization } = this.#about;
    const relations = { name: relationsName(this.#config), min: 0, max: 0, values: relationValues(this.#config) };
    return {
      tasks: this.#tasks.list,
      name: title,
      client: organization,
      type: kindOf(this.#config),
      guidelines: instruction,
      highlights: [],
      description,
      ...emailLists(this.#about),
      defaultTags: [],
      showPredictions: true,
      prefillPredictions: true,
      filterPredictionsMinimum: leastProbability,
      entitiesRelationsGroup: this.#hasWords ? [relations] : [],
    };
  }

  /** Whether no item has this uuid yet; from here on one has. */
  #isFree(uuid: string): boolean {
    return this.#uuids.add(uuid);
  }

  /** The one that the task came with, where no other has it; else one of its id, which another may have come with, too. */
  #uuidOf({ id, external_id, meta }: ExportedTask): string {
    const given = external_id ?? asObject(meta).uuid;
    const isGiven = typeof given === 'string' && given !== '';
    if (isGiven && this.#isFree(given)) return given;
    this.#context.losses.add('items whose uuid another one has, under one of their own', Number(isGiven));
    let own = `task-${id}`;
    for (let number = 2; !this.#isFree(own); number += 1) own = `task-${id}-${number}`;
    return own;
  }

  #ground(content: string, size: Size | undefined): Ground {
    const isText = kindOf(this.#config) === 'text';
    return {
      tasks: this.#tasks,
      relations: relationValues(this.#config),
      isNamed: namesRelations(this.#config),
      ...(isText && { text: indexText(content) }),
      size,
      losses: this.#context.losses,
    };
  }

  async #read(task: ExportedTask, rows: readonly Row[], content: string): Promise<Marks> {
    const { doc, failed } = parseResult(rows, repeated(this.#config, task.data));
    this.#context.losses.add('rows that cannot be read', failed.length);
    const said = doc.regions
      .map((region) => ('original' in region ? region.original : undefined))
      .find((size) => size && size.width > 0 && size.height > 0);
    const isTurned = doc.regions.some((region) => region.kind === 'rectangle' && region.rotation !== 0);
    const medium = said || !isTurned ? undefined : await this.#context.find(content);
    const size = said ?? (await medium?.look?.())?.size;
    return marksOf(doc, this.#ground(content, size));
  }

  /** Lines of the item, of its prediction and of its annotation, where it has them. */
  async lines(task: ExportedTask): Promise<{ item: Json; prediction?: Json; annotation?: Json } | undefined> {
    const { losses } = this.#context;
    const kind = kindOf(this.#config)!;
    const found = resolve(this.#config.objects[0]!.value, task.data);
    const content = typeof found === 'string' || typeof found === 'number' ? String(found) : '';
    if (content === '') {
      losses.add('tasks without what is to be labelled');
      return undefined;
    }
    losses.add('media that only this server has, by their address on it', Number(kind !== 'text' && readFileAddress(content) !== undefined));
    const [newest, ...older] = givenOf(task);
    const marks = newest && (await this.#read(task, newest.result, content));
    const predicted = await this.#prediction(task, content);
    losses.add(listedMeta, Number(Array.isArray(task.meta)));
    const uuid = this.#uuidOf(task);
    const data = { [dataKeys[kind]]: content };
    const metadata = Object.keys(task.meta).length > 0 ? asObject(task.meta) : undefined;
    const { annotatedBy, annotatedAt, seenAt, velocity, lastAnnotator } = this.#annotated(newest);
    // In the order of Annotto's own (A3.4).
    const item = told({
      uuid,
      data,
      type: kind,
      annotated: newest !== undefined,
      annotatedBy,
      annotatedAt,
      entitiesRelations: marks && relationsOf(marks),
      predictions: predicted && { raw: rawOf(predicted), keys: keysOf(predicted) },
      seenAt,
      createdAt: task.created_at,
      velocity,
      lastAnnotator,
      metadata,
    });
    const short = told({ uuid, datatype: kind, data, metadata });
    return {
      item,
      prediction: predicted && { uuid, annotations: rawOf(predicted) },
      annotation: newest && marks && (await this.#annotation(task, { item: short, newest, older, marks, content })),
    };
  }

  #annotated(newest: ExportedAnnotation | undefined): Json {
    if (!newest) return {};
    const { completed_by, updated_at, lead_time } = newest;
    const email = emailOf(this.#about, completed_by);
    return {
      annotatedBy: [email],
      annotatedAt: updated_at,
      seenAt: before(updated_at, lead_time),
      velocity: lead_time ?? undefined,
      lastAnnotator: { email },
    };
  }

  /** Annotto has one to an item: the newest. */
  async #prediction(task: ExportedTask, content: string): Promise<Marks | undefined> {
    const last = task.predictions.at(-1);
    this.#context.losses.add('further predictions for a task', task.predictions.length - 1);
    if (!last) return undefined;
    const { marks, links } = await this.#read(task, last.result, content);
    const { losses } = this.#context;
    losses.add('relations', links.length);
    losses.add('predictions of nothing', Number(marks.length === 0));
    losses.add('names of models', Number(marks.length > 0 && last.model_version !== 'Annotto'));
    if (marks.length === 0) return undefined;
    countUnsure(marks, last.score, losses);
    return { marks: marks.map((mark) => ({ ...mark, score: mark.score ?? last.score ?? undefined })), links: [] };
  }

  async #annotation(
    task: ExportedTask,
    { item, newest, older, marks, content }: { item: Json; newest: ExportedAnnotation; older: ExportedAnnotation[]; marks: Marks; content: string },
  ): Promise<Json> {
    const { completed_by, created_at, updated_at, lead_time } = newest;
    this.#context.losses.add('scores of marks', marks.marks.filter(({ score }) => score !== undefined).length);
    this.#context.losses.add('earlier answers to a task, as its history without who gave them', older.length);
    const history = await Promise.all(older.map(async (one) => this.#history(await this.#read(task, one.result, content), one)));
    return {
      item,
      itemMetadata: { createdAt: task.created_at, updated: task.updated_at, seenAt: before(updated_at, lead_time) },
      tags: [],
      comments: [],
      metadata: asObject(task.meta),
      annotationMetadata: { annotatedBy: emailOf(this.#about, completed_by), annotatedAt: updated_at, createdAt: created_at },
      annotation: blocksOf(marks),
      historicAnnotations: history.flat(),
      annotationTimes: givenOf(task)
        .toReversed()
        .flatMap((one) => one.lead_time ?? []),
    };
  }

  /** Each mark as an object of its own. */
  #history({ marks, links }: Marks, { created_at, updated_at }: ExportedAnnotation): Json[] {
    this.#context.losses.add('relations', links.length);
    return marks.map((mark) => blocksOf({ marks: [mark], links: [] }, { createdAt: created_at, updatedAt: updated_at }));
  }
}

const json = (record: Json): string => `${JSON.stringify(record)}\n`;

async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
  const writer = new Writer(context, await context.about());
  const [predictions, annotations] = [new Spool(), new Spool()];
  async function* items(): AsyncIterable<string> {
    for await (const task of tasks) {
      const lines = await writer.lines(task);
      if (!lines) continue;
      if (lines.prediction) await predictions.write(json(lines.prediction));
      if (lines.annotation) await annotations.write(json(lines.annotation));
      yield json(lines.item);
    }
  }
  try {
    yield { path: 'config.json', content: `${JSON.stringify(writer.config(), undefined, 3)}\n` };
    yield { path: 'items.jsonlines', content: items() };
    if (!predictions.isEmpty) yield { path: 'predictions.jsonlines', content: predictions.read() };
    yield { path: 'annotations.jsonlines', content: annotations.read() };
  } finally {
    await predictions.close();
    await annotations.close();
  }
}

export const annotto: ArchiveFormat = {
  title: 'Annotto',
  about: 'config.json, items, annotations and their history, as Annotto exports and imports them.',
  carries: ['unanswered tasks', 'skipped tasks', 'people', 'predictions', 'meta'],
  unfit: suitsAnnotto,
  entries,
};
