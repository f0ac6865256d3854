import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { can } from '#app/core/permissions.ts';
import { paths } from '#app/core/paths.ts';
import { templateGroups } from '#app/core/templates/gallery.ts';
import { sampleKinds, sampleProjects } from '#app/core/templates/samples.ts';
import { createProject, publishProject } from '#app/domain/projects.ts';
import { duplicateProject } from '#app/domain/projects/duplicate.ts';
import { listProjects } from '#app/domain/projects/list.ts';
import { createSampleProject } from '#app/domain/projects/sample.ts';
import { listTrash, restoreProject } from '#app/domain/projects/trash.ts';
import { findOverview } from '#app/domain/overviews.ts';
import { findTemplate } from '#app/domain/templates.ts';
import type { ProjectEnv, UserEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { checkbox, line, outcome, readForm, required } from '#app/web/forms.ts';
import { placeOf } from '#app/web/place.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { Figures, OverviewPage } from '#views/overview.tsx';
import { ProjectsPage } from '#views/projects.tsx';
import { NewProjectPage, SampleProjectsPage, TemplatesPage } from '#views/projects/new.tsx';
import { TrashPage } from '#views/projects/trash.tsx';

/** A search that makes no sense is none. */
const asked = z.object({
  q: z.string().trim().max(100).catch(''),
  after: z.string().max(100).optional().catch(undefined),
  before: z.string().max(100).optional().catch(undefined),
});
const template = z.string().max(60).optional();
const projectForm = z.object({ title: required(200, 'The title'), description: line(2000, 'The description').default(''), template });
const sampleForm = z.object({ kind: z.enum(sampleKinds, { error: 'Choose texts, photos or sounds.' }) });

const maybeTemplate = (id: string | undefined) => (id ? findTemplate(id) : undefined);
const id = (c: Context) => number(c.req.param('project'));
const done = (c: Context, path: string, text: string) => {
  setFlash(c, text);
  return go(c, path);
};

const collection = new Hono<UserEnv>()
  .get(paths.projects, signedIn, allow('open project'), async (c) => {
    const { q, ...place } = asked.parse({ q: '', ...c.req.query() });
    return page(c, <ProjectsPage projects={await listProjects(c.var.db, { search: q, ...place }, c.var.user)} search={q} />);
  })
  .get(paths.newProject, signedIn, allow('create projects'), (c) => {
    if (c.req.query('from') === 'template') return page(c, <TemplatesPage groups={templateGroups} />);
    return page(c, <NewProjectPage template={maybeTemplate(c.req.query('template'))} />);
  })
  .post(paths.projects, signedIn, allow('create projects'), async (c) => {
    const form = await readForm(c, projectForm);
    const chosen = maybeTemplate(template.catch(undefined).parse(form.given.template));
    const refused = (errors: Record<string, string>) => page(c, <NewProjectPage template={chosen} errors={errors} given={form.given} />, 422);
    if (!form.ok) return refused(form.errors);
    const { title, description } = form.values;
    const made = await outcome(createProject(c.var.db, { title, description, markup: chosen?.markup }, c.var.user));
    if (!made.ok) return refused(made.errors);
    return go(c, chosen ? paths.project(made.value.id) : paths.labelingConfig(made.value.id));
  })
  .get(paths.newSampleProject, signedIn, allow('create projects'), (c) => page(c, <SampleProjectsPage samples={sampleProjects} />))
  .post(paths.newSampleProject, signedIn, allow('create projects'), async (c) => {
    const form = await readForm(c, sampleForm);
    if (!form.ok) return page(c, <SampleProjectsPage samples={sampleProjects} refused={form.errors.kind} />, 422);
    const project = await createSampleProject(c.var.db, form.values.kind, c.var.user);
    return done(c, paths.project(project.id), 'The sample project is ready. Press Label to begin.');
  })
  .get(paths.trash, signedIn, allow('delete project'), async (c) =>
    page(c, <TrashPage projects={await listTrash(c.var.db, c.var.user, placeOf(c))} />),
  )
  .post(paths.projectRestoration(':project'), signedIn, allow('delete project'), async (c) => {
    const project = await restoreProject(c.var.db, id(c), c.var.user);
    return done(c, paths.project(project.id), `“${project.title}” is back.`);
  });

const single = new Hono<ProjectEnv>()
  .get(paths.project(':project'), signedIn, inProject, allow('open project'), async (c) => {
    const { db, project, user } = c.var;
    if (!can(user.role, 'see overview')) return go(c, can(user.role, 'see data') ? paths.tasks(project.id) : paths.stream(project.id));
    return page(c, <OverviewPage project={project} overview={await findOverview(db, project, placeOf(c))} place={placeOf(c)} />);
  })
  .get(paths.projectFigures(':project'), signedIn, inProject, allow('see overview'), async (c) =>
    page(c, <Figures project={c.var.project} overview={await findOverview(c.var.db, c.var.project, placeOf(c))} place={placeOf(c)} />),
  )
  .post(paths.projectPublication(':project'), signedIn, inProject, allow('publish project'), async (c) => {
    await publishProject(c.var.db, c.var.project, true, c.var.user);
    return done(c, paths.project(id(c)), 'Published. Annotators of the project can label now.');
  })
  .delete(paths.projectPublication(':project'), signedIn, inProject, allow('publish project'), async (c) => {
    await publishProject(c.var.db, c.var.project, false, c.var.user);
    return done(c, paths.projectSettings(id(c)), 'Unpublished. Annotators do not see the project any more.');
  })
  .post(paths.projectDuplicates(':project'), signedIn, inProject, allow('create projects'), async (c) => {
    const form = await readForm(c, z.object({ withTasks: checkbox }));
    const copy = await duplicateProject(c.var.db, c.var.project, { withTasks: form.ok && form.values.withTasks }, c.var.user);
    return done(c, paths.project(copy.id), `This is the copy, “${copy.title}”. It is not published yet.`);
  });

/** `:project` would also match the words, so they come first. */
export const projectRoutes = new Hono().route('/', collection).route('/', single);
