import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { listApiTokens, makeApiToken, revokeApiToken } from '#app/domain/api-tokens.ts';
import { listSessions, revokeSession } from '#app/domain/sessions.ts';
import { changeEmail, changeNames, changePassword } from '#app/domain/users.ts';
import type { UserEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { email, line, newPassword, outcome, readForm, required, type FormErrors, type Given } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allowSignedIn, number, signedIn } from '#app/web/scopes.ts';
import { giveSession, visitOf } from '#app/web/session.ts';
import { TokenMade } from '#views/api-tokens.tsx';
import { ProfilePage, type ProfileForm } from '#views/profile.tsx';
import { tooMany } from './too-many.tsx';

const current = z.string({ error: 'Enter your current password.' }).min(1, 'Enter your current password.').max(1000);
const namesForm = z.object({ firstName: required(60, 'Your first name'), lastName: line(60, 'The last name').default('') });
const emailForm = z.object({ email, password: current });
const passwordForm = z.object({ current, password: newPassword });
const tokenForm = z.object({ name: required(60, 'The name') });

/** The profile, with one of its forms as it was sent. */
async function profile(c: Context<UserEnv>, sent?: { form: ProfileForm; errors: FormErrors; given: Given }): Promise<Response> {
  const { db, user, sessionId, clock } = c.var;
  const [sessions, tokens] = [await listSessions(db, user, clock()), await listApiTokens(db, user)];
  return page(c, <ProfilePage user={user} sessions={sessions} sessionId={sessionId} tokens={tokens} sent={sent} />, sent ? 422 : 200);
}

const done = (c: Context<UserEnv>, text: string) => {
  setFlash(c, text);
  return go(c, paths.profile);
};

export const profileRoutes = new Hono<UserEnv>()
  .use(`${paths.profile}/*`, signedIn)
  .get(paths.profile, (c) => profile(c))
  .patch(paths.profile, allowSignedIn(), async (c) => {
    const form = await readForm(c, namesForm);
    if (!form.ok) return profile(c, { form: 'names', ...form });
    await changeNames(c.var.db, c.var.user, form.values);
    return done(c, 'Your name is saved.');
  })
  .put(paths.email, allowSignedIn(), async (c) => {
    const form = await readForm(c, emailForm);
    if (!form.ok) return profile(c, { form: 'email', ...form });
    const changed = await outcome(changeEmail(c.var.db, c.var.user, form.values, c.var.clock()));
    if (!changed.ok) return profile(c, { form: 'email', errors: changed.errors, given: form.given });
    if (changed.value > 0) return tooMany(c, changed.value);
    return done(c, `You sign in as ${form.values.email} from now on.`);
  })
  .put(paths.password, allowSignedIn(), async (c) => {
    const form = await readForm(c, passwordForm);
    if (!form.ok) return profile(c, { form: 'password', ...form });
    const changed = await outcome(changePassword(c.var.db, c.var.user, form.values, visitOf(c)));
    if (!changed.ok) return profile(c, { form: 'password', errors: changed.errors, given: form.given });
    if ('wait' in changed.value) return tooMany(c, changed.value.wait);
    giveSession(c, changed.value.cookie);
    return done(c, 'Your new password holds. Every other session has ended.');
  })
  .delete(`${paths.session('')}:session`, allowSignedIn(), async (c) => {
    await revokeSession(c.var.db, c.var.user, c.req.param('session') ?? '');
    return done(c, 'That session has ended.');
  })
  .post(paths.tokens, allowSignedIn(), async (c) => {
    const form = await readForm(c, tokenForm);
    if (!form.ok) return profile(c, { form: 'token', ...form });
    const made = await outcome(makeApiToken(c.var.db, c.var.user, form.values.name));
    if (!made.ok) return profile(c, { form: 'token', errors: made.errors, given: form.given });
    return page(c, <TokenMade name={form.values.name} token={made.value} baseUrl={c.var.baseUrl} />, 201);
  })
  .delete(paths.token(':token'), allowSignedIn(), async (c) => {
    await revokeApiToken(c.var.db, c.var.user, number(c.req.param('token')), c.var.clock());
    return done(c, 'The token is revoked. Programs that use it are refused from now on.');
  });
