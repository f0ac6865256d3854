import { createMiddleware } from 'hono/factory';
import type { Context, MiddlewareHandler } from 'hono';
import { can, type Verb } from '#app/core/permissions.ts';
import { paths, readId, withQuery } from '#app/core/paths.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import { findProject } from '#app/domain/projects.ts';
import { findTask } from '#app/domain/tasks.ts';
import { assertReachable } from '#app/domain/tasks/reach.ts';
import type { ProjectEnv, TaskEnv, UserEnv } from './env.ts';
import { go, renewsPart, signedOut } from './respond.tsx';

/** Everybody past here has signed in and is active. Others go to the sign-in page, and come back; what they have open stays as it is. */
export const signedIn = createMiddleware<UserEnv>(async (c, next) => {
  const user = c.var.maybeUser;
  if (!user) {
    if (renewsPart(c)) return signedOut(c);
    const back = c.req.method === 'GET' ? new URL(c.req.url) : undefined;
    return go(c, withQuery(paths.signIn, { next: back ? back.pathname + back.search : undefined }));
  }
  // Work that waited in this browser belongs to whoever did it, not to whoever has signed in since.
  const writer = c.req.header('Gloss-User');
  if (writer !== undefined && writer !== String(user.id)) return c.json({ signedOut: true }, 401);
  if (user.state !== 'active') return go(c, paths.waiting);
  c.set('user', user);
  await next();
});

/** Loads `:project` through what this person may see: an invisible one and a missing one are the same 404. */
export const inProject = createMiddleware<ProjectEnv>(async (c, next) => {
  c.set('project', await findProject(c.var.db, number(c.req.param('project')), c.var.user));
  await next();
});

/** Loads `:task` of the project: one that an annotator was never given is no more there than a missing one (T40), whatever is asked of it. */
export const inTask = createMiddleware<TaskEnv>(async (c, next) => {
  const task = await findTask(c.var.db, c.var.project, number(c.req.param('task')));
  await assertReachable(c.var.db, task, c.var.user);
  c.set('task', task);
  await next();
});

/** A number out of the path; anything else names nothing. */
export function number(text: string | undefined): number {
  const value = readId(text);
  if (value === undefined) throw notFound();
  return value;
}

/** Which page of a list an address asks for, by number; the first for anything else. */
export const pageIn = (c: Context): number => readId(c.req.query('page')) ?? 1;

/** Who declared what, read by the guards test and the route table. */
export const guards = new WeakMap<object, Verb | 'anybody' | 'signed in'>();

/** The permission a route needs, hung on the route itself so that the route table shows it. */
export function allow(verb: Verb): MiddlewareHandler<UserEnv> {
  const guard: MiddlewareHandler<UserEnv> = async (c, next) => {
    if (!can(c.var.user.role, verb))
      throw new Refused('forbidden', `Your role (${c.var.user.role}) does not allow this. Ask an administrator of your organization.`);
    await next();
  };
  guards.set(guard, verb);
  return guard;
}

/** For routes that need no more than being signed in (one's own profile). */
export function allowSignedIn(): MiddlewareHandler<UserEnv> {
  const guard: MiddlewareHandler<UserEnv> = async (_c, next) => next();
  guards.set(guard, 'signed in');
  return guard;
}

/** For doors that strangers use (sign-in, invitations, first setup). Writing it down is the point. */
export function allowAnybody(): MiddlewareHandler {
  const guard: MiddlewareHandler = async (_c, next) => next();
  guards.set(guard, 'anybody');
  return guard;
}
