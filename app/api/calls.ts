/** What calls share: a router, the pieces of a route's description, paging. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { MiddlewareHandler } from 'hono';
import type { Verb } from '#app/core/permissions.ts';
import { Refused } from '#app/core/refused.ts';
import { paths, readId } from '#app/core/paths.ts';
import type { Env } from '#app/web/env.ts';
import { allow, guards } from '#app/web/scopes.ts';
import { Fault, refuseInput } from './faults.ts';

export const calls = <E extends Env>(): OpenAPIHono<E> => new OpenAPIHono<E>({ defaultHook: refuseInput });

/** A path below /api, as the router wants it: `{id}` for parameters. */
export const below = (path: string): string => path.replace(`${paths.api}/`, '/');

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
/** The answers of a call: its own and those every call may give. */
export const answers = <Status extends number, Schema extends z.ZodType>(status: Status, description: string, schema: Schema) =>
  ({
    [status]: { description, content: json(schema) },
    400: { description: 'The input is not as it should be', content: json(Fault) },
    401: { description: 'No valid token', content: json(Fault) },
    403: { description: 'The role does not allow it', content: json(Fault) },
    404: { description: 'It is not there, or not for you to see', content: json(Fault) },
  }) as Record<Status, { description: string; content: { 'application/json': { schema: Schema } } }>;
export const nothing = { 204: { description: 'Done' } };
export const body = <Schema extends z.ZodType>(schema: Schema) => ({ content: json(schema), required: true });

const id = z.preprocess((text) => readId(String(text)), z.number().int().positive().max(Number.MAX_SAFE_INTEGER));
export const inPath = <Name extends string>(...names: Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, id])) as Record<Name, typeof id>);

/** 1-based pages, 100 rows unless asked otherwise. */
export const paging = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  page_size: z.coerce.number().int().min(1).max(1000).default(100),
});
export type Paging = z.infer<typeof paging>;

export const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ count: z.number().int(), next: z.string().nullable(), previous: z.string().nullable(), results: z.array(schema) });

/** Links to the pages around one, on this server's own origin. `next`: whether there is a next page, or the cursor it begins after. */
export function pageLinks(
  url: string,
  baseUrl: string,
  page: number,
  next: boolean | string | undefined,
): { next: string | null; previous: string | null } {
  const at = (number: number, after?: string): string => {
    const here = new URL(url);
    const named = new URL(here.pathname, baseUrl);
    here.searchParams.set('page', String(number));
    here.searchParams.delete('after');
    if (after) here.searchParams.set('after', after);
    named.search = here.searchParams.toString();
    return named.href;
  };
  return { next: next ? at(page + 1, next === true ? undefined : next) : null, previous: page > 1 ? at(page - 1) : null };
}

/** The contract's envelope. @throws Refused not-found past the end, where programs stop */
export function paged<Row>(url: string, baseUrl: string, { page, page_size }: Paging, count: number, results: Row[]) {
  if (page > 1 && results.length === 0) throw new Refused('not-found', 'This page is past the end of the list.');
  return { count, ...pageLinks(url, baseUrl, page, page * page_size < count), results };
}

/** `allow` for calls, with the scope that loads what it is about. */
export const guarded = (verb: Verb, ...scopes: MiddlewareHandler[]): MiddlewareHandler[] => [...scopes, allow(verb) as MiddlewareHandler];

/** For calls that only need a valid token. */
export function anyToken(): MiddlewareHandler {
  const guard: MiddlewareHandler = async (_c, next) => next();
  guards.set(guard, 'signed in');
  return guard;
}

export const gone = (what: string): Refused => new Refused('not-found', `This ${what} is not there, or not for you to see.`);
