import { createMiddleware } from 'hono/factory';
import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { isSetUp } from '#app/domain/setup.ts';
import type { Env } from './env.ts';
import { go } from './respond.tsx';

/** Databases known to have an owner: it never becomes untrue, so it is asked until then only. */
const settled = new WeakSet<Db>();

/** Until there is an owner, every page leads to the setup. */
export const firstVisit = createMiddleware<Env>(async (c, next) => {
  const { db, maybeUser } = c.var;
  if (!maybeUser && !settled.has(db)) {
    if (await isSetUp(db)) settled.add(db);
    else if (c.req.path !== paths.setup) return go(c, paths.setup);
  }
  await next();
});
