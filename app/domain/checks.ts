/** Reading through all of a project, or of snapshots of it, without changing them: what an export would lose, how two states differ. */
import { and, desc, eq } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { checks, type Check, type CheckKind } from '#app/db/schema/snapshots.ts';
import type { Loss } from '#app/formats/losses.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from './activities.ts';
import { findDifferences, prepareDifferences, type DifferencesInput } from './checks/differences.ts';
import { findLosses, prepareLosses, type LossesInput } from './checks/losses.ts';
import { Reading } from './checks/reading.ts';
import type { Differences } from './snapshots/differences.ts';
import { alone } from './transfers.ts';

/** What is asked and what comes out, by kind. */
export type CheckOrder = { kind: 'losses'; input: LossesInput } | { kind: 'differences'; input: DifferencesInput };
export type Found = { losses: { losses: Loss[] }; differences: Differences };
export type CheckOf<Kind extends CheckKind> = Check & {
  kind: Kind;
  input: Extract<CheckOrder, { kind: Kind }>['input'];
  outcome: Found[Kind] | null;
};

const acts = { losses: 'check export', differences: 'compare snapshots' } as const satisfies Record<CheckKind, string>;

/** Asks for a check; a job does it. @throws Refused invalid, not-found, conflict for what cannot be checked */
export async function startCheck(
  db: Db,
  project: Project,
  order: CheckOrder,
  by: User,
  { enqueue, files }: { enqueue: Enqueue; files: FileStore },
): Promise<Check> {
  return db.transaction(async (tx) => {
    const totalTasks =
      order.kind === 'losses' ? await prepareLosses(tx, project, order.input, files) : await prepareDifferences(tx, project, order.input);
    const [made] = await tx
      .insert(checks)
      .values({ projectId: project.id, createdBy: by.id, kind: order.kind, input: order.input, totalTasks })
      .returning();
    await enqueue(tx, 'check.run', { checkId: made!.id });
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: acts[order.kind],
      subject: 'project',
      subjectId: project.id,
      details: order.kind === 'losses' ? { format: order.input.format } : {},
    });
    return made!;
  });
}

type Tools = { files: FileStore; clock: () => Date };

/** Running it again after a crash reads anew; a finished one is left alone. All is read as it was at one moment. */
export async function runCheck(db: Db, id: number, { files, clock }: Tools): Promise<void> {
  const change = (values: Partial<Check>) => db.update(checks).set(values).where(eq(checks.id, id));
  const work = async (guard: Db): Promise<void> => {
    const [found] = await guard
      .select({ check: checks, project: projects })
      .from(checks)
      .innerJoin(projects, eq(projects.id, checks.projectId))
      .where(eq(checks.id, id));
    if (!found || found.check.state === 'done' || found.check.state === 'refused') return;
    await change({ state: 'running', readTasks: 0 });
    const reading = new Reading((readTasks) => change({ readTasks }));
    try {
      const outcome = await outcomeOf(guard, found.project, found.check, files, reading);
      await change({ state: 'done', outcome, readTasks: reading.count, finishedAt: clock() });
    } catch (error) {
      // What was to be checked changed meanwhile, or is gone: trying again would find no other.
      const isRefused = error instanceof Refused;
      await change({ state: isRefused ? 'refused' : 'failed', finishedAt: clock() });
      if (!isRefused) throw error;
    }
  };
  await alone(db, `check ${id}`, work, { atOneMoment: true });
}

async function outcomeOf(db: Db, project: Project, check: Check, files: FileStore, reading: Reading): Promise<Record<string, unknown>> {
  return check.kind === 'losses'
    ? { losses: await findLosses(db, project, check.input as LossesInput, files, reading) }
    : findDifferences(db, project, check.input as DifferencesInput, files, reading);
}

/** @throws Refused not-found for one that is missing or of another kind */
export async function findCheck<Kind extends CheckKind>(db: Db, project: Pick<Project, 'id'>, id: number, kind: Kind): Promise<CheckOf<Kind>> {
  const [found] = await db
    .select()
    .from(checks)
    .where(and(eq(checks.id, id), eq(checks.projectId, project.id), eq(checks.kind, kind)));
  if (!found) throw notFound();
  return found as CheckOf<Kind>;
}

/** Newest first, the last ten. */
export async function listChecks<Kind extends CheckKind>(db: Db, project: Pick<Project, 'id'>, kind: Kind): Promise<CheckOf<Kind>[]> {
  const found = await db
    .select()
    .from(checks)
    .where(and(eq(checks.projectId, project.id), eq(checks.kind, kind)))
    .orderBy(desc(checks.id))
    .limit(10);
  return found as CheckOf<Kind>[];
}
