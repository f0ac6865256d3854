import { Readable } from 'node:stream';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { duplicates, labelsAs } from '#app/core/imports.ts';
import { Refused } from '#app/core/refused.ts';
import { receiveFile, type Received } from '#app/domain/files.ts';
import { receiveFrom } from '#app/domain/files/fetched.ts';
import { findImport } from '#app/domain/imports.ts';
import { cancelImport } from '#app/domain/imports/decide.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { dropFiles, readUpload } from '#app/web/uploads.ts';
import { answers, calls, guarded, inPath } from './calls.ts';
import { addressIn } from './imports/address.ts';
import { bringIn, goOn } from './imports/run.ts';
import { Imported, importShape, ImportShape } from './shapes/import.ts';

/** Bodies that are a file themselves, by content type. */
const bare: Record<string, string> = {
  'application/json': 'tasks.json',
  'application/x-ndjson': 'tasks.jsonl',
  'text/csv': 'tasks.csv',
  'text/tab-separated-values': 'tasks.tsv',
  'text/plain': 'tasks.txt',
  'text/html': 'page.html',
  'application/zip': 'tasks.zip',
  'application/vnd.rar': 'tasks.rar',
  // What curl and the like say when nobody told them.
  'application/x-www-form-urlencoded': 'tasks.json',
  'application/octet-stream': 'tasks.json',
};

const yes = z.enum(['0', '1', 'true', 'false']).optional();
const alsoInForms = z.object({ labels_as: z.enum(labelsAs).optional(), use_config: yes });
const howToImport = z.object({
  async: yes,
  dry_run: yes,
  duplicates: z.enum(duplicates).optional(),
  tables: z.enum(['auto', 'rows', 'series']).optional(),
  /** Annotto's word for: every task must be here already, and gets what is given. */
  isUpdate: yes,
  ...alsoInForms.shape,
});

/** What was sent, and what lies at the address beside it. */
async function withAddress(c: Context<ProjectEnv>, received: Received[], url: string | undefined): Promise<Received[]> {
  if (!url?.trim()) return received;
  const { files: store, fetch, limits } = c.var;
  try {
    return [...received, await receiveFrom(store, fetch, url, limits.fileBytes)];
  } catch (error) {
    await dropFiles(store, received);
    throw error;
  }
}

/** What a form says beside its files; the address says the same in its query. */
type Said = z.infer<typeof alsoInForms>;

/** What the call carries, kept in the store. @throws Refused invalid, with nothing kept */
async function receive(c: Context<ProjectEnv>): Promise<{ received: Received[]; said: Said }> {
  const type = (c.req.header('Content-Type') ?? 'application/json').split(';')[0]!.trim().toLowerCase();
  const { db, project, files: store, fetch, limits } = c.var;
  if (type === 'multipart/form-data') {
    const { fields, received, faults } = await readUpload(c, store);
    const said = alsoInForms.safeParse(fields);
    if (!said.success) faults.push('use_config is 1 or 0, and labels_as annotations or predictions.');
    if (faults.length === 0) return { received: await withAddress(c, received, fields.url), said: said.data! };
    await dropFiles(store, received);
    throw new Refused('invalid', faults.slice(0, 20).join(' '), 'files');
  }
  const name = Object.hasOwn(bare, type) ? bare[type] : undefined;
  if (!name)
    throw new Refused('invalid', `Send ${Object.keys(bare).join(', ')}, or files as multipart/form-data; this is ${type.slice(0, 100)}.`, 'files');
  const { body } = c.req.raw;
  const file = await receiveFile(store, { name, bytes: body ? Readable.fromWeb(body as never) : Readable.from([]) }, limits.fileBytes);
  const { parsed } = await currentConfig(db, project);
  const url = await addressIn(store, file, parsed);
  if (url === undefined && file.kind.kind !== 'media') return { received: [file], said: {} };
  await dropFiles(store, [file]);
  if (url !== undefined) return { received: [await receiveFrom(store, fetch, url, limits.fileBytes)], said: {} };
  throw new Refused('invalid', 'This is a picture or a sound. Send it as a file, by multipart/form-data.', 'files');
}

const done = {
  ...answers(201, 'How much came in', Imported),
  ...answers(200, 'With ?dry_run=1: what would come of it', ImportShape),
  202: { description: 'With ?async=1: the import to ask for' },
};

export const apiImports = calls<ProjectEnv>();
// Both names, with the same handler behind the same guards (T30).
for (const path of ['/projects/{project}/tasks/bulk', '/projects/{project}/import']) {
  apiImports.openapi(
    createRoute({
      method: 'post',
      path,
      summary: 'Import tasks with answers: a JSON body, or files. All or nothing',
      middleware: guarded('import tasks', inProject),
      request: { params: inPath('project'), query: howToImport },
      responses: done,
    }),
    async (c) => {
      const { received, said } = await receive(c);
      return (await bringIn(c, received, { ...said, ...c.req.valid('query') })) as never;
    },
  );
}
// curl adds the name of the file where the address ends with a slash.
for (const path of ['/projects/{project}/import', '/projects/{project}/import/{name}']) {
  apiImports.openapi(
    createRoute({
      method: 'put',
      path,
      summary: 'Import one file as it is, as "curl -T FILE" sends it',
      middleware: guarded('import tasks', inProject),
      request: { params: inPath('project').extend({ name: z.string().max(1000).optional() }), query: howToImport },
      responses: done,
    }),
    async (c) => {
      const { files, limits } = c.var;
      const bytes = c.req.raw.body ? Readable.fromWeb(c.req.raw.body as never) : Readable.from([]);
      const file = await receiveFile(files, { name: c.req.valid('param').name ?? 'file', bytes }, limits.fileBytes);
      return (await bringIn(c, [file], c.req.valid('query'))) as never;
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
apiImports.openapi(
  createRoute({
    method: 'post',
    path: '/projects/{project}/imports/{import}/confirm',
    summary: 'Bring in what a dry run has checked',
    middleware: guarded('import tasks', inProject),
    request: { params: inPath('project', 'import'), query: howToImport.omit({ dry_run: true, isUpdate: true }) },
    responses: done,
  }),
  async (c) => (await goOn(c, c.req.valid('param').import, c.req.valid('query'))) as never,
);
apiImports.openapi(
  createRoute({
    method: 'delete',
    path: '/projects/{project}/imports/{import}',
    summary: 'Cancel an import that is being read, or let go what a dry run has checked',
    middleware: guarded('import tasks', inProject),
    request: { params: inPath('project', 'import') },
    responses: { ...answers(200, 'The import', ImportShape), 204: { description: 'Let go' } },
  }),
  async (c) => {
    const { db, project, user, clock } = c.var;
    await cancelImport(db, project, c.req.valid('param').import, user, clock());
    return c.body(null, 204) as never;
  },
);
