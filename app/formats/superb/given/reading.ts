/** Pictures of a Superb archive with their labels, one after the other: each is a file about the picture, and one of what is marked on it. */
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { stepsOf, dataAt } from '../../foreign/data.ts';
import { faultOf } from '../../foreign/fault.ts';
import { Held } from '../../foreign/held.ts';
import type { Fault, ForeignItem, ForeignTask, Here, Medium, Part } from '../../foreign/model.ts';
import { Losses, mostKinds } from '../../losses.ts';
import { readItems } from '../../read.ts';
import { owned } from '../../read/own.ts';
import { readWhole } from '../../whole.ts';
import type { Delivered, Roles } from './parts.ts';
import type { Places } from './places.ts';
import type { Project } from './project.ts';
import { BrokenObject, rowsOf } from './rows.ts';
import { labelShape, labelsOf, metaShape, type GivenLabels, type MetaShape } from './shapes.ts';

export type Plan = { roles: Roles; project: Project; places: Places; pictures: Delivered; here: Here };

const none: GivenLabels = { objects: [], values: [] };
const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** A label without an id is called by its set and its key. Our own exports name the project, which says nothing. */
const isLostSet = ({ dataset, label_id: id }: MetaShape): boolean => Boolean(dataset) && Boolean(id) && !/^project-\d+$/.test(dataset!);

export class Reading {
  readonly left = new Losses(mostKinds);
  readonly #plan: Plan;
  /** Addresses of pictures that did not come along, by name: all of them are held. */
  readonly #addresses = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  async *items(): AsyncIterable<ForeignItem> {
    yield* this.#readAddresses();
    for (const part of this.#plan.roles.metas) yield* this.#item(part);
    this.left.add('labels that no file in meta/ names', [...this.#plan.roles.labels.keys()].filter((path) => !this.#told.has(path)).length);
  }

  async *#readAddresses(): AsyncIterable<Fault> {
    const part = this.#plan.roles.addresses;
    if (!part) return;
    const held = new Held(this.#plan.here.mostTasks);
    for await (const item of readItems('csv', part.open(), '')) {
      if ('problem' in item) {
        yield { file: part.name, row: item.row, problem: item.problem };
        continue;
      }
      const { file, address } = item.value as Record<string, unknown>;
      if (typeof file === 'string' && typeof address === 'string') {
        const problem = held.address(file, address);
        if (problem !== undefined) yield { file: part.name, row: item.row, problem };
        if (held.isOver) return;
        this.#addresses.set(owned(file), owned(address));
      } else yield { file: part.name, row: item.row, problem: 'A line must have "file" and "address", both texts.' };
    }
  }

  async *#item(part: Part): AsyncIterable<ForeignItem> {
    const fault = (problem: string, row = 1): Fault => ({ file: part.name, row, problem });
    const found = await readWhole(part.open());
    if ('problem' in found) return void (yield fault(found.problem, found.row));
    const { data: meta, error } = metaShape.safeParse(found.value);
    if (error) return void (yield fault(faultOf(error)));
    if ((meta.frames ?? []).length > 0) return void (yield fault('This is a video. Projects of pictures are read.'));
    const medium = this.#plan.pictures.of(meta.data_key, meta.dataset ?? '');
    const picture = medium?.path ?? this.#addresses.get(meta.data_key) ?? (isAddress(meta.data_key) ? meta.data_key : undefined);
    if (picture === undefined)
      return void (yield fault(
        `The picture ${meta.data_key} did not come along. Put it into the archive as images/${meta.data_key}, or name its address in image-addresses.csv (file,address).`,
      ));
    const labels = await this.#labelsOf(meta);
    if ('problem' in labels) yield { file: labels.file, row: labels.row, problem: labels.problem };
    else yield* this.#task(meta, { picture, size: await sizeOf(meta, medium) }, labels, part);
  }

  async #labelsOf({ label_path: paths, label_id: id }: MetaShape): Promise<{ file: string; labels: GivenLabels } | Fault> {
    const { labels: files, root } = this.#plan.roles;
    const path = paths?.[0] ?? (id ? `labels/${id}.json` : undefined);
    const part = path === undefined ? undefined : files.get(path);
    if (path !== undefined && !part && paths?.[0])
      return { file: `${root}${path}`, row: 1, problem: `${path}, which a file in meta/ names, is not there.` };
    if (!part || path === undefined) return { file: '', labels: none };
    this.#told.add(path);
    const found = await readWhole(part.open());
    if ('problem' in found) return { file: part.name, row: found.row, problem: found.problem };
    const { data, error } = labelShape.safeParse(found.value);
    return error ? { file: part.name, row: 1, problem: faultOf(error) } : { file: part.name, labels: labelsOf(data) };
  }

  *#task(
    meta: MetaShape,
    { picture, size }: { picture: string; size: Size | undefined },
    { file, labels }: { file: string; labels: GivenLabels },
    part: Part,
  ): Generator<ForeignItem> {
    const { project, places } = this.#plan;
    try {
      const { rows, missing } = rowsOf(labels, { project, places, left: this.left, ...(size && { size }) });
      for (const problem of missing.filter(Boolean)) yield { file, row: 1, problem };
      if (missing.length > 0) return;
      this.left.add('tags', meta.tags?.length ?? 0);
      this.left.add('names of datasets', Number(isLostSet(meta)));
      this.left.add('labels of further people (consensus)', meta.related_labels?.consensus_labeling?.length ?? 0);
      yield { file: part.name, row: 1, task: { ...this.#named(meta, picture), ...this.#answer(meta, rows) } };
    } catch (error) {
      if (!(error instanceof BrokenObject)) throw error;
      yield { file, row: 1, problem: error.message };
    }
  }

  #named({ label_id: id, dataset, data_key: key, info }: MetaShape, picture: string): ForeignTask {
    const data = dataAt(stepsOf(this.#plan.places.object.value) ?? [], picture);
    return { external_id: id || [dataset, key].filter(Boolean).join('/'), data, ...(info && Object.keys(info).length > 0 && { meta: info }) };
  }

  /** What was submitted or skipped is an annotation; what is still being worked on is offered as a prediction. */
  #answer({ status, work_assignee: email, last_updated_date: at }: MetaShape, result: ReturnType<typeof rowsOf>['rows']): Partial<ForeignTask> {
    const isOpen = status ? status === 'WORKING' : result.length === 0;
    if (isOpen && result.length === 0) return {};
    if (isOpen) {
      this.left.add('that labels are still in progress (what is marked is a prediction here)');
      return { predictions: [{ result, model_version: 'Superb, in progress' }] };
    }
    const isMember = Boolean(email && this.#plan.here.isMember(email));
    this.left.add('names of people who answered and are no members', Number(Boolean(email) && !isMember));
    return {
      annotations: [
        { result, was_cancelled: status === 'SKIPPED', ...(isMember && { completed_by: email }), ...(at && { created_at: at, updated_at: at }) },
      ],
    };
  }
}

/** As the file says it, else as the picture itself does. */
async function sizeOf({ image_info: said }: MetaShape, medium: Medium | undefined): Promise<Size | undefined> {
  return said?.width && said.height ? { width: said.width, height: said.height } : medium?.size();
}
