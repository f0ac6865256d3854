import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { acceptInvitation, maybeInvitation, registerByInvitation, type Invitation } from '#app/domain/invitations.ts';
import type { Env } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { email, line, newPassword, outcome, readForm, required, type FormErrors, type Given } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allowAnybody } from '#app/web/scopes.ts';
import { giveSession, visitOf } from '#app/web/session.ts';
import { InvitationGone, InvitationPage } from '#views/invitations.tsx';

const registration = z.object({
  firstName: required(60, 'Your first name'),
  lastName: line(60, 'The last name').default(''),
  email,
  password: newPassword,
});
const invitation = `${paths.invitation('')}:token`;

const show = (c: Context<Env>, { organization, project }: Invitation, sent?: { errors: FormErrors; given: Given }) =>
  page(
    c,
    <InvitationPage
      action={c.req.path}
      organization={organization.title}
      project={project?.title}
      foreign={c.var.maybeUser && c.var.maybeUser.organizationId !== organization.id}
      sent={sent}
    />,
    sent ? 422 : 200,
  );

export const invitationRoutes = new Hono<Env>()
  .get(invitation, async (c) => {
    const found = await maybeInvitation(c.var.db, c.req.param('token') ?? '');
    return found ? show(c, found) : page(c, <InvitationGone />, 404);
  })
  .post(invitation, allowAnybody(), async (c) => {
    const { db, maybeUser } = c.var;
    const found = await maybeInvitation(db, c.req.param('token') ?? '');
    if (!found) return page(c, <InvitationGone />, 404);
    if (maybeUser) {
      await acceptInvitation(db, found, maybeUser);
      setFlash(c, found.project ? `You are a member of ${found.project.title}.` : `You belong to ${found.organization.title}.`);
      return go(c, paths.home);
    }
    const form = await readForm(c, registration);
    if (!form.ok) return show(c, found, form);
    const done = await outcome(registerByInvitation(db, found, form.values, visitOf(c)));
    if (!done.ok) return show(c, found, { errors: done.errors, given: form.given });
    giveSession(c, done.value);
    return go(c, found.project ? paths.projects : paths.waiting);
  });
