import { createRoute } from '@hono/zod-openapi';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { saveLabelingConfig } from '#app/domain/labeling-configs/save.ts';
import { createProject, findProject, publishProject, updateProject } from '#app/domain/projects.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { countProjects, pageOfProjects } from '#app/domain/projects/pages.ts';
import { trashProject } from '#app/domain/projects/trash.ts';
import type { ProjectEnv, UserEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { answers, body, calls, guarded, inPath, listOf, nothing, paged, paging } from './calls.ts';
import { NewProject, ProjectChanges, ProjectShape, projectShape, settingsOf } from './shapes/project.ts';

/** A project with its config and counters, read afresh. Three queries. */
async function shown(db: Db, id: number, by: User) {
  const project = await findProject(db, id, by);
  return projectShape(project, (await currentConfig(db, project)).markup, await countersOf(db, project));
}

/** Saves the config that came along. @throws Refused invalid with every problem, or with what the change would orphan. */
async function saveConfig(tx: Db, project: Project, markup: string | undefined, by: User): Promise<void> {
  if (markup === undefined) return;
  const saved = await saveLabelingConfig(tx, project, markup, by);
  if (saved.ok) return;
  const errors = saved.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column, message }) => `Line ${line}, column ${column}: ${message}`);
  throw new Refused('invalid', [...errors, ...saved.orphans.map(({ message }) => message)].join(' '), 'label_config');
}

const many = calls<UserEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects',
      summary: 'Projects you may open, newest first',
      middleware: guarded('see data'),
      request: { query: paging },
      responses: answers(200, 'A page of projects', listOf(ProjectShape)),
    }),
    async (c) => {
      const query = c.req.valid('query');
      const found = await pageOfProjects(c.var.db, query, c.var.user);
      const rows = found.map(({ project, markup, counters }) => projectShape(project, markup, counters));
      return c.json(paged(c.req.url, c.var.baseUrl, query, await countProjects(c.var.db, c.var.user), rows), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects',
      summary: 'Make a project',
      middleware: guarded('create projects'),
      request: { body: body(NewProject) },
      responses: answers(201, 'The project', ProjectShape),
    }),
    async (c) => {
      const given = c.req.valid('json');
      const { id } = await c.var.db.transaction(async (tx) => {
        const made = await createProject(tx, { ...settingsOf(given), title: given.title, markup: given.label_config }, c.var.user);
        return given.is_published ? publishProject(tx, made, true, c.var.user) : made;
      });
      return c.json(await shown(c.var.db, id, c.var.user), 201);
    },
  );

const one = calls<ProjectEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{project}',
      summary: 'A project with its counters',
      middleware: guarded('see data', inProject),
      request: { params: inPath('project') },
      responses: answers(200, 'The project', ProjectShape),
    }),
    async (c) => c.json(await shown(c.var.db, c.var.project.id, c.var.user), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/projects/{project}',
      summary: 'Change settings',
      middleware: guarded('change settings', inProject),
      request: { params: inPath('project'), body: body(ProjectChanges) },
      responses: answers(200, 'The project', ProjectShape),
    }),
    async (c) => {
      const given = c.req.valid('json');
      await c.var.db.transaction(async (tx) => {
        await saveConfig(tx, c.var.project, given.label_config, c.var.user);
        const changed = await updateProject(tx, c.var.project, settingsOf(given), c.var.user);
        if (given.is_published !== undefined) await publishProject(tx, changed, given.is_published, c.var.user);
      });
      return c.json(await shown(c.var.db, c.var.project.id, c.var.user), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/projects/{project}',
      summary: 'Put a project into the trash, where it stays 30 days',
      middleware: guarded('delete project', inProject),
      request: { params: inPath('project') },
      responses: nothing,
    }),
    async (c) => {
      await trashProject(c.var.db, c.var.project, c.var.clock(), c.var.user);
      return c.body(null, 204);
    },
  );

export const apiProjects = calls<UserEnv>()
  .route('/', many)
  .route('/', one as never);
