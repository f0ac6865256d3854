import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { countExports, findKeptExport, pageOfExports, renameExport, startExport } from '#app/domain/exports.ts';
import { findExportFile } from '#app/domain/exports/find.ts';
import { deleteExport } from '#app/domain/exports/remove.ts';
import { offeredFormats, writeExport } from '#app/domain/exports/write.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { sendKept } from '#app/web/kept.ts';
import { download } from '#app/web/respond.tsx';
import { inProject } from '#app/web/scopes.ts';
import { answers, body, calls, guarded, inPath, listOf, nothing, paged, paging } from './calls.ts';
import { orderOf, exportOrder, keptOrder, NewExport, tabOf } from './export-order.ts';
import { ExportShape, exportShape } from './shapes/export.ts';

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
      summary: 'The answers as a file, streamed. Filters as those of the task list, or tab (id or name)',
      middleware: guarded('export tasks', inProject),
      request: { params: project, query: exportOrder },
      responses: file,
    }),
    async (c) => {
      const { db, project: of } = c.var;
      const query = c.req.valid('query');
      const made = await writeExport(db, of, orderOf(query, await tabOf(db, of, query)), c.var);
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
      const { db, project: of, user } = c.var;
      const asked = c.req.valid('json');
      const order = keptOrder(asked, await tabOf(db, of, asked));
      return c.json(exportShape({ export: await startExport(db, of, order, user, c.var) }), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}/exports',
      summary: 'Kept files, newest first',
      middleware: guarded('export tasks', inProject),
      request: { params: project, query: paging },
      responses: answers(200, 'A page of exports', listOf(ExportShape)),
    }),
    async (c) => {
      const query = c.req.valid('query');
      const found = await pageOfExports(c.var.db, c.var.project, query);
      return c.json(paged(c.req.url, c.var.baseUrl, query, await countExports(c.var.db, c.var.project), found.map(exportShape)), 200);
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
    async (c) => c.json(exportShape(await findKeptExport(c.var.db, c.var.project, c.req.valid('param').export)), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}/exports/{export}/download',
      summary: 'A finished file, whole or a part of it by Range',
      middleware: guarded('export tasks', inProject),
      request: { params: one },
      responses: file,
    }),
    async (c) => {
      const kept = await findExportFile(c.var.db, c.var.project, c.req.valid('param').export);
      return sendKept(c, kept, c.var.files);
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/projects/{project}/exports/{export}',
      summary: 'Give a kept file another name',
      middleware: guarded('export tasks', inProject),
      request: { params: one, body: body(z.object({ title: z.string().trim().min(1, 'The title is missing.').max(200) })) },
      responses: answers(200, 'The export', ExportShape),
    }),
    async (c) => {
      const { db, project: of, user } = c.var;
      const { id } = await renameExport(db, of, c.req.valid('param').export, c.req.valid('json').title, user);
      return c.json(exportShape(await findKeptExport(db, of, id)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/projects/{project}/exports/{export}',
      summary: 'Delete a kept file',
      middleware: guarded('export tasks', inProject),
      request: { params: one },
      responses: nothing,
    }),
    async (c) => {
      const { db, project: of, user, clock } = c.var;
      await deleteExport(db, of, c.req.valid('param').export, clock(), user);
      return c.body(null, 204);
    },
  );
