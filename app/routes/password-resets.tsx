import { Hono } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { maybePasswordReset, requestPasswordReset, usePasswordReset } from '#app/domain/password-resets.ts';
import type { Deps } from '#app/deps.ts';
import type { Env } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { email, newPassword, outcome, readForm } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allowAnybody } from '#app/web/scopes.ts';
import { giveSession, visitOf } from '#app/web/session.ts';
import { AskForReset, ChoosePassword, ResetAsked, ResetGone } from '#views/password-resets.tsx';

const requestForm = z.object({ email });
const passwordForm = z.object({ password: newPassword });
const reset = `${paths.passwordReset('')}:secret`;

export const passwordResetRoutes = new Hono<Env>()
  .get(paths.newPasswordReset, (c) => page(c, <AskForReset mail={Boolean(c.var.mail)} />))
  .post(paths.passwordResets, allowAnybody(), async (c) => {
    const { db, mail, clock } = c.var;
    const form = await readForm(c, requestForm);
    if (!form.ok) return page(c, <AskForReset mail={Boolean(mail)} errors={form.errors} given={form.given} />, 422);
    const asked = mail && (await requestPasswordReset(db, form.values.email, clock()));
    if (mail && asked) post(c.var, mail, asked);
    return page(c, <ResetAsked mail={Boolean(mail)} />);
  })
  .get(reset, async (c) => {
    const user = await maybePasswordReset(c.var.db, c.req.param('secret') ?? '', c.var.clock());
    return user ? page(c, <ChoosePassword action={c.req.path} email={user.email} />) : page(c, <ResetGone />, 404);
  })
  .post(reset, allowAnybody(), async (c) => {
    const { db, clock } = c.var;
    const secret = c.req.param('secret') ?? '';
    const user = await maybePasswordReset(db, secret, clock());
    if (!user) return page(c, <ResetGone />, 404);
    const again = (errors: Record<string, string>) => page(c, <ChoosePassword action={c.req.path} email={user.email} errors={errors} />, 422);
    const form = await readForm(c, passwordForm);
    if (!form.ok) return again(form.errors);
    const done = await outcome(usePasswordReset(db, secret, form.values.password, visitOf(c)));
    if (!done.ok) return again(done.errors);
    if (!done.value) return page(c, <ResetGone />, 404);
    giveSession(c, done.value);
    setFlash(c, 'Your new password holds. Every other session has ended.');
    return go(c, paths.home);
  });

/** Sends the letter after the answer: how long the mail server takes must not tell who has an account (T45). */
function post({ baseUrl, log }: Deps, mail: NonNullable<Deps['mail']>, { to, secret }: { to: string; secret: string }): void {
  const text = [
    'Somebody, you perhaps, asked for a new password for your Gloss account.',
    `Choose it here within 24 hours:\n\n${baseUrl}${paths.passwordReset(secret)}`,
    'If it was not you, do nothing: your password stays as it is.',
  ].join('\n\n');
  mail.send({ to, subject: 'Choose a new password', text }).catch((error: unknown) => log.error({ err: error }, 'a letter could not be sent'));
}
