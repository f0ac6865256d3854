import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';
import { can } from '#app/core/permissions.ts';
import { paths } from '#app/core/paths.ts';
import { addMember, closeProjectInvitation, enableMember, openProjectInvitation, removeMember } from '#app/domain/members.ts';
import { listCandidates, listMembers } from '#app/domain/members/list.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { outcome, readForm, type FormErrors, type Given } from '#app/web/forms.ts';
import { placeOf } from '#app/web/place.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { MembersPage } from '#views/members.tsx';

const addForm = z.object({
  user: z
    .string({ error: 'Choose a person.' })
    .regex(/^\d{1,15}$/, 'Choose a person.')
    .transform(Number),
});
const stateForm = z.object({
  enabled: z.enum(['true', 'false'], { error: 'Say whether this person may come in.' }).transform((text) => text === 'true'),
});
/** `q` narrows the members, `find` those who could become some. What makes no sense is none. */
const search = z.string().trim().max(100).optional().catch(undefined);
const asked = z.object({ q: search, find: search });
const user = (c: Context) => number(c.req.param('user'));

async function shown(c: Context<ProjectEnv>, form: { errors?: FormErrors; given?: Given } = {}) {
  const { db, project, user: by, baseUrl } = c.var;
  const manages = can(by.role, 'manage members');
  // The link itself lets people in, so only those who may invite see it (T34).
  const link = manages && project.inviteToken ? baseUrl + paths.invitation(project.inviteToken) : undefined;
  const { q, find } = asked.parse({ ...c.req.query(), ...form.given });
  const query = { q, ...placeOf(c) };
  return (
    <MembersPage
      project={project}
      members={await listMembers(db, project, query)}
      query={query}
      adding={manages ? { candidates: await listCandidates(db, project, find), find } : undefined}
      link={link}
      {...form}
    />
  );
}
/** Back in the list, on the page one came from. */
const back = (c: Context<ProjectEnv>, text: string) => {
  setFlash(c, text);
  return go(c, localPath(c.req.query('next')) ?? paths.members(c.var.project.id));
};

export const memberRoutes = new Hono<ProjectEnv>()
  .get(paths.members(':project'), signedIn, inProject, allow('see members'), async (c) => page(c, await shown(c)))
  .post(paths.members(':project'), signedIn, inProject, allow('manage members'), async (c) => {
    const form = await readForm(c, addForm);
    const added = form.ok ? await outcome(addMember(c.var.db, c.var.project, form.values.user, c.var.user)) : form;
    if (!added.ok) return page(c, await shown(c, { errors: added.errors, given: form.given }), 422);
    return back(c, 'Added to the project.');
  })
  .patch(paths.member(':project', ':user'), signedIn, inProject, allow('manage members'), async (c) => {
    const form = await readForm(c, stateForm);
    if (!form.ok) return page(c, await shown(c, form), 422);
    await enableMember(c.var.db, c.var.project, user(c), form.values.enabled, c.var.user);
    return back(c, form.values.enabled ? 'This person may come in again.' : 'This person is shut out of the project. Their work stays.');
  })
  .delete(paths.member(':project', ':user'), signedIn, inProject, allow('manage members'), async (c) => {
    await removeMember(c.var.db, c.var.project, user(c), c.var.user);
    return back(c, 'Removed from the project. Their work stays.');
  })
  .post(paths.projectInvitation(':project'), signedIn, inProject, allow('manage members'), async (c) => {
    await openProjectInvitation(c.var.db, c.var.project, c.var.user);
    return back(c, c.var.project.inviteToken ? 'This is a new link. The old one does not work any more.' : 'The link is open. Copy it and send it.');
  })
  .delete(paths.projectInvitation(':project'), signedIn, inProject, allow('manage members'), async (c) => {
    await closeProjectInvitation(c.var.db, c.var.project, c.var.user);
    return back(c, 'The link is closed.');
  });
