import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ownKeys } from '#app/core/labeling/keymap.ts';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { countTasks, openDesk } from '#app/domain/tasks/desk.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import type { TaskEnv } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import { LabelPage, type LabelPageProps } from '#views/label.tsx';

type Again = Pick<LabelPageProps, 'problems' | 'given' | 'notice'> & { annotation?: number | 'new'; status?: ContentfulStatusCode };

/** The label page, fresh or with what came back. */
export async function labelPage(c: Context<TaskEnv>, { annotation, status, ...again }: Again = {}): Promise<Response> {
  const { db, project, task, user } = c.var;
  const desk = await openDesk(db, project, task, annotation, user);
  const total = await countTasks(db, project);
  return page(c, <LabelPage project={project} desk={desk} total={total} uniqueId={randomUUID()} keys={ownKeys(user.keymap)} {...again} />, status);
}

/** Where to go after an answer: the next task, or back to the data for those who came from there. */
export async function pathAfter(c: Context<TaskEnv>, fence: number | null): Promise<string> {
  const { db, project, task, user } = c.var;
  if (fence === null || !project.publishedAt) return whereFrom(project, task.id);
  const next = await leaseNextTask(db, project, {}, user);
  return 'lease' in next ? paths.label(project.id, next.lease.taskId) : paths.stream(project.id);
}

const whereFrom = (project: Pick<Project, 'id'>, task: number): string => paths.task(project.id, task);
