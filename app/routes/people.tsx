import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';
import { paths } from '#app/core/paths.ts';
import { can, roles } from '#app/core/permissions.ts';
import { findOrganization } from '#app/domain/organizations.ts';
import { closeInvitation, openInvitation } from '#app/domain/invitations.ts';
import { makePasswordReset } from '#app/domain/password-resets.ts';
import { activatePerson, changeRole, countWaiting, deactivatePerson, findPerson, listPeople, listProjectsOf } from '#app/domain/people.ts';
import type { UserEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm } from '#app/web/forms.ts';
import { placeOf } from '#app/web/place.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, number, signedIn } from '#app/web/scopes.ts';
import { PeoplePage } from '#views/people.tsx';
import { PersonPage } from '#views/person.tsx';

/** A filter that makes no sense is none: addresses of lists are typed and shortened by hand. */
const filter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  state: z.enum(['active', 'not activated', 'deactivated']).optional().catch(undefined),
});
const roleForm = z.object({ role: z.enum(roles, { error: 'Choose a role.' }) });
const activationForm = z.object({ next: z.string().optional() });
const id = (c: Context<UserEnv>) => number(c.req.param('person'));

async function person(
  c: Context<UserEnv>,
  more: { link?: string; errors?: Record<string, string> } = {},
  status: 200 | 201 | 422 = 200,
): Promise<Response> {
  const { db, user } = c.var;
  const shown = await findPerson(db, id(c), user);
  return page(c, <PersonPage person={shown} by={user} projects={await listProjectsOf(db, shown.id, user, placeOf(c))} {...more} />, status);
}

const done = (c: Context<UserEnv>, path: string, text: string) => {
  setFlash(c, text);
  return go(c, path);
};

export const peopleRoutes = new Hono<UserEnv>()
  .use(`${paths.people}/*`, signedIn)
  .use(paths.organizationInvitation, signedIn)
  .get(paths.people, allow('see people'), async (c) => {
    const { db, user, baseUrl } = c.var;
    const asked = { ...filter.parse(c.req.query()), ...placeOf(c) };
    const { inviteToken, defaultRole } = await findOrganization(db, user);
    // The link itself lets people in, so only those who may invite see it (T34).
    const link = can(user.role, 'manage people') && inviteToken ? baseUrl + paths.invitation(inviteToken) : undefined;
    return page(
      c,
      <PeoplePage
        people={await listPeople(db, user.organizationId, asked)}
        waiting={await countWaiting(db, user.organizationId)}
        filter={asked}
        invitation={{ link, defaultRole }}
      />,
    );
  })
  .get(paths.person(':person'), allow('see people'), (c) => person(c))
  .put(paths.personRole(':person'), allow('manage people'), async (c) => {
    const form = await readForm(c, roleForm);
    if (!form.ok) return person(c, { errors: form.errors }, 422);
    await changeRole(c.var.db, id(c), form.values.role, c.var.user);
    return done(c, paths.person(id(c)), `The role is ${form.values.role} from now on.`);
  })
  .post(paths.personActivation(':person'), allow('manage people'), async (c) => {
    const form = await readForm(c, activationForm);
    await activatePerson(c.var.db, id(c), c.var.user);
    return done(c, localPath(form.ok ? form.values.next : undefined) ?? paths.person(id(c)), 'This person is active and can work from now on.');
  })
  .delete(paths.personActivation(':person'), allow('manage people'), async (c) => {
    await deactivatePerson(c.var.db, id(c), c.var.user, c.var.clock());
    return done(c, paths.person(id(c)), 'This person is deactivated. Their sessions and tokens have ended; their work stays.');
  })
  .post(paths.personPasswordReset(':person'), allow('manage people'), async (c) => {
    const secret = await makePasswordReset(c.var.db, id(c), c.var.user, c.var.clock());
    return person(c, { link: c.var.baseUrl + paths.passwordReset(secret) }, 201);
  })
  .post(paths.organizationInvitation, allow('manage people'), async (c) => {
    const organization = await findOrganization(c.var.db, c.var.user);
    await openInvitation(c.var.db, organization, c.var.user);
    const said = organization.inviteToken
      ? 'This is a new invite link. The old one does not work any more.'
      : 'The invite link is open. Copy it and send it.';
    return done(c, paths.people, said);
  })
  .delete(paths.organizationInvitation, allow('manage people'), async (c) => {
    await closeInvitation(c.var.db, await findOrganization(c.var.db, c.var.user), c.var.user);
    return done(c, paths.people, 'The invite link is closed. Nobody can join by it any more.');
  });
