import type { Context } from 'hono';
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';

/** Sentences by field name; `''` holds what belongs to no field. */
export type FormErrors = Record<string, string>;
/** What was typed, to fill the form again. */
export type Given = Record<string, string | string[] | undefined>;
export type ReadForm<Values> = { ok: true; values: Values; given: Given } | { ok: false; given: Given; errors: FormErrors };

/**
 * Reads a form by a schema. Unknown fields are dropped (T32: nothing is assigned that the schema does not name).
 * Files stay out of `given`. A repeated field arrives as a list.
 */
export async function readForm<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<ReadForm<z.infer<Schema>>> {
  const body = await c.req.parseBody({ all: true }).catch(() => {
    throw new Refused('invalid', 'The form did not arrive whole. Send it again.');
  });
  return readFields(body, schema);
}

/** The same of a form that is sent with GET. */
export function readQuery<Schema extends z.ZodType>(c: Context, schema: Schema): ReadForm<z.infer<Schema>> {
  const fields = Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
  return readFields(Object.fromEntries(fields) as Record<string, string | string[]>, schema);
}

type Fields = Record<string, string | File | (string | File)[]>;

function readFields<Schema extends z.ZodType>(body: Fields, schema: Schema): ReadForm<z.infer<Schema>> {
  const given: Given = {};
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === 'string') given[key] = value;
    else if (Array.isArray(value)) given[key] = value.filter((item): item is string => typeof item === 'string');
  }
  // PostgreSQL keeps no text with it.
  const unkept = Object.entries(given).find(([, value]) => [value].flat().some((text) => text?.includes('\0')));
  if (unkept) return { ok: false, given, errors: { [unkept[0]]: 'This holds a character that cannot be kept (NUL). Remove it.' } };
  const read = schema.safeParse(body);
  if (read.success) return { ok: true, values: read.data, given };
  return { ok: false, given, errors: errorsOf(read.error) };
}

/** The first sentence per field. */
export function errorsOf(error: z.ZodError): FormErrors {
  const errors: FormErrors = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return errors;
}

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; errors: FormErrors };

/** An act that may refuse its input: the sentence then goes beside its field, like the schema's. Everything else takes its usual way. */
export async function outcome<Value>(act: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await act };
  } catch (error) {
    if (error instanceof Refused && error.kind === 'invalid') return { ok: false, errors: { [error.field ?? '']: error.message } };
    throw error;
  }
}

/** Field kinds that forms share. Browsers send an unticked checkbox not at all. */
export const checkbox = z
  .enum(['on', 'true', ''])
  .optional()
  .transform((value) => value === 'on' || value === 'true');
export const line = (max: number, what: string) =>
  z
    .string({ error: `${what} is missing.` })
    .trim()
    .max(max, `${what} may have ${max} characters at most.`);
export const required = (max: number, what: string) => line(max, what).min(1, `${what} is missing.`);
export const email = z
  .string({ error: 'Enter an e-mail address.' })
  .trim()
  .toLowerCase()
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('This is not an e-mail address. It should look like name@example.org.'));
export const newPassword = z
  .string({ error: 'Enter a password.' })
  .min(8, 'A password needs at least 8 characters.')
  .max(64, 'A password may have 64 characters at most.');
