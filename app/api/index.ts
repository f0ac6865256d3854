import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { paths } from '#app/core/paths.ts';
import { byToken } from '#app/web/api-token.ts';
import type { Env, UserEnv } from '#app/web/env.ts';
import { faults, missing, refuseInput } from './faults.ts';
import { apiProjects } from './projects.ts';
import { apiWhoami } from './whoami.ts';

/** The second door: JSON for programs, by token, over the same domain. Names are those of the fixed contract. */
export function mountApi(app: Hono<Env>): void {
  const api = new OpenAPIHono<UserEnv>({ defaultHook: refuseInput });
  api.use(byToken);
  for (const noun of [apiWhoami, apiProjects]) api.route('/', noun as OpenAPIHono<UserEnv>);
  api.all('/*', missing);
  api.onError(faults as never);
  app.route(paths.api, api);
}
