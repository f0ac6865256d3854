import { eq } from 'drizzle-orm';
import { checkChange } from '#app/core/labeling/check.ts';
import { parseConfig } from '#app/core/labeling/config.ts';
import { relationsTag } from '#app/core/labeling/relations-tag.ts';
import type { LabelingConfig, Problem } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { labelingConfigs, projects, type Project } from '#app/db/schema/projects.ts';
import { record } from '../activities.ts';
import { currentConfig } from '../labeling-configs.ts';
import { lockProject, logOf } from '../projects.ts';
import { countersOf } from '../projects/counters.ts';
import { findUsage, missingKeys, usageOfAll } from './usage.ts';

/** Something that stands in the way of a change: answers or tasks that it would leave behind. `count` of results or tasks. */
export type Orphan = { what: string; count: number; message: string };
/** `version` is the one in force afterwards; unchanged markup makes no new one. */
export type SavedConfig = { ok: true; version: number; made: boolean } | { ok: false; problems: Problem[]; orphans: Orphan[] };

/**
 * Saves a labeling config as a new version. Where annotations exist it must keep every data key, control and used label;
 * where tasks exist it may read no key they lack. Problems come back with their places; nothing is thrown for them.
 */
export async function saveLabelingConfig(db: Db, project: Pick<Project, 'id'>, markup: string, by: User): Promise<SavedConfig> {
  const text = markup.replaceAll('\r\n', '\n').trim();
  const { config, problems } = parseConfig(text);
  if (!config) return { ok: false, problems, orphans: [] };
  return db.transaction(async (tx) => {
    // No answer may come in between the check and the new version.
    const locked = await lockProject(tx, project, 'update');
    const current = await currentConfig(tx, locked);
    if (current.markup === text && current.version > 0) return { ok: true, version: current.version, made: false };
    const orphans = await orphansOf(tx, locked, current.parsed, config);
    if (orphans.length > 0) return { ok: false, problems, orphans };
    return { ok: true, version: await addVersion(tx, locked, text, by), made: true };
  });
}

async function addVersion(tx: Db, project: Project, markup: string, by: User): Promise<number> {
  const version = project.configVersion + 1;
  await tx.insert(labelingConfigs).values({ projectId: project.id, version, markup, createdBy: by.id });
  await tx.update(projects).set({ configVersion: version, updatedAt: new Date() }).where(eq(projects.id, project.id));
  await record(tx, { ...logOf(project, by), act: 'change labeling config', subject: 'labeling config', subjectId: version, details: { version } });
  return version;
}

/** What a change would orphan, exactly; empty: it may be saved. */
export async function orphansOf(db: Db, project: Pick<Project, 'id'>, before: LabelingConfig, next: LabelingConfig): Promise<Orphan[]> {
  const { tasks, annotations, skips, groundTruths } = await countersOf(db, project);
  const lacking = tasks > 0 ? await missingKeys(db, project, before, next) : [];
  const keys = lacking.map(({ key, tag, tasks: count }) => ({
    what: `$${key}`,
    count,
    message: `<${tag}> shows "$${key}", which ${count === 1 ? '1 task lacks' : `${count.toLocaleString('en-GB')} tasks lack`}. Use a key the tasks have, or import tasks that have it into a new project.`,
  }));
  const isAnnotated = annotations + skips + groundTruths > 0;
  // Before a config lists labels for relations, they may wear any.
  const listsRelations = relationsTag(next) !== undefined && relationsTag(before) === undefined;
  const mayLose = listsRelations || checkChange(before, next, usageOfAll(before)).length > 0;
  if (!isAnnotated || !mayLose) return keys;
  const lost = checkChange(before, next, await findUsage(db, project));
  return [
    ...keys,
    ...lost.map((problem) => ({
      what: problem.kind === 'data key' ? `$${problem.key}` : problem.kind === 'control' ? problem.control : `${problem.control}: ${problem.label}`,
      count: problem.kind === 'data key' ? annotations + skips + groundTruths : problem.count,
      message: problem.message,
    })),
  ];
}
