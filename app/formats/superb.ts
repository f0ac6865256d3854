import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { repeated } from '#app/core/labeling/repeat.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { mediaName } from '#app/core/media.ts';
import { asObject } from '#app/core/meta.ts';
import { readFileAddress } from '#app/core/paths.ts';
import type { About } from './about.ts';
import { plainName } from './file-names.ts';
import { allOf, oneKey } from './fits.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import { listedMeta } from './losses.ts';
import { onePage, pictureObject } from './picture-labels.ts';
import { Pictures, type Picture } from './pictures.ts';
import type { ExportedAnnotation, ExportedTask, ExportedTasks } from './records.ts';
import { Classes, suitsSuperb } from './superb/interface.ts';
import { LabelIds } from './superb/label-ids.ts';
import { labelFile, type LabelFile } from './superb/objects.ts';

const json = (record: object): string => `${JSON.stringify(record, undefined, 2)}\n`;

/** Work and who did it; a task that was only skipped is a skipped label (annotto-superb B1.3). */
function standing(task: ExportedTask, newest: ExportedAnnotation | undefined, { people }: About): object {
  const last = newest ?? task.annotations.at(-1);
  const email = people.find(({ id }) => id === last?.completed_by)?.email;
  return {
    last_updated_date: last?.updated_at ?? task.updated_at,
    tags: [],
    work_assignee: email ?? (typeof last?.completed_by === 'string' ? last.completed_by : ''),
    status: newest ? 'SUBMITTED' : last ? 'SKIPPED' : 'WORKING',
  };
}

type Ground = { context: ExportContext; pictures: Pictures; classes: Classes; labels: LabelIds; about: About };

function countLost(task: ExportedTask, given: readonly ExportedAnnotation[], { losses }: ExportContext): void {
  const skips = task.annotations.length - given.length;
  losses.add('skipped answers', given.length > 0 ? skips : skips - 1);
  losses.add('further answers to a picture', given.length - 1);
}

async function labelOf(task: ExportedTask, newest: ExportedAnnotation, picture: Picture, label: string, ground: Ground) {
  const { context, pictures, classes } = ground;
  const { doc, failed } = parseResult(newest.result, repeated(context.config, task.data));
  const regions = doc.regions.filter(({ to }) => to === pictureObject(context.config)?.name);
  const size = await pictures.sizeOf(regions, picture);
  const { losses } = context;
  losses.add('regions on anything but the first picture', doc.regions.length - regions.length);
  losses.add('relations', doc.relations.length);
  losses.add('rows that cannot be read', failed.length);
  losses.add('rows of types that Gloss does not know', doc.rest.length);
  losses.add('notes on regions', regions.filter(({ meta }) => meta !== undefined).length);
  losses.add('normalizations of regions', regions.filter(({ normalization }) => normalization !== undefined).length);
  return { size, file: labelFile({ ...doc, regions }, { label, classes, size, losses }) };
}

/** A picture of the project's own store keeps its name, by which an import knows it again. */
const ownName = (address: string): string | undefined => {
  const name = readFileAddress(address) && mediaName(address);
  return name && plainName(name) === name ? name : undefined;
};

const empty: LabelFile = { objects: [], categories: { properties: [], frames: [] } };

/** Two files for each picture: what is marked, and what it is. */
async function* tell(task: ExportedTask, ground: Ground): AsyncIterable<Entry> {
  const { context, pictures, labels, about } = ground;
  const given = givenOf(task);
  const picture = pictures.of(task, ownName);
  if (!picture) return;
  countLost(task, given, context);
  const own = ownName(picture.address);
  context.losses.add('names of pictures that collide, each given another', Number(own !== undefined && own !== picture.name));
  // A task that was only skipped is told by the last skip.
  const newest = given[0] ?? task.annotations.at(-1);
  const times = newest !== undefined && (newest.lead_time !== null || newest.created_at !== newest.updated_at);
  context.losses.add('when answers were begun, and how long they took', Number(times));
  context.losses.add(listedMeta, Number(Array.isArray(task.meta)));
  const { id: label, path } = labels.of(task);
  const { size, file } = newest ? await labelOf(task, newest, picture, label, ground) : { size: undefined, file: empty };
  const dataset = plainName(`project-${about.id}`);
  const meta = {
    data_key: picture.name,
    dataset,
    image_info: size ? { width: size.width, height: size.height } : {},
    label_id: label,
    label_path: [path],
    ...standing(task, given[0], about),
    info: asObject(task.meta),
    related_labels: { consensus_labeling: [] },
  };
  yield { path, content: json(file) };
  yield { path: `meta/${dataset}/${picture.name}.json`, content: json(meta) };
  yield* pictures.files(picture);
}

async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
  const [classes, about] = [new Classes(context.config), await context.about()];
  const labels = new LabelIds(about.id);
  context.losses.add('label names of several shapes, each a class of its own', classes.shared);
  yield* Pictures.within(context, async function* write(pictures) {
    for await (const task of tasks) yield* tell(task, { context, pictures, classes, labels, about });
  });
  // Last: turned boxes are classes that the config does not name.
  yield { path: 'project.json', content: json(classes.project) };
}

const onePicture = (config: LabelingConfig): string | undefined => (pictureObject(config) ? undefined : 'It holds pictures; the config shows none.');

export const superb: ArchiveFormat = {
  title: 'Superb AI Suite',
  about: 'project.json, and for each picture a file of its labels and one about it, in pixels.',
  carries: ['unanswered tasks', 'skipped tasks', 'people', 'skips', 'meta'],
  media: 'pictures',
  unfit: allOf(onePicture, oneKey, onePage, suitsSuperb),
  entries,
};
