import { Hono } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { changeOrganization, findOrganization } from '#app/domain/organizations.ts';
import type { UserEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm, required } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, signedIn } from '#app/web/scopes.ts';
import { OrganizationPage } from '#views/organization.tsx';

/** A link may be passed on, so it makes nobody an administrator. */
const organizationForm = z.object({
  title: required(100, 'The name of the organization'),
  defaultRole: z.enum(['annotator', 'reviewer', 'manager'], { error: 'Choose a role that the invite link may give.' }),
});

export const organizationRoutes = new Hono<UserEnv>()
  .use(paths.organization, signedIn)
  .get(paths.organization, allow('change organization'), async (c) =>
    page(c, <OrganizationPage organization={await findOrganization(c.var.db, c.var.user)} />),
  )
  .patch(paths.organization, allow('change organization'), async (c) => {
    const { db, user } = c.var;
    const organization = await findOrganization(db, user);
    const form = await readForm(c, organizationForm);
    if (!form.ok) return page(c, <OrganizationPage organization={organization} errors={form.errors} given={form.given} />, 422);
    await changeOrganization(db, organization, form.values, user);
    setFlash(c, 'The organization is saved.');
    return go(c, paths.organization);
  });
