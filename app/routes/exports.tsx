import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { Refused } from '#app/core/refused.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { deleteExport, listExports, openExport, startExport } from '#app/domain/exports.ts';
import { offeredFormats, writeExport } from '#app/domain/exports/write.ts';
import { exportFormatNames } from '#app/formats/catalog.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { checkbox, errorsOf, line, outcome, readForm } from '#app/web/forms.ts';
import { download, go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { ExportsPage } from '#views/exports.tsx';

const order = z.object({
  format: z.enum(exportFormatNames, { error: 'Choose a format.' }),
  tasks: z.enum(['all', 'annotated', 'done'], { error: 'Choose which tasks.' }),
  fullTasks: checkbox,
  predictions: checkbox,
  media: checkbox,
});
const keptOrder = order.extend({ title: line(200, 'The title').optional() });

async function shown({ var: { db, project } }: Context<ProjectEnv>) {
  return {
    project,
    formats: await offeredFormats(db, project),
    counters: await countersOf(db, project),
    exports: await listExports(db, project),
  };
}

export const exportRoutes = new Hono<ProjectEnv>()
  .use(`${paths.exports(':project')}/*`, signedIn, inProject)
  .use(paths.exports(':project'), signedIn, inProject)
  .get(paths.exports(':project'), allow('export tasks'), async (c) => page(c, <ExportsPage {...await shown(c)} />))
  .get(paths.exportDownload(':project'), allow('export tasks'), async (c) => {
    const read = order.safeParse(c.req.query());
    if (!read.success) throw new Refused('invalid', Object.values(errorsOf(read.error)).join(' '));
    const { format, ...options } = read.data;
    const file = await writeExport(c.var.db, c.var.project, { format, options }, c.var);
    return download(c, file, file.bytes);
  })
  .post(paths.exports(':project'), allow('export tasks'), async (c) => {
    const { db, project, user } = c.var;
    const form = await readForm(c, keptOrder);
    if (!form.ok) return page(c, <ExportsPage {...await shown(c)} errors={form.errors} given={form.given} />, 422);
    const { format, title, ...options } = form.values;
    const started = await outcome(startExport(db, project, { format, title, options }, user, c.var));
    if (!started.ok) return page(c, <ExportsPage {...await shown(c)} errors={started.errors} given={form.given} />, 422);
    setFlash(c, 'The export is being made. It appears below when it is ready.');
    return go(c, paths.exports(project.id));
  })
  .get(paths.exportFile(':project', ':export'), allow('export tasks'), async (c) => {
    const { file, bytes } = await openExport(c.var.db, c.var.project, number(c.req.param('export')), c.var.files);
    return download(c, file, bytes);
  })
  .delete(paths.export(':project', ':export'), allow('export tasks'), async (c) => {
    await deleteExport(c.var.db, c.var.project, number(c.req.param('export')), c.var.user, c.var.files);
    setFlash(c, 'The export is deleted.');
    return go(c, paths.exports(c.var.project.id));
  });
