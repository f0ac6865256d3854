import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { LabelsAs } from '#app/core/imports.ts';
import { paths } from '#app/core/paths.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import { receiveFile } from '#app/domain/files.ts';
import { receiveFrom } from '#app/domain/files/fetched.ts';
import { findImport, listImports, startImport } from '#app/domain/imports.ts';
import { cancelImport, confirmImport } from '#app/domain/imports/decide.ts';
import { pastedName } from '#app/domain/imports/pasted.ts';
import { previewImport } from '#app/domain/imports/preview.ts';
import { problemsFile } from '#app/domain/imports/problems.ts';
import { fittingFormats, sampleFile, sampleFormats } from '#app/domain/imports/samples.ts';
import type { TablesAs } from '#app/db/schema/transfers.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { listUploads } from '#app/domain/uploads.ts';
import { sampleTask } from '#app/core/labeling/sample.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { readForm } from '#app/web/forms.ts';
import { placeOf } from '#app/web/place.ts';
import { go, download, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { dropFiles, readUpload, type Upload } from '#app/web/uploads.ts';
import { NewImport } from '#views/imports.tsx';
import { ImportPage } from '#views/imports/import.tsx';
import type { Given } from '#views/ui/form.tsx';

type In = Context<ProjectEnv>;
const decision = z.object({ duplicates: z.enum(['skip', 'update', 'add']), config: z.literal('use').optional() });

const tablesAs = (given: string | undefined): TablesAs => (given === 'rows' || given === 'series' ? given : 'auto');

const labelsIn = (given: string | undefined): LabelsAs => (given === 'predictions' ? given : 'annotations');

async function shown(c: In) {
  const { db, project, user, limits } = c.var;
  const config = await currentConfig(db, project);
  const [imports, uploads] = [await listImports(db, project, placeOf(c)), await listUploads(db, project, user)];
  return { project, config: config.parsed, formats: fittingFormats(config.parsed), imports, uploads, limits };
}

const asStream = (text: string): AsyncIterable<Uint8Array> =>
  (async function* once() {
    yield new TextEncoder().encode(text);
  })();

/** Whole uploads, as the page's script names them. @throws Refused invalid */
function idsIn(text = ''): number[] {
  const ids = text.split(',').filter(Boolean).map(Number);
  if (ids.some((id) => !Number.isSafeInteger(id) || id < 1))
    throw new Refused('invalid', 'The uploads were not named rightly. Choose the files again.', 'files');
  return ids;
}

/** Files and pasted text together become one import. What is refused is not kept. @throws Refused invalid */
async function takeImport(c: In, { fields, received, faults }: Upload): Promise<Response> {
  const { db, project, user, files, fetch, enqueue, limits } = c.var;
  try {
    if (faults.length > 0) throw new Refused('invalid', faults.slice(0, 10).join(' '), 'files');
    if (fields.pasted?.trim()) {
      const name = await pastedName(fields.pasted, fields.kind, (await currentConfig(db, project)).parsed);
      received.push(await receiveFile(files, { name, bytes: asStream(fields.pasted) }));
    }
    if (fields.url?.trim()) received.push(await receiveFrom(files, fetch, fields.url, limits.fileBytes));
    const asks = fields.atOnce === 'on' ? ('if needed' as const) : ('always' as const);
    const how = { asks, tables: tablesAs(fields.tables), labelsAs: labelsIn(fields.labelsAs), uploads: idsIn(fields.uploads) };
    const order = await startImport(db, project, received, user, enqueue, how);
    return go(c, paths.import(project.id, order.id));
  } catch (error) {
    await dropFiles(files, received);
    throw error;
  }
}

async function refusedImport(c: In, error: unknown, given?: Upload['fields']): Promise<Response> {
  if (!(error instanceof Refused) || error.kind !== 'invalid') throw error;
  return page(c, <NewImport {...await shown(c)} errors={{ [error.field ?? '']: error.message }} given={given} />, 422);
}

/** The page again, as it is now, with what stands in the way. */
async function refusedDecision(c: In, id: number, error: unknown, given?: Given): Promise<Response> {
  if (!(error instanceof Refused) || error.kind !== 'conflict') throw error;
  return importPage(c, id, { problem: error.message, given });
}

async function importPage(c: In, id: number, { problem, given }: { problem?: string; given?: Given } = {}): Promise<Response> {
  const { db, project } = c.var;
  const order = await findImport(db, project, id);
  const preview = order.state === 'checked' ? await previewImport(db, order, (await currentConfig(db, project)).parsed) : undefined;
  return page(c, <ImportPage project={project} order={order} preview={preview} given={given} problem={problem} />, problem ? 409 : 200);
}

export const importRoutes = new Hono<ProjectEnv>()
  .get(paths.newImport(':project'), signedIn, inProject, allow('import tasks'), async (c) => {
    const { tables, labelsAs } = c.req.query();
    return page(c, <NewImport {...await shown(c)} chosen={{ tables: tablesAs(tables), labelsAs: labelsIn(labelsAs) }} />);
  })
  .post(paths.imports(':project'), signedIn, inProject, allow('import tasks'), async (c) => {
    const upload = await readUpload(c, c.var.files).catch((error: unknown) => refusedImport(c, error));
    if (upload instanceof Response) return upload;
    return takeImport(c, upload).catch((error: unknown) => refusedImport(c, error, upload.fields));
  })
  .get(paths.importSample(':project', ':format'), signedIn, inProject, allow('import tasks'), async (c) => {
    const format = sampleFormats.find((name) => name === c.req.param('format'));
    const { parsed } = await currentConfig(c.var.db, c.var.project);
    const text = format && sampleFile(parsed, format);
    if (text === undefined) throw notFound();
    return download(c, { name: `sample.${format}`, type: 'application/octet-stream' }, asStream(text));
  })
  .post(paths.sampleTask(':project'), signedIn, inProject, allow('import tasks'), async (c) => {
    const { db, project, user, files, enqueue } = c.var;
    const { parsed } = await currentConfig(db, project);
    const file = await receiveFile(files, { name: 'sample task.json', bytes: asStream(JSON.stringify([{ data: sampleTask(parsed) }])) });
    const order = await startImport(db, project, [file], user, enqueue, { duplicates: 'add' });
    return go(c, paths.import(project.id, order.id));
  })
  .get(paths.import(':project', ':import'), signedIn, inProject, allow('import tasks'), async (c) => importPage(c, number(c.req.param('import'))))
  .get(paths.importProblems(':project', ':import'), signedIn, inProject, allow('import tasks'), async (c) => {
    const order = await findImport(c.var.db, c.var.project, number(c.req.param('import')));
    return download(c, { name: `problems of import ${order.id}.csv`, type: 'text/csv; charset=utf-8' }, problemsFile(c.var.db, order));
  })
  .post(paths.importDecision(':project', ':import'), signedIn, inProject, allow('import tasks'), async (c) => {
    const { db, project, user } = c.var;
    const id = number(c.req.param('import'));
    const form = await readForm(c, decision);
    if (!form.ok) throw new Refused('invalid', 'Choose what becomes of tasks that are here already.');
    const { duplicates, config } = form.values;
    const how = { duplicates, takesOffer: config === 'use' };
    return confirmImport(db, project, id, how, user, c.var).then(
      () => go(c, paths.import(project.id, id)),
      (error: unknown) => refusedDecision(c, id, error, { duplicates }),
    );
  })
  .delete(paths.importDecision(':project', ':import'), signedIn, inProject, allow('import tasks'), async (c) => {
    const { db, project, user, clock } = c.var;
    const id = number(c.req.param('import'));
    return cancelImport(db, project, id, user, clock()).then(
      () => go(c, paths.import(project.id, id)),
      (error: unknown) => refusedDecision(c, id, error),
    );
  });
