/** Imports by the public door: a form with files or pasted text, the job that follows, and the word that it waits for. */
import type { Duplicates } from '#app/core/imports.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { paths } from '#app/core/paths.ts';
import { findImport } from '#app/domain/imports.ts';
import { runImport } from '#app/domain/imports/run.ts';
import type { Client, FormValues, Person } from './app.ts';

async function runLast(app: Client, project: Project): Promise<Import> {
  const { importId } = app.deps.sent.jobs.findLast(({ name }) => name === 'import.run')!.data as { importId: number };
  await runImport(app.deps.db, importId, app.deps);
  return findImport(app.deps.db, project, importId);
}

/** Sends the form and runs the check that it enqueued. */
export async function checkThrough(app: Client, browser: Person, project: Project, form: FormValues): Promise<Import> {
  const answer = await browser.post(paths.imports(project.id), form);
  if (answer.status !== 303) throw new Error(`The import was not taken: ${answer.status} ${answer.query('.form-errors')?.text ?? ''}`);
  return runLast(app, project);
}

/** Says what becomes of what is here already, and runs what that enqueued. */
export async function confirmThrough(
  app: Client,
  browser: Person,
  project: Project,
  order: Import,
  duplicates: Duplicates = 'skip',
): Promise<Import> {
  const answer = await browser.post(paths.importDecision(project.id, order.id), { duplicates });
  if (answer.status !== 303) throw new Error(`The decision was not taken: ${answer.status}`);
  return runLast(app, project);
}

/** The whole way: checked, and all of it brought in, also what is here already. */
export async function importThrough(app: Client, browser: Person, project: Project, form: FormValues): Promise<Import> {
  const order = await checkThrough(app, browser, project, form);
  return order.state === 'checked' ? confirmThrough(app, browser, project, order, 'add') : order;
}

export const file = (name: string, content: string | Uint8Array, type = 'text/html'): File => new File([content as BlobPart], name, { type });
