import { Hono, type Context } from 'hono';
import { paths } from '#app/core/paths.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import { receiveFile } from '#app/domain/files.ts';
import { findImport, listImports, startImport } from '#app/domain/imports.ts';
import { fittingFormats, sampleFile, sampleFormats } from '#app/domain/imports/samples.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { sampleTask } from '#app/core/labeling/sample.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { go, download, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { dropFiles, readUpload, type Upload } from '#app/web/uploads.ts';
import { ImportPage, NewImport } from '#views/imports.tsx';

type In = Context<ProjectEnv>;
const pasteNames = { auto: 'pasted', json: 'pasted.json', csv: 'pasted.csv', tsv: 'pasted.tsv', txt: 'pasted.txt' } as const;
const pasteName = (kind: string | undefined): string => pasteNames[(kind ?? 'auto') as keyof typeof pasteNames] ?? pasteNames.auto;

async function shown({ var: { db, project } }: In) {
  const config = await currentConfig(db, project);
  return { project, config: config.parsed, formats: fittingFormats(config.parsed), imports: await listImports(db, project) };
}

const asStream = (text: string): AsyncIterable<Uint8Array> =>
  (async function* once() {
    yield new TextEncoder().encode(text);
  })();

/** Files and pasted text together become one import. What is refused is not kept. @throws Refused invalid */
async function takeImport(c: In, { fields, received, faults }: Upload): Promise<Response> {
  const { db, project, user, files, enqueue } = c.var;
  try {
    if (faults.length > 0) throw new Refused('invalid', faults.slice(0, 10).join(' '), 'files');
    if (fields.pasted?.trim()) received.push(await receiveFile(files, { name: pasteName(fields.kind), bytes: asStream(fields.pasted) }));
    const order = await startImport(db, project, received, user, enqueue);
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

export const importRoutes = new Hono<ProjectEnv>()
  .get(paths.newImport(':project'), signedIn, inProject, allow('import tasks'), async (c) => page(c, <NewImport {...await shown(c)} />))
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
    const order = await startImport(db, project, [file], user, enqueue);
    return go(c, paths.import(project.id, order.id));
  })
  .get(paths.import(':project', ':import'), signedIn, inProject, allow('import tasks'), async (c) => {
    const order = await findImport(c.var.db, c.var.project, number(c.req.param('import')));
    return page(c, <ImportPage project={c.var.project} order={order} />);
  });
