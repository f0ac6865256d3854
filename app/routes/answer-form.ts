import type { Context } from 'hono';
import { z } from 'zod';
import type { Row } from '#app/core/labeling/result.ts';
import { unstorable } from '#app/core/storable.ts';

/** A result may be this long as JSON text: a megabyte holds thousands of regions. */
const longest = 8_000_000;

const id = z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)]);
const rows = z
  .array(z.record(z.string(), z.unknown()), { error: 'The answer is not a list of results.' })
  .max(100_000, 'The answer has more than 100,000 parts.')
  .superRefine((list, context) => {
    const fault = unstorable(list);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .transform((list) => list as Row[]);

const json = z
  .string({ error: 'The answer is missing. Reload the page; what you did is kept.' })
  .max(longest, 'The answer is too large.')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'The answer could not be read. Reload the page; what you did is kept.' });
      return z.NEVER;
    }
  })
  .pipe(rows);

/** Seconds; nonsense counts as none. */
const seconds = z.coerce.number().finite().catch(0);

/** What Submit, Update and Skip send. */
export const answerForm = z.object({
  result: json,
  unique_id: z.uuid('This page is incomplete. Reload it; what you did is kept.'),
  config_id: id.catch(null),
  fence: id.catch(null),
  version: z.coerce.number().int().min(0).catch(0),
  lead_time: seconds,
  extra: z.literal('on').optional().catch(undefined),
});

/** A skip needs no answer: it may come from a page on which the editor never stood. */
export const skipForm = answerForm.extend({ result: json.optional() });

export const answerOf = <Values extends z.infer<typeof skipForm>>(values: Values) => ({
  result: values.result as Values['result'],
  uniqueId: values.unique_id,
  configId: values.config_id,
  fence: values.fence,
  version: values.version,
  leadTime: values.lead_time,
  extra: values.extra === 'on',
});

/** As a list or as its text; a union would lose the sentence that says what is wrong. */
const drafted = z.unknown().transform((given, context) => {
  const read = (typeof given === 'string' ? json : rows).safeParse(given);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: read.error.issues[0]!.message });
  return z.NEVER;
});

/** What the journal saves; the same names as a form or as JSON. */
export const draftForm = z.object({
  result: drafted,
  lead_time: seconds,
  writer: z.string({ error: 'The writer is missing.' }).min(1, 'The writer is missing.').max(100, 'The writer is too long.'),
  sequence: z.coerce
    .number({ error: 'The sequence is missing.' })
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  base: z.coerce
    .number({ error: 'The base version is missing.' })
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  annotation: z
    .union([z.null(), id])
    .optional()
    .transform((value) => value ?? null),
});

/** Scripts ask for data, browsers for pages; the act is the same. */
export const wantsJson = (c: Context): boolean => c.req.header('Accept') === 'application/json';
