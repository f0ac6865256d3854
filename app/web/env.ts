import type { Deps } from '#app/deps.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Db } from '#app/db/client.ts';

type Always = Deps & {
  requestId: string;
  /** Set by `readSession`; a stranger has none. */
  maybeUser?: User;
  sessionId?: string;
  /** Client address for slowing down sign-ins and the session list. */
  address: string;
};
/** Hono variables by how deep a route stands. Each scope adds what it has checked. */
export type Env = { Variables: Always };
export type UserEnv = { Variables: Always & { user: User } };
export type ProjectEnv = { Variables: Always & { user: User; project: Project } };
export type TaskEnv = { Variables: Always & { user: User; project: Project; task: Task } };
export type { Db };
