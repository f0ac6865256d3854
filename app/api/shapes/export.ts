/** A kept export as programs see it, with what was asked for in the words of the order (formats 4.1). */
import { z } from 'zod';
import type { KeptExport } from '#app/domain/exports.ts';
import { mediaFormat } from '#app/domain/exports/media.ts';
import { everyAnnotation, type ExportOptions, type Take } from '#app/domain/exports/options.ts';
import { FilterShape, filterShape } from './filters.ts';

const count = z.number().int();
const trait = z.enum(['only', 'exclude']).nullable();
const ways = { all: 'all', 'latest of each person': 'latest_per_person', latest: 'latest', majority: 'majority' } as const satisfies Record<
  Take,
  string
>;

const OrderShape = z.object({
  task_filter_options: z.object({ annotated: trait, finished: trait, skipped: trait, only_with_annotations: z.boolean() }),
  annotation_filter_options: z.object({ usual: z.boolean(), ground_truth: z.boolean(), skipped: z.boolean() }),
  serialization_options: z.object({
    drafts: z.boolean(),
    predictions: z.boolean(),
    annotations__completed_by: z.object({ only_id: z.literal(true) }),
  }),
  annotations: z.enum(Object.values(ways)),
  annotator: count.optional(),
  approved: z.boolean(),
  ...FilterShape.shape,
  download_resources: z.boolean(),
  full_tasks: z.boolean(),
  anonymous: z.boolean(),
});

export const ExportShape = z
  .object({
    id: count,
    project: count,
    title: z.string(),
    export_type: z.string(),
    status: z.enum(['created', 'in_progress', 'failed', 'completed']),
    created_at: z.string(),
    finished_at: z.string().nullable(),
    created_by: count,
    /** So far, while it is being made. */
    counters: z.object({ task_number: count, annotation_number: count }),
    /** Bytes of the finished file, and its checksum. */
    size: count.nullable(),
    sha256: z.string().nullable(),
    /** Which tasks and what of them; null for the archive of uploaded files, which holds them all. */
    order: OrderShape.nullable(),
    /** What the tab was called that it was asked by; `order` has its filters as they were. Null: by none. */
    tab: z.string().nullable(),
  })
  .meta({ id: 'Export' });

const statuses = { waiting: 'created', running: 'in_progress', done: 'completed', refused: 'failed', failed: 'failed' } as const;

function orderShape({ tasks, traits, filters, onlyAnswered, annotations = everyAnnotation, ...rest }: ExportOptions): z.infer<typeof OrderShape> {
  return {
    task_filter_options: {
      annotated: traits?.annotated ?? (tasks === 'annotated' ? 'only' : null),
      finished: traits?.finished ?? (tasks === 'done' ? 'only' : null),
      skipped: traits?.skipped ?? null,
      only_with_annotations: onlyAnswered ?? false,
    },
    annotation_filter_options: { usual: annotations.usual, ground_truth: annotations.groundTruth, skipped: annotations.skipped },
    serialization_options: { drafts: rest.drafts ?? false, predictions: rest.predictions, annotations__completed_by: { only_id: true } },
    annotations: ways[annotations.take],
    annotator: annotations.person,
    approved: annotations.approved ?? false,
    ...filterShape(filters),
    download_resources: rest.media ?? false,
    full_tasks: rest.fullTasks,
    anonymous: rest.anonymous ?? false,
  };
}

/** `file`: once there is one. */
export const exportShape = ({ export: made, file = null }: Pick<KeptExport, 'export'> & Partial<KeptExport>): z.infer<typeof ExportShape> => ({
  id: made.id,
  project: made.projectId,
  title: made.title,
  export_type: made.format,
  status: statuses[made.state],
  created_at: made.createdAt.toISOString(),
  finished_at: made.finishedAt?.toISOString() ?? null,
  created_by: made.createdBy,
  counters: { task_number: made.taskCount, annotation_number: made.annotationCount },
  size: file?.size ?? null,
  sha256: file?.sha256 ?? null,
  order: made.format === mediaFormat ? null : orderShape(made.options as ExportOptions),
  tab: (made.options as ExportOptions).tab ?? null,
});
