/** Annotations and predictions as the fixed contract names them, and what may be set of them. Source of the names: formats 2.9, 4.4. */
import { z } from 'zod';
import type { Row } from '#app/core/labeling/result.ts';
import { isSingle } from '#app/core/storable.ts';

const count = z.number().int();
const mostRows = 100_000;
const noRows = '"result" is a list of results.';
/** The rows themselves are judged by the labeling config. */
const rows = z
  .array(z.record(z.string(), z.unknown()), { error: noRows })
  .max(mostRows, `An answer has at most ${mostRows.toLocaleString('en-GB')} results.`)
  .transform((list) => list as Row[]);
/** Single precision is what is stored. */
const real = z.number().refine(isSingle, 'A number from -1e37 to 1e37, of no more digits than single precision has.');
/** Seconds. */
const leadTime = z.number().min(0).max(1e9).nullable();

/** Other keys are ignored: who, when, for which project and task follow from the call (T32). */
export const AnnotationChanges = z
  .object({
    result: rows,
    lead_time: leadTime,
    was_cancelled: z.boolean(),
    ground_truth: z.boolean(),
  })
  .partial()
  .meta({ id: 'AnnotationChanges' });
export const NewAnnotation = AnnotationChanges.extend({
  result: rows,
  unique_id: z.uuid('"unique_id" is a UUID; the same one twice stores one answer.').optional(),
}).meta({ id: 'NewAnnotation' });
/** A skip needs no result: without one it keeps what the draft holds. */
export const GivenAnnotation = NewAnnotation.partial({ result: true })
  .refine(({ result, was_cancelled }) => result !== undefined || was_cancelled === true, { error: noRows, path: ['result'] })
  .meta({ id: 'GivenAnnotation' });

export const AnnotationShape = z
  .object({
    id: count,
    completed_by: count,
    result: z.array(z.record(z.string(), z.unknown())),
    was_cancelled: z.boolean(),
    ground_truth: z.boolean(),
    created_at: z.string(),
    updated_at: z.string(),
    lead_time: z.number().nullable(),
    result_count: count,
    unique_id: z.string(),
    import_id: z.string().nullable(),
    task: count,
    project: count,
  })
  .meta({ id: 'Annotation' });

export const PredictionChanges = z
  .object({
    result: rows,
    score: real.nullable(),
    model_version: z.string().trim().min(1, '"model_version" is empty.').max(200, '"model_version" has at most 200 characters.'),
  })
  .partial()
  .meta({ id: 'PredictionChanges' });
export const NewPrediction = PredictionChanges.extend({ task: z.number().int().positive(), result: rows }).meta({ id: 'NewPrediction' });

export const PredictionShape = z
  .object({
    id: count,
    result: z.array(z.record(z.string(), z.unknown())),
    score: z.number().nullable(),
    model_version: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
    task: count,
    project: count,
  })
  .meta({ id: 'Prediction' });
