import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { writeTaskQuery } from '#app/core/task-query.ts';
import { findLosses } from '#app/domain/checks/losses.ts';
import { Reading } from '#app/domain/checks/reading.ts';
import type { Loss } from '#app/formats/losses.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { answers, calls, guarded, inPath } from './calls.ts';
import { exportOrder, orderOf, tabOf } from './export-order.ts';

const count = z.number().int();
const LossesShape = z
  .object({
    export_type: z.string(),
    task_number: count,
    losses: z.array(z.object({ what: z.string(), count, tasks: count, names: z.array(z.string()).optional(), url: z.string().nullable() })),
  })
  .meta({ id: 'ExportLosses' });

/** Where the tasks are listed; the first of them where an address cannot name all. */
const urlOf = (base: string, project: number, ids: Loss['ids']): string | null =>
  ids.length > 0 ? base + paths.tasks(project) + writeTaskQuery({ filters: { ids: [...ids] }, order: 'id', direction: 'asc' }) : null;

export const apiExportChecks = calls<ProjectEnv>().openapi(
  createRoute({
    method: 'get',
    path: '/projects/{project}/exports/lint',
    summary: 'What an export in a format would leave out or change, found by going all the way without writing',
    middleware: guarded('export tasks', inProject),
    request: { params: inPath('project'), query: exportOrder },
    responses: answers(200, 'What would be lost, sorted by its words; empty when nothing', LossesShape),
  }),
  async (c) => {
    const { db, project, files, baseUrl } = c.var;
    const query = c.req.valid('query');
    const order = orderOf(query, await tabOf(db, project, query));
    const reading = new Reading(async () => undefined);
    const losses = await findLosses(db, project, order, files, reading);
    const told = losses.map(({ ids, ...loss }) => ({ ...loss, url: urlOf(baseUrl, project.id, ids) }));
    return c.json({ export_type: order.format, task_number: reading.count, losses: told }, 200);
  },
);
