import type { Context, ErrorHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { Refused, type RefusedKind } from '#app/core/refused.ts';
import { isAway, untilBack } from '#app/db/away.ts';
import { unkeepable } from '#app/db/unkeepable.ts';
import type { Env } from '#app/web/env.ts';
import { inputWords } from './input-words.ts';

/** What every refused call answers. */
export const Fault = z
  .object({
    status_code: z.number().int(),
    detail: z.string(),
    validation_errors: z.record(z.string(), z.array(z.string())).optional(),
  })
  .meta({ id: 'Fault' });
export type Fault = z.infer<typeof Fault>;

/** Bad input is 400 here, where pages say 422: programs of the field expect it so. */
const statuses = { invalid: 400, 'not-found': 404, forbidden: 403, conflict: 409 } as const satisfies Record<RefusedKind, number>;

export function fault(c: Context, status: ContentfulStatusCode, detail: string, errors?: Fault['validation_errors']): Response {
  return c.json({ status_code: status, detail, ...(errors && { validation_errors: errors }) }, status, { 'Cache-Control': 'no-store' });
}

export const missing = (c: Context): Response => fault(c, 404, 'There is nothing here.');

/** Sentences by field, with the path into nested input. */
export function errorsByField(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const issue of error.issues) (errors[issue.path.join('.') || 'non_field_errors'] ??= []).push(inputWords(issue));
  return errors;
}

type Input = { target: string } & ({ success: true } | { success: false; error: z.ZodError });

/** Called by the router when a schema refuses what came in; a path that names nothing is not there. */
export function refuseInput(result: Input, c: Context): Response | undefined {
  if (result.success) return undefined;
  if (result.target === 'param') return missing(c);
  return fault(c, 400, 'The request is not as it should be. See validation_errors.', errorsByField(result.error));
}

export const faults: ErrorHandler<Env> = (problem, c) => {
  const error = unkeepable(problem) ?? problem;
  if (error instanceof Refused) {
    const errors = error.kind === 'invalid' ? { [error.field ?? 'non_field_errors']: [error.message] } : undefined;
    return fault(c, statuses[error.kind], error.message, errors);
  }
  if (error instanceof HTTPException)
    return fault(c, error.status as ContentfulStatusCode, error.status === 400 ? 'The body is not valid JSON.' : error.message);
  c.var.log.error({ err: error, request: c.var.requestId, method: c.req.method, path: c.req.path }, 'API call failed');
  if (isAway(error)) {
    c.header('Retry-After', untilBack);
    return fault(c, 503, 'The database does not answer. Try again in a few seconds; look first whether what you sent is there.');
  }
  return fault(c, 500, `Something went wrong on our side. The log names this call ${c.var.requestId}.`);
};
