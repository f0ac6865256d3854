/** A story to click through: Ada owns three projects, Ben labels, Cy reviews. Made by the acts of the product, so that the log tells it too. */
import { randomBytes, randomUUID } from 'node:crypto';
import { CannotStart } from '#app/core/cannot-start.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Role } from '#app/core/permissions.ts';
import type { SampleKind } from '#app/core/templates/samples.ts';
import type { Db } from '#app/db/client.ts';
import { organizations, users, type User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { submitAnnotation, type Answer } from '#app/domain/annotations.ts';
import { markGroundTruth } from '#app/domain/ground-truths.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { addMember } from '#app/domain/members.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { createPrediction } from '#app/domain/predictions.ts';
import { updateProject } from '#app/domain/projects.ts';
import { createSampleProject } from '#app/domain/projects/sample.ts';
import { reviewAnnotation, type Judgement } from '#app/domain/reviews.ts';
import { skipTask } from '#app/domain/skips.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { findTask } from '#app/domain/tasks.ts';
import { addUser } from '#app/domain/users.ts';
import { answerTo } from './demo-answers.ts';

type People = { ada: User; ben: User; cy: User };

/** Passwords are made anew each time: nothing that can be guessed gets in (T41). */
async function makePeople(db: Db, say: (line: string) => unknown): Promise<People> {
  const [first] = await db.select().from(users).limit(1);
  const [home] = first ? [{ id: first.organizationId }] : await db.insert(organizations).values({ title: 'Analytical Engines' }).returning();
  const make = async (firstName: string, lastName: string, role: Role): Promise<User> => {
    const password = randomBytes(9).toString('base64url');
    const email = `${firstName.toLowerCase()}@example.org`;
    const person = await addUser(
      db,
      { organizationId: home!.id, email, firstName, lastName, role, state: 'active', passwordHash: await hashPassword(password) },
      `There is a person called ${email} already: the demo has been seeded here before.`,
    );
    say(`${firstName.padEnd(4)} ${role.padEnd(10)} ${email.padEnd(18)} password ${password}`);
    return person;
  };
  return {
    ada: await make('Ada', 'Lovelace', first ? 'manager' : 'owner'),
    ben: await make('Ben', 'Okafor', 'annotator'),
    cy: await make('Cy', 'Watanabe', 'reviewer'),
  };
}

const answer = async (db: Db, project: Project, result: Row[], fence: number | null, leadTime: number): Promise<Answer> => ({
  result,
  uniqueId: randomUUID(),
  configId: (await currentConfig(db, project)).id,
  fence,
  leadTime,
});

/** The stream gives a task, the person answers or skips it. Undefined when there is none left. */
async function label(db: Db, project: Project, kind: SampleKind, by: User, turn: number): Promise<{ task: Task; annotation: number } | undefined> {
  const next = await leaseNextTask(db, project, {}, by);
  if (!('lease' in next)) return undefined;
  const task = await findTask(db, project, next.lease.taskId);
  const given = await answer(db, project, answerTo(kind, task.data, turn), next.lease.fence, 12 + turn * 7);
  if (turn === 2) return { task, annotation: (await skipTask(db, project, task, { ...given, result: [] }, by)).id };
  const submitted = await submitAnnotation(db, project, task, given, by);
  if (!('annotation' in submitted)) throw new CannotStart(`The demo's answer to a ${kind} was not taken: ${JSON.stringify(submitted)}`);
  return { task, annotation: submitted.annotation.id };
}

/** How many tasks Ben and Cy answer of each project. */
const turns: Record<SampleKind, { ben: number; cy: number }> = { text: { ben: 6, cy: 3 }, image: { ben: 2, cy: 1 }, audio: { ben: 1, cy: 0 } };

async function tell(db: Db, kind: SampleKind, { ada, ben, cy }: People): Promise<Project> {
  const sample = await createSampleProject(db, kind, ada);
  const project = await updateProject(db, sample, { overlap: 2, overlapCohort: 100 }, ada);
  for (const member of [ben, cy]) await addMember(db, project, member.id, ada);
  const done = [];
  for (let turn = 0; turn < turns[kind].ben; turn += 1) done.push(await label(db, project, kind, ben, turn));
  for (let turn = 0; turn < turns[kind].cy; turn += 1) done.push(await label(db, project, kind, cy, turn + 3));
  const [first] = done;
  if (first) {
    await markGroundTruth(db, project, first.annotation, ada);
    await createPrediction(db, project, first.task, { result: answerTo(kind, first.task.data, 9), score: 0.62, modelVersion: 'baseline-1' }, ada);
  }
  await review(db, project, done[1]?.annotation, { verdict: 'approved', comment: '' }, ada);
  await review(db, project, done[3]?.annotation, { verdict: 'rejected', comment: 'Look once more: one is missing, near the end.' }, ada);
  return project;
}

async function review(db: Db, project: Project, annotation: number | undefined, said: Pick<Judgement, 'verdict' | 'comment'>, by: User) {
  if (annotation !== undefined) await reviewAnnotation(db, project, annotation, { ...said, version: 1 }, by);
}

/** Makes people and projects; `say` hears the passwords, which are written nowhere. */
export async function seedDemo(db: Db, say: (line: string) => void): Promise<Project[]> {
  const lines: string[] = [];
  const made = await db.transaction(async (tx) => {
    const people = await makePeople(tx, (line) => lines.push(line));
    const projects: Project[] = [];
    for (const kind of ['text', 'image', 'audio'] as const) projects.push(await tell(tx, kind, people));
    return projects;
  });
  for (const line of lines) say(line);
  return made;
}
