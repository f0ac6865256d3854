import { createRoute } from '@hono/zod-openapi';
import { parseConfig } from '#app/core/labeling/config.ts';
import type { Problem } from '#app/core/labeling/model.ts';
import { can } from '#app/core/permissions.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { saveLabelingConfig, type Orphan } from '#app/domain/labeling-configs/save.ts';
import { createProject, findProject, publishProject, updateProject } from '#app/domain/projects.ts';
import { countersOf, type Counters } from '#app/domain/projects/counters.ts';
import { ownCounts } from '#app/domain/projects/own.ts';
import { countProjects, pageOfProjects } from '#app/domain/projects/pages.ts';
import { trashProject } from '#app/domain/projects/trash.ts';
import type { ProjectEnv, UserEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { answers, body, calls, guarded, inPath, listOf, nothing, paged, paging } from './calls.ts';
import { blindProjectShape, NewProject, ProjectChanges, ProjectShape, projectShape, settingsOf } from './shapes/project.ts';

/** How this person may know projects: annotators blindly. One query more for them. */
async function shapeFor(db: Db, projects: readonly Project[], by: User) {
  if (can(by.role, 'see data')) return projectShape;
  const own = await ownCounts(
    db,
    projects.map(({ id }) => id),
    by,
  );
  return (project: Project, markup: string, counters: Counters) => blindProjectShape(project, markup, counters, own(project.id));
}

/** A project with its config and counters, read afresh. Three queries, four for annotators. */
async function shown(db: Db, id: number, by: User): Promise<ProjectShape> {
  const project = await findProject(db, id, by);
  const shape = await shapeFor(db, [project], by);
  return shape(project, (await currentConfig(db, project)).markup, await countersOf(db, project));
}

/** Everything that is wrong with a config, or with putting it in place of another. */
const refusedConfig = (problems: readonly Problem[], orphans: readonly Orphan[] = []): Refused => {
  const errors = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column, message }) => `Line ${line}, column ${column}: ${message}`);
  return new Refused('invalid', [...errors, ...orphans.map(({ message }) => message)].join(' '), 'label_config');
};

/** @throws Refused invalid with every problem of the config that a project would begin with */
function refuseFaulty(markup: string | undefined): void {
  if (markup === undefined) return;
  const { config, problems } = parseConfig(markup);
  if (!config) throw refusedConfig(problems);
}

/** Saves the config that came along. @throws Refused invalid with every problem, or with what the change would orphan. */
async function saveConfig(tx: Db, project: Project, markup: string | undefined, by: User): Promise<void> {
  if (markup === undefined) return;
  const saved = await saveLabelingConfig(tx, project, markup, by);
  if (!saved.ok) throw refusedConfig(saved.problems, saved.orphans);
}

const many = calls<UserEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects',
      summary: 'Projects you may open, newest first. Annotators find their own work counted, not that of others',
      middleware: guarded('open project'),
      request: { query: paging },
      responses: answers(200, 'A page of projects', listOf(ProjectShape)),
    }),
    async (c) => {
      const query = c.req.valid('query');
      const found = await pageOfProjects(c.var.db, query, c.var.user);
      const shape = await shapeFor(
        c.var.db,
        found.map(({ project }) => project),
        c.var.user,
      );
      const rows = found.map(({ project, markup, counters }) => shape(project, markup, counters));
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
      refuseFaulty(given.label_config);
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
      summary: 'A project with its counters. Annotators find their own work counted, not that of others',
      middleware: guarded('open project', inProject),
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
