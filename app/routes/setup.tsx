import { Hono } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { notFound } from '#app/core/refused.ts';
import { isSetUp, setUp } from '#app/domain/setup.ts';
import type { Env } from '#app/web/env.ts';
import { email, line, newPassword, outcome, readForm, required } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allowAnybody } from '#app/web/scopes.ts';
import { giveSession, visitOf } from '#app/web/session.ts';
import { SetupPage } from '#views/setup.tsx';

const setupForm = z.object({
  organization: required(100, 'The name of the organization'),
  firstName: required(60, 'Your first name'),
  lastName: line(60, 'The last name').default(''),
  email,
  password: newPassword,
});

export const setupRoutes = new Hono<Env>()
  .get(paths.setup, async (c) => {
    if (await isSetUp(c.var.db)) throw notFound();
    return page(c, <SetupPage />);
  })
  .post(paths.setup, allowAnybody(), async (c) => {
    if (await isSetUp(c.var.db)) throw notFound();
    const form = await readForm(c, setupForm);
    if (!form.ok) return page(c, <SetupPage errors={form.errors} given={form.given} />, 422);
    const done = await outcome(setUp(c.var.db, form.values, visitOf(c)));
    if (!done.ok) return page(c, <SetupPage errors={done.errors} given={form.given} />, 422);
    giveSession(c, done.value);
    return go(c, paths.projects);
  });
