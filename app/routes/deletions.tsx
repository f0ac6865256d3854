import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';
import { paths } from '#app/core/paths.ts';
import { deleteAnnotations, deleteTasks, restoreDeletion, type Deletion } from '#app/domain/deletions.ts';
import { listDeletions } from '#app/domain/deletions/list.ts';
import { surplusOnRestore } from '#app/domain/deletions/surplus.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { trashProject } from '#app/domain/projects/trash.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { RestorationQuestion } from '#views/restoration.tsx';
import { DangerSettings, type DeletionTarget } from '#views/settings/danger.tsx';

const targets = ['annotations', 'tasks', 'project'] as const satisfies readonly DeletionTarget[];
const deletionForm = (title: string) =>
  z.object({
    what: z.enum(targets, { error: 'Say what to delete.' }),
    confirmation: z
      .string({ error: 'Type the title of the project to confirm.' })
      .refine((text) => text.trim() === title, `Type the title of the project, “${title}”, exactly as it stands here.`),
  });

/** One act for each target; what it says afterwards. */
async function carryOut(c: Context<ProjectEnv>, what: DeletionTarget): Promise<string> {
  const { db, project, user, clock } = c.var;
  if (what === 'project') {
    await trashProject(db, project, clock(), user);
    return `“${project.title}” is in the trash. It can be restored for 30 days.`;
  }
  const deletion = what === 'tasks' ? await deleteTasks(db, project, undefined, clock(), user) : await deleteAnnotations(db, project, clock(), user);
  return deletion
    ? `${deletion.count.toLocaleString('en-GB')} ${what} deleted. They can be restored for 30 days.`
    : `There were no ${what} to delete.`;
}

/** `surplus`: asked, and wanted all the same. */
const restorationForm = z.object({ surplus: z.literal('accepted').optional() });

function isBack({ count, what }: Deletion, surplus: number): string {
  const said = count === 1 ? `The ${what.slice(0, -1)} is back as it was.` : `${count.toLocaleString('en-GB')} ${what} are back as they were.`;
  return surplus > 0 ? `${said} ${surplus === 1 ? '1 answer is' : `${surplus.toLocaleString('en-GB')} answers are`} more than the tasks need.` : said;
}

export const deletionRoutes = new Hono<ProjectEnv>()
  .post(paths.projectDeletions(':project'), signedIn, inProject, allow('delete project'), async (c) => {
    const { db, project, clock } = c.var;
    const form = await readForm(c, deletionForm(project.title));
    if (!form.ok) {
      const wrong = targets.find((each) => each === form.given.what);
      return page(
        c,
        <DangerSettings
          project={project}
          counters={await countersOf(db, project)}
          deletions={await listDeletions(db, project, clock())}
          wrong={wrong}
          errors={form.errors}
          given={form.given}
        />,
        422,
      );
    }
    const { what } = form.values;
    setFlash(c, await carryOut(c, what));
    return go(c, what === 'project' ? paths.projects : paths.projectSettings(project.id, 'danger'));
  })
  .post(paths.deletionRestoration(':project', ':deletion'), signedIn, inProject, allow('delete annotations'), async (c) => {
    const { db, project, user, clock } = c.var;
    const id = number(c.req.param('deletion'));
    const next = localPath(c.req.query('next')) ?? paths.projectSettings(project.id, 'danger');
    const form = await readForm(c, restorationForm);
    const surplus = await surplusOnRestore(db, project, id, clock(), user);
    if (surplus > 0 && !(form.ok && form.values.surplus))
      return page(c, <RestorationQuestion project={project} deletion={id} surplus={surplus} next={next} />, 409);
    setFlash(c, isBack(await restoreDeletion(db, project, id, clock(), user), surplus));
    return go(c, next);
  });
