import type { Context } from 'hono';
import { z } from 'zod';
import type { Place } from '#app/core/pages.ts';

const cursor = z.string().max(4000).optional().catch(undefined);
const place = z.object({ after: cursor, before: cursor });

/** Where in its list the page that is asked for begins; what makes no sense is the first page. */
export const placeOf = (c: Context): Place => place.parse(c.req.query());
