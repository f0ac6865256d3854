/** What lines and objects of Annotto's files look like (annotto-superb A2.1, A3); a sentence for what is not so. */
import { z } from 'zod';

export const kinds = ['text', 'image', 'video', 'audio', 'html'] as const;

const text = z.string().min(1);
const words = z.array(z.string());
const said = z.string().nullish();
const count = z.number().min(0).nullish();
const anything = z.unknown().optional();

/** Keys that files hold because somebody exported them; they say nothing to an import. */
const leftovers = {
  _id: anything,
  __v: anything,
  project: anything,
  annotationCount: anything,
  annotationPourcent: anything,
  createdAt: anything,
  updatedAt: anything,
};

const label = { value: text, label: text, hotkey: said, color: said, description: said, shortDescription: said, exposed: z.boolean().nullish() };
export const flatTask = z.looseObject({ ...label, type: text, category: text, min: count, max: count, conditions: words.nullish() });
const relation = z.looseObject({ ...label });
const relationGroup = z.looseObject({ name: text, min: count, max: count, values: z.array(relation).min(1) });

/** The older generation (A2.2). `children` hang below a label, `parents` name what a label hangs below. */
export type NestedLabel = { value: string; label: string; children?: NestedGroup | NestedGroup[] | null; parents?: string[] | null } & Record<
  string,
  unknown
>;
export type NestedGroup = { name: string; min?: number | null; max?: number | null; conditions?: string[] | null; values: NestedLabel[] };
const nestedGroup: z.ZodType<NestedGroup> = z.lazy(() =>
  z.looseObject({ name: text, min: count, max: count, conditions: words.nullish(), values: z.array(nestedLabel).min(1) }),
);
const nestedLabel: z.ZodType<NestedLabel> = z.lazy(() =>
  z.looseObject({ ...label, children: z.union([nestedGroup, z.array(nestedGroup)]).nullish(), parents: words.nullish() }),
);
export const nestedTypes = ['classifications', 'ner', 'zone', 'text'] as const;
const nested = z.array(nestedGroup).nullish();

export const configShape = z.strictObject({
  name: text,
  client: text,
  type: z.enum(kinds),
  description: said,
  shortDescription: said,
  guidelines: said,
  deadline: said,
  admins: words.nullish(),
  dataScientists: words.nullish(),
  users: words.nullish(),
  defaultTags: words.nullish(),
  highlights: words.nullish(),
  showPredictions: z.boolean().nullish(),
  prefillPredictions: z.boolean().nullish(),
  filterPredictionsMinimum: z.number().min(0).max(1).nullish(),
  similarityEndpoint: said,
  s3: anything,
  tasks: z.array(flatTask).nullish(),
  entitiesRelationsGroup: z.array(relationGroup).nullish(),
  classifications: nested,
  ner: nested,
  zone: nested,
  text: nested,
});
export type ConfigShape = z.infer<typeof configShape>;
export type FlatTask = z.infer<typeof flatTask>;
export type GivenRelations = z.infer<typeof relationGroup>;
export const knownTaskKeys: ReadonlySet<string> = new Set([...Object.keys(flatTask.shape), ...Object.keys(leftovers)]);

/** `annoted` and the like is how Annotto itself writes three of them. */
export const itemShape = z.strictObject({
  uuid: text,
  type: z.enum(kinds).optional(),
  datatype: z.enum(kinds).optional(),
  data: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  tags: words.nullish(),
  description: said,
  ...Object.fromEntries(
    [
      'annotated',
      'annoted',
      'annotatedBy',
      'annotedBy',
      'annotatedAt',
      'annotedAt',
      'createdAt',
      'updatedAt',
      'seenAt',
      'velocity',
      'lastAnnotator',
      'sourceHighlights',
      'entitiesRelations',
      'predictions',
      'highlights',
    ].map((key) => [key, anything]),
  ),
});
export type ItemShape = z.infer<typeof itemShape>;

const point = z.looseObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
const at = z.number().int().min(0);
export const entry = z.looseObject({
  value: text,
  proba: z.number().min(0).max(1).nullish(),
  start: at.optional(),
  end: at.optional(),
  start_char: at.optional(),
  end_char: at.optional(),
  ent_id: z.number().int().optional(),
  coords: z.array(point).min(3, 'needs three points at least').optional(),
  text: z.string().optional(),
});
export type Entry = z.infer<typeof entry>;
const block = z.looseObject({
  labels: z.array(entry).min(1, 'needs one at least').optional(),
  entities: z.array(entry).min(1, 'needs one at least').optional(),
});
export type Block = z.infer<typeof block>;

export const predictionShape = z.strictObject({ uuid: text, annotations: z.record(z.string(), block) });
export type PredictionShape = z.infer<typeof predictionShape>;

const blocks = z.record(z.string(), block);
const link = z.looseObject({ label: text, src: z.number().int(), dest: z.number().int() });
const answer = z.strictObject({
  classifications: blocks.optional(),
  zone: blocks.optional(),
  text: blocks.optional(),
  ner: z
    .object({ relations: z.array(link).optional() })
    .catchall(block)
    .optional(),
});
export type AnswerShape = z.infer<typeof answer>;
export const annotationShape = z.strictObject({
  item: z.looseObject({ uuid: text }),
  itemMetadata: z.looseObject({ seenAt: said }).nullish(),
  tags: words.nullish(),
  markers: words.nullish(),
  comments: z.array(z.unknown()).nullish(),
  metadata: anything,
  annotationMetadata: z.looseObject({ annotatedBy: said, annotatedAt: said, createdAt: said }).nullish(),
  annotation: answer,
  historicAnnotations: z.array(z.unknown()).nullish(),
  annotationTimes: z.array(z.number()).nullish(),
});
export type AnnotationShape = z.infer<typeof annotationShape>;
