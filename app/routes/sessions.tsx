import { Hono } from 'hono';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';
import { paths } from '#app/core/paths.ts';
import { signIn, signOut } from '#app/domain/sign-ins.ts';
import type { Env } from '#app/web/env.ts';
import { email, readForm } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allowAnybody } from '#app/web/scopes.ts';
import { giveSession, isSecure, visitOf } from '#app/web/session.ts';
import { SignInPage } from '#views/sessions.tsx';
import { tooMany } from './too-many.tsx';

const signInForm = z.object({
  email,
  password: z.string({ error: 'Enter your password.' }).min(1, 'Enter your password.').max(1000),
  next: z.string().optional(),
});

export const sessionRoutes = new Hono<Env>()
  .get(paths.signIn, async (c) => {
    const next = localPath(c.req.query('next'));
    if (c.var.maybeUser) return go(c, next ?? paths.home);
    return page(c, <SignInPage next={next} />);
  })
  .post(paths.signIn, allowAnybody(), async (c) => {
    const form = await readForm(c, signInForm);
    const next = localPath(typeof form.given.next === 'string' ? form.given.next : undefined);
    if (!form.ok) return page(c, <SignInPage next={next} errors={form.errors} given={form.given} />, 422);
    const done = await signIn(c.var.db, form.values, visitOf(c));
    if ('wait' in done) return tooMany(c, done.wait);
    if ('refused' in done) return page(c, <SignInPage next={next} errors={{ '': done.refused }} given={form.given} />, 422);
    giveSession(c, done.cookie);
    return go(c, next ?? paths.projects);
  })
  .post(paths.signOut, allowAnybody(), async (c) => {
    const { db, maybeUser, sessionId } = c.var;
    if (maybeUser && sessionId) giveSession(c, await signOut(db, maybeUser, sessionId, isSecure(c)));
    return go(c, paths.signIn);
  });
