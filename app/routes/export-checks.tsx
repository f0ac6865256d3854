/** What stands beside exports: what one would lose, and its checksum. */
import { Hono } from 'hono';
import { paths } from '#app/core/paths.ts';
import { findCheck, startCheck } from '#app/domain/checks.ts';
import { findExportFile } from '#app/domain/exports/find.ts';
import { exportFormats } from '#app/formats/catalog.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { outcome, readForm } from '#app/web/forms.ts';
import { download, go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { ExportCheckPage } from '#views/exports/checks.tsx';
import { exportOptions, orderForm } from './export-form.ts';
import { exportsPage } from './exports.tsx';

async function* text(content: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(content);
}

export const exportCheckRoutes = new Hono<ProjectEnv>()
  .post(paths.exportChecks(':project'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, user } = c.var;
    const form = await readForm(c, orderForm);
    if (!form.ok) return exportsPage(c, form);
    const start = async () => {
      const input = { format: form.values.format, options: await exportOptions(db, project, form.values), given: form.given };
      return startCheck(db, project, { kind: 'losses', input }, user, c.var);
    };
    const started = await outcome(start());
    if (!started.ok) return exportsPage(c, { errors: started.errors, given: form.given });
    return go(c, paths.exportCheck(project.id, started.value.id));
  })
  .get(paths.exportCheck(':project', ':check'), signedIn, inProject, allow('export tasks'), async (c) => {
    const check = await findCheck(c.var.db, c.var.project, number(c.req.param('check')), 'losses');
    return page(c, <ExportCheckPage project={c.var.project} check={check} title={exportFormats[check.input.format].title} />);
  })
  .get(paths.exportChecksum(':project', ':export'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { name, sha256 } = await findExportFile(c.var.db, c.var.project, number(c.req.param('export')));
    // As `sha256sum --check` reads it.
    return download(c, { name: `${name}.sha256`, type: 'text/plain; charset=utf-8' }, text(`${sha256}  ${name}\n`));
  });
