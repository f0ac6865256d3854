import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { onPage, paths } from '#app/core/paths.ts';
import { notFound } from '#app/core/refused.ts';
import { lifetimes, makeExportLink, noteFetch, openExportLink, revokeExportLink } from '#app/domain/exports/links.ts';
import { findExport } from '#app/domain/exports/find.ts';
import type { Env, ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm } from '#app/web/forms.ts';
import { isBeginning, sendKept } from '#app/web/kept.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, pageIn, signedIn } from '#app/web/scopes.ts';
import { BadRequest } from '#views/errors.tsx';
import { LinkMade } from '#views/exports/link-made.tsx';
import { tooMany } from './too-many.tsx';

const days = lifetimes.map((count) => String(count ?? 'none'));
const linkForm = z.object({ days: z.enum(days as [string, ...string[]], { error: 'Choose how long the link lasts.' }) });

const idOf = (c: Context<ProjectEnv>): number => number(c.req.param('export'));

export const exportLinkRoutes = new Hono<ProjectEnv>()
  .post(paths.exportLinks(':project', ':export'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, user, clock, baseUrl } = c.var;
    const form = await readForm(c, linkForm);
    const { title } = await findExport(db, project, idOf(c));
    if (!form.ok) return page(c, <BadRequest text={form.errors.days ?? 'Choose how long the link lasts.'} />, 422);
    const lifetime = lifetimes[days.indexOf(form.values.days)] ?? null;
    const secret = await makeExportLink(db, project, idOf(c), lifetime, clock(), user);
    return page(c, <LinkMade project={project} title={title} days={lifetime} address={baseUrl + paths.sharedExport(secret)} page={pageIn(c)} />, 201);
  })
  .delete(paths.exportLink(':project', ':export', ':link'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, clock, user } = c.var;
    await revokeExportLink(db, project, idOf(c), number(c.req.param('link')), clock(), user);
    setFlash(c, 'The link is revoked. It leads nowhere from now on.');
    return go(c, onPage(paths.exports(project.id), pageIn(c)));
  });

/** Whoever has the link needs no account. Search engines are asked to leave it alone. */
export const sharedExportRoutes = new Hono<Env>().get(`${paths.sharedExport('')}:secret`, async (c) => {
  const { db, files, clock, address } = c.var;
  const found = await openExportLink(db, c.req.param('secret') ?? '', { address, now: clock() });
  if (!found) throw notFound();
  if ('wait' in found) return tooMany(c, found.wait);
  if (c.req.method === 'GET' && isBeginning(c)) await noteFetch(db, found.link, clock());
  c.header('X-Robots-Tag', 'noindex');
  return sendKept(c, found.file, files);
});
