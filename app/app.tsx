import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { getPath } from 'hono/utils/url';
import { methodOverride } from 'hono/method-override';
import { paths } from '#app/core/paths.ts';
import { Refused, type RefusedKind } from '#app/core/refused.ts';
import { isAway, untilBack } from '#app/db/away.ts';
import { unkeepable } from '#app/db/unkeepable.ts';
import type { Deps } from '#app/deps.ts';
import { assets } from '#app/routes/assets.ts';
import { mountRoutes } from '#app/routes/index.ts';
import { mountApi } from '#app/api/index.ts';
import type { Env } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import { brotliPages } from '#app/web/brotli.ts';
import { limitBody, onlyForms, sameOrigin, safeHeaders } from '#app/web/safety.ts';
import { readSession } from '#app/web/session.ts';
import { Away, BadRequest, Broken, Conflict, Forbidden, NotFound } from '#views/errors.tsx';

const statuses = { invalid: 422, 'not-found': 404, forbidden: 403, conflict: 409 } as const satisfies Record<RefusedKind, number>;

/** Programs may end a call's path with a slash or not; pages have one spelling each. */
function pathOf(request: Request): string {
  const path = getPath(request);
  return path.startsWith(`${paths.api}/`) ? path.replace(/\/+$/, '') : path;
}

/** The whole application over its dependencies. */
export const createApp = (deps: Deps): Hono<Env> => appOver(() => deps);

/** The application, which asks at each request what it works on: all its routes are put together once for many tests, who drive it by `request()`. */
export function appOver(depsOf: (c: Context<Env>) => Deps): Hono<Env> {
  const app = new Hono<Env>({ getPath: pathOf });
  // In the URL, not the body: an upload must not be read to learn its method.
  app.use(onlyForms(methodOverride({ app, query: '_method' })));
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(depsOf(c))) c.set(name as keyof Deps, value as never);
    c.set('requestId', randomBytes(8).toString('hex'));
    await next();
    // Nobody reads the body of an answer to HEAD; the file behind it would stay open.
    if (c.req.method === 'HEAD') await c.res.body?.cancel();
  });
  app.use(safeHeaders);
  app.use(compress());
  app.use(brotliPages);
  mountApi(app);
  // The same for everybody: who asks is not looked up for each of the dozens of files that a page may need.
  app.route('/', assets);
  app.use(sameOrigin);
  app.use(readSession);
  app.use(limitBody);
  mountRoutes(app);
  app.notFound((c) => page(c, <NotFound />, 404));
  app.onError((problem, c) => {
    const error = unkeepable(problem) ?? problem;
    if (error !== problem)
      c.var.log.warn({ err: problem, request: c.var.requestId, method: c.req.method, path: c.req.path }, 'the database refused what was sent');
    if (error instanceof Refused) {
      const view = {
        invalid: <BadRequest text={error.message} />,
        'not-found': <NotFound />,
        forbidden: <Forbidden text={error.message} />,
        conflict: <Conflict text={error.message} />,
      }[error.kind];
      return page(c, view, statuses[error.kind]);
    }
    if ('getResponse' in error) return (error as { getResponse(): Response }).getResponse();
    c.var.log.error({ err: error, request: c.var.requestId, method: c.req.method, path: c.req.path }, 'request failed');
    if (isAway(error)) {
      c.header('Retry-After', untilBack);
      return page(c, <Away />, 503);
    }
    return page(c, <Broken requestId={c.var.requestId} />, 500);
  });
  return app;
}
