import { Hono } from 'hono';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';
import { paths } from '#app/core/paths.ts';
import { changeTheme } from '#app/domain/users.ts';
import { findOrganization } from '#app/domain/organizations.ts';
import type { Env } from '#app/web/env.ts';
import { readForm } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allowAnybody } from '#app/web/scopes.ts';
import { WaitingPage } from '#views/waiting.tsx';

const themeForm = z.object({ theme: z.enum(['light', 'dark', 'system']), next: z.string().optional() });

export const homeRoutes = new Hono<Env>()
  .get(paths.home, (c) => go(c, c.var.maybeUser ? paths.projects : paths.signIn))
  .get(paths.waiting, async (c) => {
    const user = c.var.maybeUser;
    if (user?.state !== 'not activated') return go(c, paths.home);
    const { title } = await findOrganization(c.var.db, user);
    return page(c, <WaitingPage organization={title} email={user.email} />);
  })
  // Also for people who wait to be activated; without a session there is nobody to remember it for.
  .post(paths.theme, allowAnybody(), async (c) => {
    const form = await readForm(c, themeForm);
    if (form.ok && c.var.maybeUser) await changeTheme(c.var.db, c.var.maybeUser, form.values.theme);
    return go(c, localPath(form.ok ? form.values.next : undefined) ?? paths.home);
  });
