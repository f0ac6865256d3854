import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Annotation } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { storeAnswer, type Answer } from './annotations.ts';
import { maybeDraft } from './drafts.ts';

export type Skip = Omit<Answer, 'result'> & Partial<Pick<Answer, 'result'>>;

/**
 * Leaves a task to others: this person does not get it again, its place is free at once. What was done so far is kept in the
 * skip, so that undoing it brings everything back: without a result, what the draft holds. Skipping twice is one skip.
 * @throws Refused forbidden where the project wants every task answered; conflict when it was answered already.
 */
export async function skipTask(db: Db, project: Project, task: Task, answer: Skip, by: User): Promise<Annotation> {
  if (!project.maySkip)
    throw new Refused('forbidden', 'Tasks of this project cannot be skipped. Answer as well as you can, or ask a manager of the project.');
  const result = answer.result ?? (await maybeDraft(db, task, null, by))?.result ?? [];
  const stored = await storeAnswer(db, project, task, { ...answer, result, extra: false }, by, { wasCancelled: true });
  if ('taken' in stored) throw new Error('A skip needs no place, so none can be taken.');
  return stored.annotation;
}
