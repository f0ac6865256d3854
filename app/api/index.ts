import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { paths } from '#app/core/paths.ts';
import { byToken } from '#app/web/api-token.ts';
import type { Env, UserEnv } from '#app/web/env.ts';
import { apiAnnotations } from './annotations.ts';
import { exactBody } from './exact-body.ts';
import { apiExportChecks } from './export-checks.ts';
import { apiExports } from './exports.ts';
import { fault, faults, missing, refuseInput } from './faults.ts';
import { apiImports } from './imports.ts';
import { apiNext } from './next.ts';
import { apiPredictions } from './predictions.ts';
import { apiProjects } from './projects.ts';
import { apiComparisons } from './comparisons.ts';
import { apiSnapshots } from './snapshots.ts';
import { apiTabs } from './tabs.ts';
import { apiTasks } from './tasks.ts';
import { apiReviews } from './reviews.ts';
import { apiWhoami } from './whoami.ts';

/** 16 MB hold an answer of many thousand regions. Imports stream their bodies and have limits of their own. */
const largestBody = 16 * 1000 * 1000;
const isImport = /\/projects\/\d+\/(tasks\/bulk|import(\/[^/]+)?)\/?$/;
const limited = bodyLimit({
  maxSize: largestBody,
  onError: (c) => fault(c, 413, 'The body is larger than 16 MB. Bring large amounts in by an import.'),
});

/** The second door: JSON for programs, by token, over the same domain. Names are those of the fixed contract. */
export function mountApi(app: Hono<Env>): void {
  const api = new OpenAPIHono<UserEnv>({ defaultHook: refuseInput });
  api.use(byToken);
  for (const guard of [limited, exactBody]) api.use((c, next) => (isImport.test(c.req.path) ? next() : guard(c, next)));
  for (const noun of [
    apiWhoami,
    apiProjects,
    apiTasks,
    apiNext,
    apiAnnotations,
    apiReviews,
    apiPredictions,
    apiImports,
    apiExportChecks,
    apiExports,
    apiSnapshots,
    apiTabs,
    apiComparisons,
  ])
    api.route('/', noun as never);
  api.all('/*', missing);
  api.onError(faults as never);
  app.route(paths.api, api);
}
