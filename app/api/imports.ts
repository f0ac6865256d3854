import { Readable } from 'node:stream';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import { receiveFile, type Received } from '#app/domain/files.ts';
import { findImport, runImport, startImport } from '#app/domain/imports.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { dropFiles, readUpload } from '#app/web/uploads.ts';
import { answers, calls, guarded, inPath } from './calls.ts';
import { fault } from './faults.ts';

const count = z.number().int();
const Imported = z
  .object({
    task_count: count,
    annotation_count: count,
    completion_count: count,
    prediction_count: count,
    /** Seconds. */
    duration: z.number(),
  })
  .meta({ id: 'Imported' });
const ImportShape = z
  .object({
    id: count,
    project: count,
    status: z.enum(['created', 'in_progress', 'failed', 'completed']),
    task_count: count,
    annotation_count: count,
    prediction_count: count,
    error: z.string().nullable(),
    problems: z.array(z.string()),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: 'Import' });

const statuses = { waiting: 'created', running: 'in_progress', done: 'completed', refused: 'failed', failed: 'failed' } as const;

const sentences = ({ problems, sources }: Import): string[] =>
  problems.map(({ file, row, message }) => `${sources.length > 1 ? `${file}, ` : ''}line ${row}: ${message}`);

const importShape = (order: Import): z.infer<typeof ImportShape> => ({
  id: order.id,
  project: order.projectId,
  status: statuses[order.state],
  task_count: order.taskCount,
  annotation_count: order.annotationCount,
  prediction_count: order.predictionCount,
  error:
    order.state === 'refused'
      ? `Nothing was imported: ${order.problemCount} problems.`
      : order.state === 'failed'
        ? 'Something went wrong on our side; it will be tried again.'
        : null,
  problems: sentences(order),
  created_at: order.createdAt.toISOString(),
  finished_at: order.finishedAt?.toISOString() ?? null,
});

/** Bodies that are a file themselves, by content type. */
const bare: Record<string, string> = {
  'application/json': 'tasks.json',
  'application/x-ndjson': 'tasks.jsonl',
  'text/csv': 'tasks.csv',
  'text/tab-separated-values': 'tasks.tsv',
  'text/plain': 'tasks.txt',
  // What curl and the like say when nobody told them.
  'application/x-www-form-urlencoded': 'tasks.json',
  'application/octet-stream': 'tasks.json',
};

/** What the call carries, kept in the store. @throws Refused invalid, with nothing kept */
async function receive(c: Context<ProjectEnv>): Promise<Received[]> {
  const type = (c.req.header('Content-Type') ?? 'application/json').split(';')[0]!.trim().toLowerCase();
  const { files: store } = c.var;
  if (type === 'multipart/form-data') {
    const { received, faults } = await readUpload(c, store);
    if (faults.length === 0) return received;
    await dropFiles(store, received);
    throw new Refused('invalid', faults.slice(0, 20).join(' '), 'files');
  }
  const name = Object.hasOwn(bare, type) ? bare[type] : undefined;
  if (!name)
    throw new Refused('invalid', `Send ${Object.keys(bare).join(', ')}, or files as multipart/form-data; this is ${type.slice(0, 100)}.`, 'files');
  const { body } = c.req.raw;
  const file = await receiveFile(store, { name, bytes: body ? Readable.fromWeb(body as never) : Readable.from([]) });
  if (file.kind.kind !== 'media') return [file];
  await dropFiles(store, [file]);
  throw new Refused('invalid', 'This is a picture or a sound. Send it as a file, by multipart/form-data.', 'files');
}

async function importNow(c: Context<ProjectEnv>, received: Received[]): Promise<Response> {
  const { db, project, user } = c.var;
  const started = performance.now();
  const { id } = await startImport(db, project, received, user);
  await runImport(db, id, c.var);
  const order = await findImport(db, project, id);
  if (order.state !== 'done') {
    const rest = order.problemCount - order.problems.length;
    return fault(c, 400, 'Nothing was imported. See validation_errors.', {
      non_field_errors: [...sentences(order), ...(rest > 0 ? [`and ${rest} more`] : [])],
    });
  }
  const { taskCount, annotationCount, predictionCount } = order;
  return c.json(
    {
      task_count: taskCount,
      annotation_count: annotationCount,
      completion_count: annotationCount,
      prediction_count: predictionCount,
      duration: (performance.now() - started) / 1000,
    },
    201,
  );
}

export const apiImports = calls<ProjectEnv>();
// Both names, with the same handler behind the same guards (T30).
for (const path of ['/projects/{project}/tasks/bulk', '/projects/{project}/import']) {
  apiImports.openapi(
    createRoute({
      method: 'post',
      path,
      summary: 'Import tasks with answers: a JSON body, or files. All or nothing',
      middleware: guarded('import tasks', inProject),
      request: { params: inPath('project'), query: z.object({ async: z.enum(['0', '1', 'true', 'false']).optional() }) },
      responses: { ...answers(201, 'How much came in', Imported), 202: { description: 'With ?async=1: the import to ask for' } },
    }),
    async (c) => {
      const received = await receive(c);
      const later = ['1', 'true'].includes(c.req.valid('query').async ?? '');
      if (!later) return (await importNow(c, received)) as never;
      const { id } = await startImport(c.var.db, c.var.project, received, c.var.user, c.var.enqueue);
      return c.json({ import: id }, 202) as never;
    },
  );
}
apiImports.openapi(
  createRoute({
    method: 'get',
    path: '/projects/{project}/imports/{import}',
    summary: 'How far an import is',
    middleware: guarded('import tasks', inProject),
    request: { params: inPath('project', 'import') },
    responses: answers(200, 'The import', ImportShape),
  }),
  async (c) => c.json(importShape(await findImport(c.var.db, c.var.project, c.req.valid('param').import)), 200),
);
