import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { pageWithin } from '#app/core/pages.ts';
import { onPage, paths } from '#app/core/paths.ts';
import { readEveryId, readTaskQuery, type TaskFilters } from '#app/core/task-query.ts';
import { filtersNotUnderstood } from '#app/core/task-query-faults.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { countExports, listExports, maybeMediaExport, renameExport, startExport, type ListedExport } from '#app/domain/exports.ts';
import { findExportFile } from '#app/domain/exports/find.ts';
import { hasMedia, updateMediaExport } from '#app/domain/exports/media.ts';
import { deleteExport, restoreExport } from '#app/domain/exports/remove.ts';
import type { ExportOptions } from '#app/domain/exports/options.ts';
import { listTabs } from '#app/domain/tabs.ts';
import { offeredFormats, writeExport } from '#app/domain/exports/write.ts';
import { listContributors } from '#app/domain/members/contributions.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { line, outcome, readForm, readQuery, required, type FormErrors, type Given } from '#app/web/forms.ts';
import { sendKept } from '#app/web/kept.ts';
import { download, go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, pageIn, signedIn } from '#app/web/scopes.ts';
import type { ShownCheck } from '#views/exports/checks.tsx';
import { ExportsPage } from '#views/exports.tsx';
import { orderForm, exportOptions, type OrderForm } from './export-form.ts';
import { shownChecks } from './shown-checks.ts';

const keptForm = orderForm.extend({ title: line(200, 'The name').optional() });
const nameForm = z.object({ title: required(200, 'The name') });

type In = Context<ProjectEnv>;
/** `renaming`: the export whose name was sent; otherwise it was the large form. */
type Sent = { errors: FormErrors; given: Given; renaming?: number };

const pageSize = 50;

/** Whom the card of a kept export names. */
function peopleOf({ export: made }: ListedExport): (number | undefined)[] {
  const { filters, annotations } = made.options as ExportOptions;
  return [filters?.person, annotations?.person];
}

/** Of the list that one comes from. A file may be asked for by any number of ids. */
function filtersIn(address: URLSearchParams): TaskFilters {
  const { filters } = readTaskQuery(address);
  const ids = readEveryId(address.get('id') ?? '');
  return { ...filters, ids: ids && ids.length > 0 ? ids : filters.ids };
}

export async function shownExports(c: In) {
  const { db, project, clock } = c.var;
  const address = new URL(c.req.url).searchParams;
  const filters = filtersIn(address);
  const count = await countExports(db, project);
  const at = pageWithin(count, { page: pageIn(c), page_size: pageSize });
  const exports = await listExports(db, project, at, clock());
  const tabs = await listTabs(db, project);
  const named = [filters.person, ...exports.flatMap(peopleOf), ...tabs.map(({ query }) => query.filters.person)];
  return {
    project,
    formats: await offeredFormats(db, project),
    counters: await countersOf(db, project),
    people: await listContributors(db, project, named),
    exports,
    count,
    at,
    media: { any: await hasMedia(db, project), made: await maybeMediaExport(db, project, clock()) },
    filters,
    leftOut: filtersNotUnderstood(address),
    tabs,
    checks: await shownChecks(db, project),
  };
}

/** Whoever comes from a check to choose otherwise finds what was chosen for it. */
function chosenBefore(c: In, checks: readonly ShownCheck[]): Sent | undefined {
  const given = checks.find(({ check }) => String(check.id) === c.req.query('check'))?.check.input.given;
  return given && { errors: {}, given };
}

export async function exportsPage(c: In, sent?: Sent): Promise<Response> {
  const shown = await shownExports(c);
  const filled = sent ?? chosenBefore(c, shown.checks);
  // A form that comes back says by itself what is wrong in it.
  return page(c, <ExportsPage {...shown} leftOut={filled ? [] : shown.leftOut} sent={filled} />, sent ? 422 : 200);
}

/** What the form asks for, at once or to be kept. Refused where it names a tab that is not there, or does not suit the project. */
async function written(c: In, form: OrderForm) {
  const { db, project } = c.var;
  return writeExport(db, project, { format: form.format, options: await exportOptions(db, project, form) }, c.var);
}
async function started(c: In, form: z.infer<typeof keptForm>) {
  const { db, project, user } = c.var;
  const { format, title } = form;
  return startExport(db, project, { format, title, options: await exportOptions(db, project, form) }, user, c.var);
}

const idOf = (c: In): number => number(c.req.param('export'));
const back = (c: In): Response => go(c, onPage(paths.exports(c.var.project.id), pageIn(c)));

export const exportRoutes = new Hono<ProjectEnv>()
  .use(`${paths.exports(':project')}/*`, signedIn, inProject)
  .use(paths.exports(':project'), signedIn, inProject)
  .get(paths.exports(':project'), allow('export tasks'), (c) => exportsPage(c))
  .get(paths.exportDownload(':project'), allow('export tasks'), async (c) => {
    const form = readQuery(c, orderForm);
    if (!form.ok) return exportsPage(c, form);
    const file = await outcome(written(c, form.values));
    return file.ok ? download(c, file.value, file.value.bytes) : exportsPage(c, { errors: file.errors, given: form.given });
  })
  .post(paths.exports(':project'), allow('export tasks'), async (c) => {
    const form = await readForm(c, keptForm);
    if (!form.ok) return exportsPage(c, form);
    const asked = await outcome(started(c, form.values));
    if (!asked.ok) return exportsPage(c, { errors: asked.errors, given: form.given });
    setFlash(c, 'The export is being made. It appears below when it is ready.');
    return back(c);
  })
  .get(paths.exportFile(':project', ':export'), allow('export tasks'), async (c) =>
    sendKept(c, await findExportFile(c.var.db, c.var.project, idOf(c)), c.var.files),
  )
  .patch(paths.export(':project', ':export'), allow('export tasks'), async (c) => {
    const form = await readForm(c, nameForm);
    if (!form.ok) return exportsPage(c, { ...form, renaming: idOf(c) });
    const { title } = await renameExport(c.var.db, c.var.project, idOf(c), form.values.title, c.var.user);
    setFlash(c, `It is called “${title}” now.`);
    return back(c);
  })
  .delete(paths.export(':project', ':export'), allow('export tasks'), async (c) => {
    const { db, project, clock, user } = c.var;
    const { canReturn } = await deleteExport(db, project, idOf(c), clock(), user);
    const undo = { action: onPage(paths.exportRestoration(project.id, idOf(c)), pageIn(c)), label: 'Undo' };
    if (canReturn) setFlash(c, 'The export is deleted. It can be brought back for a day; its links lead nowhere now.', 'done', undo);
    else setFlash(c, 'The export is deleted. It is no longer being made.');
    return back(c);
  })
  .post(paths.exportRestoration(':project', ':export'), allow('export tasks'), async (c) => {
    await restoreExport(c.var.db, c.var.project, idOf(c), c.var.user);
    setFlash(c, 'The export is back, with its links.');
    return back(c);
  });

/** The uploaded files of a project in one archive. */
export const rawDataRoutes = new Hono<ProjectEnv>().post(paths.rawData(':project'), signedIn, inProject, allow('export tasks'), async (c) => {
  const isNew = await updateMediaExport(c.var.db, c.var.project, c.var.user, c.var);
  setFlash(c, isNew ? 'The archive is being made. It appears below when it is ready.' : 'The archive is up to date, or being made already.');
  return back(c);
});
