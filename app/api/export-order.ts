/** What a call wants exported, in the names of the field (formats 4.1) and our own beside them. */
import { z } from 'zod';
import { hasFilters, joined, type IdRange } from '#app/core/task-query.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Tab } from '#app/db/schema/tabs.ts';
import { everyAnnotation, type AnnotationChoice, type ExportOptions, type Take } from '#app/domain/exports/options.ts';
import type { ExportOrder } from '#app/domain/exports.ts';
import { findAskedTab } from '#app/domain/tabs.ts';
import { exportTypeNames, readExportType } from './export-types.ts';
import { aloneOrRefused, askedTab, filtersOf, taskListQuery } from './task-filters.ts';

const format = z.enum(exportTypeNames, { error: `exportType is one of: ${exportTypeNames.join(', ')}.` });
const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0'], { error: 'This must be true or false.' }).transform((given) => given === 'true' || given === '1'),
]);
const id = z.coerce.number({ error: 'This is not an id.' }).int('This is not an id.').positive('This is not an id.').max(Number.MAX_SAFE_INTEGER);
const mostIds = 20_000;
const ids = z
  .union([id, z.array(id)], { error: 'Ids are whole numbers, each under its own name: ids[]=12&ids[]=13.' })
  .refine((given) => [given].flat().length <= mostIds, `At most ${mostIds.toLocaleString('en-GB')} ids at once.`)
  .transform((given): IdRange[] => joined([given].flat().map((one) => ({ from: one, to: one }))));
const ways = ['all', 'latest_per_person', 'latest', 'ground_truth', 'majority'] as const;

/** Something of the field that is not to be had here: said, not left out silently. */
const notHere = (sentence: string) =>
  flag
    .nullish()
    .refine((given) => given !== true, sentence)
    .transform(() => undefined);
const keyFrames = notHere('Key frames are exported as they were set; frames between them are not worked out. Leave this out.');

/** By query, and in a body. */
export const exportOrder = z.object({
  exportType: format.optional(),
  export_type: format.optional(),
  download_all_tasks: flag.default(false),
  download_resources: flag.optional(),
  interpolate_key_frames: keyFrames,
  ids: ids.optional(),
  'ids[]': ids.optional(),
  ...taskListQuery.pick({ filters: true, state: true, person: true, text: true, id: true, truth: true, review: true, tab: true }).shape,
  annotations: z.enum(ways, { error: `annotations is one of: ${ways.join(', ')}.` }).default('all'),
  annotator: id.optional(),
  approved: flag.default(false),
  skipped: flag.default(true),
  predictions: flag.default(true),
  drafts: flag.default(false),
  full_tasks: flag.default(true),
  anonymous: flag.default(false),
});
type Asked = z.infer<typeof exportOrder>;

const trait = z.enum(['only', 'exclude'], { error: 'This must be only or exclude.' }).nullish();
const TaskOptions = z.object({
  /** A tab, as `tab` of the order is. */
  view: askedTab.nullish(),
  annotated: trait,
  finished: trait,
  skipped: trait,
  only_with_annotations: z.boolean().nullish(),
});
const AnnotationOptions = z.object({ usual: z.boolean().nullish(), ground_truth: z.boolean().nullish(), skipped: z.boolean().nullish() });
const whole = (what: string) =>
  z.union([z.boolean(), z.object({ only_id: z.boolean().refine((given) => !given, `${what} come whole or not at all.`) })]).nullish();
const Serialization = z.object({
  drafts: whole('Drafts'),
  predictions: whole('Predictions'),
  annotations__completed_by: z
    .object({ only_id: z.boolean().refine((given) => given, 'People are told by their ids. Look them up by the list of members.') })
    .nullish(),
  include_annotation_history: notHere('Earlier versions of annotations are not kept.'),
  interpolate_key_frames: keyFrames,
});

export const NewExport = exportOrder
  .extend({
    filters: z
      .union([z.string().max(20_000), z.record(z.string(), z.unknown())])
      .transform((given) => (typeof given === 'string' ? given : JSON.stringify(given)))
      .optional(),
    title: z.string().trim().max(200).optional(),
    task_filter_options: TaskOptions.nullish(),
    annotation_filter_options: AnnotationOptions.nullish(),
    serialization_options: Serialization.nullish(),
  })
  .meta({ id: 'NewExport' });

const takeOf: Record<(typeof ways)[number], Take> = {
  all: 'all',
  latest_per_person: 'latest of each person',
  latest: 'latest',
  ground_truth: 'all',
  majority: 'majority',
};

function annotationsOf({ annotations: way, annotator, approved, skipped }: Asked): AnnotationChoice {
  const isStarred = way === 'ground_truth';
  return {
    take: takeOf[way],
    usual: !isStarred,
    groundTruth: true,
    skipped: skipped && !isStarred,
    person: annotator,
    ...(approved && { approved }),
  };
}

type Named = { tab?: string; task_filter_options?: { view?: string | null } | null };

/** The tab that an order names. @throws Refused invalid (field tab) for one that is not there, or two */
export async function tabOf(db: Db, project: Project, { tab, task_filter_options: tasks }: Named): Promise<Tab | undefined> {
  const asked = tab ?? tasks?.view ?? undefined;
  if (tab !== undefined && tasks?.view) throw new Refused('invalid', 'A tab is named once: by "tab" or by "view".', 'tab');
  return asked === undefined ? undefined : findAskedTab(db, project, asked);
}

/** Without `download_all_tasks` only tasks that somebody has answered. `tab`: what `tabOf` found. */
export function orderOf(given: Asked, tab?: Tab): ExportOrder {
  const { format: name, media } = readExportType(given.exportType ?? given.export_type ?? 'JSON');
  const filters = filtersOf({ ...given, page: 1, page_size: 1 });
  const asked = given.ids ?? given['ids[]'];
  if (asked && filters.ids) throw new Refused('invalid', 'Ids are named once: by "ids" or by a filter.', 'ids');
  if (asked) filters.ids = asked;
  if (tab) aloneOrRefused(filters);
  const chosen = tab ? tab.query.filters : filters;
  const { predictions, drafts, full_tasks: fullTasks, anonymous } = given;
  const options: ExportOptions = {
    tasks: given.download_all_tasks ? 'all' : 'annotated',
    ...(hasFilters(chosen) && { filters: chosen }),
    ...(tab && { tab: tab.title }),
    annotations: annotationsOf(given),
    predictions,
    drafts,
    fullTasks,
    anonymous,
    media: given.download_resources ?? media,
  };
  return { format: name, options };
}

/** The same with the options of the field, which say more. */
export function keptOrder(given: z.infer<typeof NewExport>, tab?: Tab): ExportOrder {
  const { task_filter_options: tasks, annotation_filter_options: kinds, serialization_options: parts } = given;
  const { format: name, options } = orderOf(given, tab);
  const { annotated, finished, skipped, only_with_annotations } = tasks ?? {};
  const traits = { annotated: annotated ?? undefined, finished: finished ?? undefined, skipped: skipped ?? undefined };
  return {
    format: name,
    title: given.title,
    options: {
      ...options,
      ...(tasks && { tasks: 'all', traits, onlyAnswered: only_with_annotations ?? false }),
      ...(kinds && {
        annotations: {
          ...(options.annotations ?? everyAnnotation),
          usual: kinds.usual ?? true,
          groundTruth: kinds.ground_truth ?? false,
          skipped: kinds.skipped ?? false,
        },
      }),
      ...(parts?.drafts !== undefined && { drafts: Boolean(parts.drafts) }),
      ...(parts?.predictions !== undefined && { predictions: Boolean(parts.predictions) }),
    },
  };
}
