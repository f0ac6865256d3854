/** Tabs are saved, renamed, changed and deleted on the page of the data manager: `next` of each form is the list that it was sent from. */
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { readTaskQuery, writeTaskQuery } from '#app/core/task-query.ts';
import { changeTab, deleteTab, findTab, longestTitle, renameTab, restoreTab, saveTab } from '#app/domain/tabs.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { outcome, readForm, required } from '#app/web/forms.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import type { WrongTab } from '#views/tasks/tabs.tsx';
import { addressOf, listOf, taskList } from './tasks.tsx';

type In = Context<ProjectEnv>;
const nameForm = z.object({ title: required(longestTitle, 'The name of the tab') });
const changeForm = z.object({
  tab: z.coerce.number({ error: 'Choose a tab.' }).int('Choose a tab.').positive('Choose a tab.').max(Number.MAX_SAFE_INTEGER, 'Choose a tab.'),
});

const tabIn = (c: In): number => number(c.req.param('tab'));
const queryIn = (c: In) => readTaskQuery(addressOf(c));
const comesBack = (c: In, wrong: WrongTab): Promise<Response> => taskList(c, addressOf(c), { wrong });

const all = new Hono<ProjectEnv>()
  .post(paths.tabs(':project'), signedIn, inProject, allow('change settings'), async (c) => {
    const { db, project, user } = c.var;
    const form = await readForm(c, nameForm);
    if (!form.ok) return comesBack(c, { form: 'save', ...form });
    const saved = await outcome(saveTab(db, project, { ...form.values, query: queryIn(c) }, user));
    if (!saved.ok) return comesBack(c, { form: 'save', errors: saved.errors, given: form.given });
    setFlash(c, `These filters are saved as the tab “${saved.value.title}”.`);
    return go(c, listOf(c));
  })
  .put(paths.tabFilters(':project'), signedIn, inProject, allow('change settings'), async (c) => {
    const { db, project, user } = c.var;
    const form = await readForm(c, changeForm);
    if (!form.ok) return comesBack(c, { form: 'change', ...form });
    const changed = await outcome(changeTab(db, project, { ...form.values, query: queryIn(c) }, user));
    if (!changed.ok) return comesBack(c, { form: 'change', errors: changed.errors, given: form.given });
    setFlash(c, `The tab “${changed.value.title}” has these filters now.`);
    return go(c, listOf(c));
  });

const one = new Hono<ProjectEnv>()
  .patch(paths.tab(':project', ':tab'), signedIn, inProject, allow('change settings'), async (c) => {
    const { db, project, user } = c.var;
    const tab = await findTab(db, project, tabIn(c));
    const form = await readForm(c, nameForm);
    if (!form.ok) return comesBack(c, { form: 'rename', tab, ...form });
    const renamed = await outcome(renameTab(db, project, tab.id, form.values, user));
    if (!renamed.ok) return comesBack(c, { form: 'rename', tab, errors: renamed.errors, given: form.given });
    setFlash(c, `The tab is called “${renamed.value.title}” now.`);
    return go(c, listOf(c));
  })
  .delete(paths.tab(':project', ':tab'), signedIn, inProject, allow('change settings'), async (c) => {
    const { db, project, clock, user } = c.var;
    const { id, title } = await deleteTab(db, project, tabIn(c), clock(), user);
    const undo = { action: paths.tabRestoration(project.id, id), label: 'Undo' };
    setFlash(c, `The tab “${title}” is deleted. Its tasks stay as they are; it can be brought back for a day.`, 'done', undo);
    return go(c, listOf(c));
  })
  .post(paths.tabRestoration(':project', ':tab'), signedIn, inProject, allow('change settings'), async (c) => {
    const { db, project, user } = c.var;
    const tab = await restoreTab(db, project, tabIn(c), user);
    setFlash(c, `The tab “${tab.title}” is back.`);
    return go(c, paths.tasks(project.id) + writeTaskQuery(tab.query));
  });

export const tabRoutes = new Hono<ProjectEnv>().route('/', all).route('/', one);
