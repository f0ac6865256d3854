import { Hono } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { undoLast } from '#app/domain/annotations/undo.ts';
import { skipTask } from '#app/domain/skips.ts';
import type { ProjectEnv, TaskEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm } from '#app/web/forms.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, inTask, signedIn } from '#app/web/scopes.ts';
import { answerOf, skipForm, wantsJson } from './answer-form.ts';
import { labelPage, pathAfter } from './label-page.tsx';

/** Leaving a task to others. */
export const skipRoutes = new Hono<TaskEnv>()
  .use(paths.skip(':project', ':task'), signedIn, inProject, inTask)
  .post(paths.skip(':project', ':task'), allow('label tasks'), async (c) => {
    const { db, project, task, user } = c.var;
    const form = await readForm(c, skipForm);
    if (!form.ok) return labelPage(c, { problems: Object.values(form.errors).map((message) => ({ message })), status: 422 });
    const skip = await skipTask(db, project, task, answerOf(form.values), user);
    const next = await pathAfter(c, form.values.fence ?? 0);
    return wantsJson(c) ? c.json({ annotation: skip.id, version: skip.version, next }) : go(c, next);
  });

const undoForm = z.object({
  annotation: z.coerce
    .number({ error: 'Say which answer to take back.' })
    .int('Say which answer to take back.')
    .min(1, 'Say which answer to take back.'),
});

/** Taking back the latest submit or skip. */
export const lastSubmitRoutes = new Hono<ProjectEnv>()
  .use(paths.lastSubmit(':project'), signedIn, inProject)
  .delete(paths.lastSubmit(':project'), allow('label tasks'), async (c) => {
    const { db, project, user } = c.var;
    const form = await readForm(c, undoForm);
    if (!form.ok) return c.text(Object.values(form.errors).join(' '), 422);
    const task = await undoLast(db, project, form.values.annotation, user);
    if (task === undefined) setFlash(c, 'There was nothing left to take back.');
    else setFlash(c, 'Your last answer is taken back. It is a draft now.');
    return go(c, task === undefined ? paths.stream(project.id) : paths.label(project.id, task));
  });
