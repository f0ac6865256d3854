/** Imports by the public door: a form with files or pasted text, and the job that follows. */
import type { Import } from '#app/db/schema/transfers.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { paths } from '#app/core/paths.ts';
import { findImport, runImport } from '#app/domain/imports.ts';
import type { Client, FormValues, Person } from './app.ts';

/** Sends the form and runs what it enqueued. */
export async function importThrough(app: Client, browser: Person, project: Project, form: FormValues): Promise<Import> {
  const answer = await browser.post(paths.imports(project.id), form);
  const job = app.deps.sent.jobs.at(-1);
  if (answer.status !== 303 || !job) throw new Error(`The import was not taken: ${answer.status} ${answer.query('.form-errors')?.text ?? ''}`);
  const { importId } = job.data as { importId: number };
  await runImport(app.deps.db, importId, app.deps);
  return findImport(app.deps.db, project, importId);
}

export const file = (name: string, content: string | Uint8Array, type = 'text/html'): File => new File([content as BlobPart], name, { type });
