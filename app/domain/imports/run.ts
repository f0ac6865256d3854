/** The work of an import: read and check, ask where one wants to be asked, store. */
import { and, eq, ne } from 'drizzle-orm';
import { documentedLimits } from '#app/core/imports.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users } from '#app/db/schema/people.ts';
import { projects } from '#app/db/schema/projects.ts';
import { imports, type Import, type ImportProblem, type ImportState } from '#app/db/schema/transfers.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { currentConfig } from '../labeling-configs.ts';
import { refreshStatistics } from '../projects/statistics.ts';
import { alone } from '../transfers.ts';
import { commitImport } from './commit.ts';
import { recordEnding, recordFailure, whyFailed } from './endings.ts';
import type { Ground } from './item.ts';
import { importDirectly } from './direct.ts';
import { countsOf, listChanged, listUnknown, matchDecided, matchRows } from './match.ts';
import { isOffering, refusedOffer, takeOffer, type Offering, type Taken } from './offers.ts';
import { authorsOf } from './people.ts';
import { Reading } from './read.ts';
import { hasArchive, type Limits } from './sources.ts';
import { countStaged, dropProblems, dropStaged, mostProblems } from './staging.ts';
import { advance, Cancelled, noneRead } from './standing.ts';
import { dropUnpacked } from './unpacked.ts';

/** `enqueue` absent: what could be left to a job is done at once. */
export type Tools = { files: FileStore; clock: () => Date; enqueue?: Enqueue; limits?: Limits };

/** A job that comes for one of these has nothing to do. */
const settled: ReadonlySet<ImportState> = new Set(['done', 'refused', 'checked', 'cancelled']);

/**
 * Running it again is harmless: a finished one does nothing; one that was cut off while reading starts over, and one that was cut off while
 * storing stores. Two at once cannot be: the second one fails, and its job is tried again later.
 */
export async function runImport(db: Db, importId: number, tools: Tools): Promise<void> {
  const order = await maybeImport(db, importId);
  if (!order || settled.has(order.state)) return;
  await runAlone(db, importId, tools);
  await refreshStatistics(db, { id: order.projectId });
}

async function runAlone(db: Db, importId: number, tools: Tools): Promise<void> {
  await alone(db, `import ${importId}`, async (guard) => {
    const order = await maybeImport(db, importId);
    if (!order || settled.has(order.state)) return;
    try {
      if (await straightIn(db, guard, order, tools)) return;
      await checkAndStore(db, order, tools);
    } catch (error) {
      if (error instanceof Cancelled) return forget(db, order, tools);
      await failed(db, order, error, tools);
      throw error;
    }
  });
}

async function failed(db: Db, { id }: Import, error: unknown, { clock }: Tools): Promise<void> {
  await db.transaction(async (tx) => {
    const [order] = await tx
      .update(imports)
      .set({ state: 'failed', finishedAt: clock() })
      .where(and(eq(imports.id, id), ne(imports.state, 'cancelled')))
      .returning();
    if (order) await recordFailure(tx, order, whyFailed(error));
  });
}

/** What was written between the word that cancelled it and the moment that it was heard. */
async function forget(db: Db, order: Import, { files }: Tools): Promise<void> {
  await dropStaged(db, order);
  await dropProblems(db, order);
  await dropUnpacked(db, files, order);
}

/** Whoever saves a labeling config before it is stored has all of it checked anew. */
async function checkAndStore(db: Db, order: Import, tools: Tools): Promise<void> {
  const checked = await checkedImport(db, order, tools);
  if (!checked || (await store(db, checked, tools))) return;
  await checkAndStore(db, await undecided(db, checked), tools);
}

/** What was decided was decided about something else. */
const undecided = (db: Db, order: Import): Promise<Import> =>
  advance(db, order, { checkedAt: null, decidedAt: null, decidedBy: null, checkedAnew: true });

async function maybeImport(db: Db, id: number): Promise<Import | undefined> {
  const [order] = await db.select().from(imports).where(eq(imports.id, id));
  return order;
}

/** Whether the short way was open and all of it right. Unpacking takes long, and nobody shall wait for it. */
async function straightIn(db: Db, guard: Db, order: Import, tools: Tools): Promise<boolean> {
  if (order.asks === 'always' || order.onlyKnown || order.checkedAt || order.decidedAt || (await hasArchive(db, order))) return false;
  await begin(db, order, tools);
  return importDirectly(db, guard, order, await groundOf(db, order), tools.limits ?? documentedLimits, tools);
}

const begin = (db: Db, order: Import, { clock }: Tools) =>
  advance(db, order, { state: 'running', startedAt: order.startedAt ?? clock(), checkedAt: null, problems: [] });

/** All of it staged, and right; undefined when something was wrong. What a crash of the database took is read again. */
async function checkedImport(db: Db, order: Import, tools: Tools): Promise<Import | undefined> {
  if (order.checkedAt && (await countStaged(db, order)) === order.taskCount) return order;
  await begin(db, order, tools);
  const ground = await groundOf(db, order);
  const reading = new Reading(db, tools, order, ground, tools.limits ?? documentedLimits);
  await reading.readAll();
  // Whoever said beforehand that what is offered is to be used said so of the config that there was then.
  const isSaidBefore = reading.offer !== undefined && order.takesOffer && order.asks === 'never';
  const configVersion = isSaidBefore ? (order.configVersion ?? ground.version) : ground.version;
  const read = await advance(db, order, { notes: reading.notes, offer: reading.offer ?? null, configVersion });
  const { counts, problems, borrowed } = reading.staging;
  if (counts.problems > 0) {
    await refuse(db, order, { problems, count: counts.problems, kinds: await kindsRead(db, read) }, tools);
    return undefined;
  }
  return advance(db, order, { checkedAt: tools.clock(), borrowed: [...borrowed], answersAloneCount: counts.alone });
}

/** What the rows that are right would be. Nobody asked where they are not even kept. */
async function kindsRead(db: Db, order: Import): Promise<Kinds | undefined> {
  if (order.asks === 'never') return undefined;
  const rows = await countStaged(db, order);
  return countsOf(await matchRows(db, order, rows), rows);
}

type Kinds = ReturnType<typeof countsOf>;
type Refusal = { problems: ImportProblem[]; count: number; kinds?: Kinds };

async function refuse(db: Db, order: Import, { problems, count, kinds }: Refusal, { files, clock }: Tools): Promise<true> {
  await db.transaction(async (tx) => {
    await advance(tx, order, { ...noneRead, ...kinds, state: 'refused', finishedAt: clock(), problemCount: count, problems });
    await recordEnding(tx, order, 'refuse import', { problems: count });
  });
  // Whoever waits hears of it first: to drop what was read takes long. What a crash leaves here is tidied at night.
  await dropStaged(db, order);
  await dropUnpacked(db, files, order);
  return true;
}

/** Of what nobody can be asked about: taken where that was said, else refused. */
async function offered(db: Db, order: Offering): Promise<Taken> {
  if (!order.takesOffer) return { faults: refusedOffer(order) };
  return db.transaction(async (tx) => {
    await advance(tx, order, { state: 'running' });
    return takeOffer(tx, order);
  });
}

/**
 * Stores what is decided; what is not waits for a person, or is refused where nobody can be asked. False where the labeling config is no longer
 * the one that it was checked against: then nothing is stored.
 */
async function store(db: Db, order: Import, tools: Tools): Promise<boolean> {
  if (order.decidedAt) return commitImport(db, order, tools);
  if (order.asks === 'never' && isOffering(order)) {
    const taken = await offered(db, order);
    if ('faults' in taken) return refuse(db, order, { problems: taken.faults, count: taken.faults.length }, tools);
    order = { ...order, configVersion: taken.version };
  }
  const matched = order.asks === 'never' ? await matchDecided(db, order) : await matchRows(db, order, order.taskCount);
  const { changed, same } = matched;
  const unknown = order.onlyKnown ? await listUnknown(db, order, mostProblems) : { count: 0, problems: [] };
  if (unknown.count > 0) return refuse(db, order, { ...unknown, kinds: countsOf(matched, order.taskCount - unknown.count) }, tools);
  if (order.asks === 'always' || (order.asks === 'if needed' && (changed + same > 0 || order.offer !== null))) {
    await advance(db, order, { ...countsOf(matched, order.taskCount), state: 'checked' });
    return true;
  }
  if (order.duplicates === 'refuse' && changed > 0)
    return refuse(db, order, { problems: await listChanged(db, order, mostProblems), count: changed }, tools);
  return commitImport(db, order, tools);
}

async function groundOf(db: Db, order: Import): Promise<Ground> {
  const [project] = await db.select().from(projects).where(eq(projects.id, order.projectId));
  if (!project) throw notFound();
  const [by] = await db.select().from(users).where(eq(users.id, order.createdBy));
  const { parsed } = await currentConfig(db, project);
  return {
    config: project.configVersion === 0 ? undefined : parsed,
    version: project.configVersion,
    by: by!,
    people: await authorsOf(db, project, order.createdBy),
    project: project.id,
  };
}
