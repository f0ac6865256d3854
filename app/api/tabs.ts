import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Tab } from '#app/db/schema/tabs.ts';
import { listTabs } from '#app/domain/tabs.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { answers, calls, guarded, inPath, listOf, paged, paging } from './calls.ts';
import { FilterShape, filterShape } from './shapes/filters.ts';
import { orderingOf } from './task-filters.ts';

const count = z.number().int();
const TabShape = z
  .object({
    id: count,
    project: count,
    title: z.string(),
    /** As the list of tasks takes it, name by name. */
    query: FilterShape.extend({ ordering: z.string() }),
    created_by: count,
    created_at: z.string(),
  })
  .meta({ id: 'Tab' });

const tabShape = ({ id, projectId, title, query, createdBy, createdAt }: Tab): z.infer<typeof TabShape> => ({
  id,
  project: projectId,
  title,
  query: { ...filterShape(query.filters), ordering: orderingOf(query) },
  created_by: createdBy,
  created_at: createdAt.toISOString(),
});

export const apiTabs = calls<ProjectEnv>().openapi(
  createRoute({
    method: 'get',
    path: '/projects/{project}/tabs',
    summary: 'Tabs of the data manager: filters and sort under a name, to be named in the list of tasks and in exports',
    middleware: guarded('see data', inProject),
    request: { params: inPath('project'), query: paging },
    responses: answers(200, 'A page of tabs, in the order in which they were saved', listOf(TabShape)),
  }),
  async (c) => {
    const { db, project, baseUrl } = c.var;
    const query = c.req.valid('query');
    const all = await listTabs(db, project);
    const from = (query.page - 1) * query.page_size;
    return c.json(paged(c.req.url, baseUrl, query, all.length, all.slice(from, from + query.page_size).map(tabShape)), 200);
  },
);
