/** What monitors and installers ask; open to all, tells nothing else. */
import { Hono } from 'hono';

import { paths } from '#app/core/paths.ts';
import { isAlive } from '#app/domain/health.ts';
import type { Env } from '#app/web/env.ts';

export const health = new Hono<Env>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  })
  .get(paths.health, async (c) => ((await isAlive(c.var.db)) ? c.json({ status: 'UP' }) : c.json({ status: 'DOWN' }, 503)))
  .get(paths.version, (c) => c.json({ version: c.var.version }));
