import { Hono } from 'hono';
import { paths } from '#app/core/paths.ts';
import { can } from '#app/core/permissions.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { copyOf, type Origin } from '#app/domain/annotations/beginning.ts';
import { ownNumbers } from '#app/domain/annotations/own.ts';
import { listLiveLeases } from '#app/domain/leases.ts';
import { peekNext } from '#app/domain/tasks/next.ts';
import { findTask } from '#app/domain/tasks.ts';
import type { ProjectEnv, TaskEnv } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import { allow, inProject, inTask, number, signedIn } from '#app/web/scopes.ts';
import { StreamPage, type StreamState } from '#views/stream.tsx';
import { labelPage } from './label-page.tsx';

/** What a look at the stream shows; looking takes nothing. */
async function stateOf(db: Db, project: Project, user: User): Promise<StreamState> {
  if (!project.publishedAt) return { left: 'unpublished' };
  const [held] = await listLiveLeases(db, project, user);
  if (!held) return peekNext(db, project, user);
  const { id, innerId } = await findTask(db, project, held.taskId);
  return { left: 'working', task: { id, innerId } };
}

/** The stream's door. Taking a task is a POST (leases); a page that only looks changes nothing (T43). */
export const streamRoutes = new Hono<ProjectEnv>()
  .use(paths.stream(':project'), signedIn, inProject)
  .get(paths.stream(':project'), allow('label tasks'), async (c) => {
    const { db, project, user } = c.var;
    const state = await stateOf(db, project, user);
    return page(c, <StreamPage project={project} state={state} numbers={await ownNumbers(db, project, user)} />);
  });

/** `annotation-12`, `prediction-3`, or the number of an annotation alone. @throws Refused not-found for anything else */
function originOf(written: string): Origin {
  const [kind, id] = written.includes('-') ? written.split('-') : ['annotation', written];
  if (kind !== 'annotation' && kind !== 'prediction') throw notFound();
  return { kind, id: number(id) };
}

const source: Record<Origin['kind'], string> = { annotation: 'another answer', prediction: 'a prediction' };

/** Another's answer to begin with: nothing is kept until it is submitted as one's own. @throws Refused forbidden, not-found */
async function copied({ db, project, task, user }: TaskEnv['Variables'], written: string) {
  if (!can(user.role, 'edit annotations')) throw new Refused('forbidden', 'You may not copy the answers of others.');
  const origin = originOf(written);
  const result = await copyOf(db, project, task, origin, user);
  const notice = `This begins as a copy of ${source[origin.kind]}. It is yours once you submit it.`;
  return { annotation: 'new' as const, given: { result, leadTime: 0 }, notice };
}

/** One answer more, begun as any. @throws Refused forbidden */
function another({ user }: TaskEnv['Variables']) {
  if (!can(user.role, 'edit annotations')) throw new Refused('forbidden', 'You may not give a task more than one answer.');
  return { annotation: 'new' as const };
}

/** One task under one's hands. */
export const labelRoutes = new Hono<TaskEnv>()
  .use(paths.label(':project', ':task'), signedIn, inProject, inTask)
  .get(paths.label(':project', ':task'), allow('label tasks'), async (c) => {
    const { annotation, copy } = c.req.query();
    if (copy !== undefined) return labelPage(c, await copied(c.var, copy));
    if (annotation === 'new') return labelPage(c, another(c.var));
    return labelPage(c, { annotation: annotation === undefined ? undefined : number(annotation) });
  });
