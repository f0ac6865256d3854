/** What the files of Superb's archive look like (annotto-superb B3), both generations of label files. */
import { z } from 'zod';

const text = z.string().min(1);
const said = z.string().nullish();

export type GivenOption = { id?: string | null; name: string; children?: GivenOption[] | null };
const option: z.ZodType<GivenOption> = z.lazy(() => z.looseObject({ id: said, name: text, children: z.array(option).nullish() }));
const property = z.looseObject({ id: said, name: text, type: text, options: z.array(option).nullish(), required: z.boolean().nullish() });
export type GivenProperty = z.infer<typeof property>;

const objectClass = z.looseObject({
  id: said,
  name: text,
  color: said,
  annotation_type: text,
  properties: z.array(property).nullish(),
  keypoint_interface_id: said,
});
export type GivenClass = z.infer<typeof objectClass>;
const keypoints = z.looseObject({ id: text, name: said, points: z.array(z.looseObject({ name: text, color: said })) });
const detection = z.looseObject({ keypoints: z.array(keypoints).nullish(), object_classes: z.array(objectClass).nullish() });

export const projectShape = z.looseObject({
  type: text,
  data_type: said,
  categorization: z.looseObject({ properties: z.array(property).nullish() }).nullish(),
  object_detection: detection.nullish(),
  object_tracking: detection.nullish(),
});
export type ProjectShape = z.infer<typeof projectShape>;

const side = z.number().positive();
export const metaShape = z.looseObject({
  data_key: text,
  dataset: said,
  image_info: z.looseObject({ width: side.nullish(), height: side.nullish() }).nullish(),
  label_id: said,
  label_path: z.array(text).nullish(),
  last_updated_date: said,
  tags: z.array(z.unknown()).nullish(),
  work_assignee: said,
  status: said,
  info: z.record(z.string(), z.unknown()).nullish(),
  related_labels: z.looseObject({ consensus_labeling: z.array(z.unknown()).nullish() }).nullish(),
  frames: z.array(z.unknown()).nullish(),
});
export type MetaShape = z.infer<typeof metaShape>;

const point = z.looseObject({ x: z.number(), y: z.number() });
const points = z.array(point);
export const boxCoord = z.looseObject({ x: z.number(), y: z.number(), width: z.number().min(0), height: z.number().min(0) });
export const rboxCoord = z.looseObject({ cx: z.number(), cy: z.number(), width: z.number().min(0), height: z.number().min(0), angle: z.number() });
/** Lines or outlines, each flat or with its holes; older ones are one flat list. */
export const ringsCoord = z.looseObject({ points: z.union([points, z.array(points), z.array(z.array(points))]) });
const state = z.looseObject({ visible: z.boolean().nullish(), valid: z.boolean().nullish() }).nullish();
export const pointsCoord = z.object({
  points: z.array(z.looseObject({ name: said, x: z.number(), y: z.number(), state })).optional(),
  graph: z.looseObject({ nodes: points, states: z.array(z.looseObject({ state })).nullish() }).optional(),
});

const values = z.looseObject({
  property_id: said,
  property_name: said,
  propertyId: said,
  propertyName: said,
  option_id: said,
  option_name: said,
  optionId: said,
  optionName: said,
  option_ids: z.array(z.string()).nullish(),
  option_names: z.array(z.string()).nullish(),
  optionIds: z.array(z.string()).nullish(),
  optionNames: z.array(z.string()).nullish(),
  value: z.unknown().optional(),
});
const object = z.looseObject({
  class_id: said,
  class_name: said,
  annotation_type: said,
  classId: said,
  className: said,
  annotationType: said,
  annotation: z.looseObject({ coord: z.unknown().optional() }).nullish(),
  properties: z.array(values).nullish(),
});
const labels = z.looseObject({ objects: z.array(object).nullish(), categories: z.looseObject({ properties: z.array(values).nullish() }).nullish() });
/** As the export has it, or as it is stored, one level down. */
export const labelShape = z.looseObject({ ...labels.shape, result: labels.nullish() });

/** Both spellings as one. */
export type GivenValue = { id?: string; name?: string; options: { ids: string[]; names: string[] }; value: unknown };
export type GivenObject = { classId?: string; className?: string; type?: string; coord: unknown; values: GivenValue[] };
export type GivenLabels = { objects: GivenObject[]; values: GivenValue[] };

const some = <T>(...given: (T | null | undefined)[]): T | undefined => given.find((one) => one !== null && one !== undefined) ?? undefined;
const listed = (many: readonly string[] | null | undefined, one: string | null | undefined): string[] => [...(many ?? []), ...(one ? [one] : [])];

const valueOf = (given: z.infer<typeof values>): GivenValue => ({
  id: some(given.property_id, given.propertyId),
  name: some(given.property_name, given.propertyName),
  options: {
    ids: listed(some(given.option_ids, given.optionIds), some(given.option_id, given.optionId)),
    names: listed(some(given.option_names, given.optionNames), some(given.option_name, given.optionName)),
  },
  value: given.value,
});

export function labelsOf(file: z.infer<typeof labelShape>): GivenLabels {
  const { objects, categories } = file.result ?? file;
  return {
    objects: (objects ?? []).map((given) => ({
      classId: some(given.class_id, given.classId),
      className: some(given.class_name, given.className),
      type: some(given.annotation_type, given.annotationType),
      coord: given.annotation?.coord,
      values: (given.properties ?? []).map(valueOf),
    })),
    values: (categories?.properties ?? []).map(valueOf),
  };
}
