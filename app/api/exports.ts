import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';
import type { Export } from '#app/db/schema/transfers.ts';
import { findExport, listExports, openExport, startExport, type ExportOrder } from '#app/domain/exports.ts';
import { offeredFormats, writeExport } from '#app/domain/exports/write.ts';
import { exportTypeNames, readExportType } from './export-types.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { download } from '#app/web/respond.tsx';
import { inProject } from '#app/web/scopes.ts';
import { answers, body, calls, guarded, inPath, listOf, paged, paging } from './calls.ts';

const count = z.number().int();
const ExportShape = z
  .object({
    id: count,
    project: count,
    title: z.string(),
    export_type: z.string(),
    status: z.enum(['created', 'in_progress', 'failed', 'completed']),
    created_at: z.string(),
    finished_at: z.string().nullable(),
    created_by: count,
  })
  .meta({ id: 'Export' });

const statuses = { waiting: 'created', running: 'in_progress', done: 'completed', refused: 'failed', failed: 'failed' } as const;
const exportShape = (order: Export): z.infer<typeof ExportShape> => ({
  id: order.id,
  project: order.projectId,
  title: order.title,
  export_type: order.format,
  status: statuses[order.state],
  created_at: order.createdAt.toISOString(),
  finished_at: order.finishedAt?.toISOString() ?? null,
  created_by: order.createdBy,
});

const format = z.enum(exportTypeNames, { error: `exportType is one of: ${exportTypeNames.join(', ')}.` });
const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0'], { error: 'true or false' }).transform((given) => given === 'true' || given === '1'),
]);
const order = z.object({
  exportType: format.optional(),
  export_type: format.optional(),
  download_all_tasks: flag.default(false),
  download_resources: flag.optional(),
});
const NewExport = order
  .extend({
    title: z
      .string()
      .trim()
      .max(200)
      .refine((text) => !text.includes('\0'), 'NUL cannot be kept.')
      .optional(),
  })
  .meta({ id: 'NewExport' });

/** Without `download_all_tasks` only tasks that somebody has answered. */
function orderOf(given: z.infer<typeof order>): ExportOrder {
  const { format, media } = readExportType(given.exportType ?? given.export_type ?? 'JSON');
  const tasks = given.download_all_tasks ? 'all' : 'annotated';
  return { format, options: { tasks, predictions: true, fullTasks: true, media: given.download_resources ?? media } };
}

const OfferedShape = z
  .object({ name: z.string(), title: z.string(), description: z.string(), disabled: z.boolean(), reason: z.string().nullable() })
  .meta({ id: 'ExportFormat' });

const project = inPath('project');
const one = inPath('project', 'export');
const file = { 200: { description: 'The file, streamed' } };

export const apiExports = calls<ProjectEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}/export',
      summary: 'The answers as a file, streamed',
      middleware: guarded('export tasks', inProject),
      request: { params: project, query: order.loose() },
      responses: file,
    }),
    async (c) => {
      const query = c.req.valid('query');
      if ('ids' in query || 'ids[]' in query)
        throw new Refused(
          'invalid',
          'Exports are of all tasks, or of the answered ones; "ids" would be left out silently elsewhere. Filter the file afterwards.',
          'ids',
        );
      const made = await writeExport(c.var.db, c.var.project, orderOf(query), c.var);
      return download(c, made, made.bytes);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}/export/formats',
      summary: 'Formats, those that suit the config first',
      middleware: guarded('export tasks', inProject),
      request: { params: project },
      responses: answers(200, 'Formats; `reason` says why one is disabled', z.array(OfferedShape)),
    }),
    async (c) => {
      const offered = await offeredFormats(c.var.db, c.var.project);
      return c.json(
        offered.map(({ name, title, about, unfit }) => ({ name, title, description: about, disabled: unfit !== undefined, reason: unfit ?? null })),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{project}/exports',
      summary: 'Make a file that is kept',
      middleware: guarded('export tasks', inProject),
      request: { params: project, body: body(NewExport) },
      responses: answers(201, 'The export', ExportShape),
    }),
    async (c) => {
      const { title, ...given } = c.req.valid('json');
      return c.json(exportShape(await startExport(c.var.db, c.var.project, { ...orderOf(given), title }, c.var.user, c.var)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}/exports',
      summary: 'The last hundred kept files, newest first',
      middleware: guarded('export tasks', inProject),
      request: { params: project, query: paging },
      responses: answers(200, 'A page of exports', listOf(ExportShape)),
    }),
    async (c) => {
      const query = c.req.valid('query');
      const all = (await listExports(c.var.db, c.var.project)).map((row) => exportShape(row.export));
      return c.json(
        paged(c.req.url, c.var.baseUrl, query, all.length, all.slice((query.page - 1) * query.page_size, query.page * query.page_size)),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}/exports/{export}',
      summary: 'How far an export is',
      middleware: guarded('export tasks', inProject),
      request: { params: one },
      responses: answers(200, 'The export', ExportShape),
    }),
    async (c) => c.json(exportShape(await findExport(c.var.db, c.var.project, c.req.valid('param').export)), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}/exports/{export}/download',
      summary: 'A finished file',
      middleware: guarded('export tasks', inProject),
      request: { params: one },
      responses: file,
    }),
    async (c) => {
      const { file: kept, bytes } = await openExport(c.var.db, c.var.project, c.req.valid('param').export, c.var.files);
      return download(c, kept, bytes);
    },
  );
