import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { labelingConfigs, projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { paths } from '#app/core/paths.ts';
import { record } from '../activities.ts';
import { shareMedia } from '../files.ts';
import { lockProject, logOf, titleLength } from '../projects.ts';
import { copyTabs } from '../tabs.ts';
import { keepCohort } from './overlap.ts';
import { refreshStatistics } from './statistics.ts';

/**
 * A copy with the same settings, labeling config and tabs; with its tasks (data only: no annotations, predictions or drafts) if asked.
 * Unpublished, without invite link, owned by whom copies it.
 */
export async function duplicateProject(db: Db, project: Project, input: { withTasks: boolean }, by: User): Promise<Project> {
  const made = await db.transaction(async (tx) => {
    const source = await lockProject(tx, project);
    const { id: _id, createdAt: _created, updatedAt: _updated, ...settings } = source;
    const [copy] = await tx
      .insert(projects)
      .values({
        ...settings,
        title: await nextTitle(tx, source.title, by),
        createdBy: by.id,
        publishedAt: null,
        publishedBy: null,
        inviteToken: null,
        modelVersion: '',
        configVersion: source.configVersion ? 1 : 0,
        lastInnerId: input.withTasks ? source.lastInnerId : 0,
      })
      .returning();
    await tx.insert(projectMembers).values({ projectId: copy!.id, userId: by.id });
    await copyConfig(tx, source, copy!, by);
    await copyTabs(tx, source, copy!, by);
    if (input.withTasks) await copyTasks(tx, source, copy!, by);
    await record(tx, { ...logOf(copy!, by), act: 'duplicate project', details: { from: source.id, withTasks: input.withTasks } });
    return copy!;
  });
  await refreshStatistics(db, made);
  return made;
}

async function copyConfig(tx: Db, source: Project, copy: Project, by: User): Promise<void> {
  const [config] = await tx
    .select()
    .from(labelingConfigs)
    .where(and(eq(labelingConfigs.projectId, source.id), eq(labelingConfigs.version, source.configVersion)));
  if (config) await tx.insert(labelingConfigs).values({ projectId: copy.id, version: 1, markup: config.markup, createdBy: by.id });
}

/** Tasks name uploaded pictures and sounds by a path within their project, so that its members may see them: the copy's by the copy. */
async function copyTasks(tx: Db, source: Project, copy: Project, by: User): Promise<void> {
  await tx.execute(sql`insert into tasks (project_id, inner_id, external_id, data, meta, overlap, source, created_by)
    select ${copy.id}, inner_id, external_id, replace(data::text, ${paths.fileFolder(source.id)}, ${paths.fileFolder(copy.id)})::jsonb, meta, ${copy.overlap}, source, ${by.id}
    from tasks where project_id = ${source.id} order by inner_id`);
  await shareMedia(tx, source, copy);
  await keepCohort(tx, copy);
}

/** "Birds (1)", "Birds (2)" and so on, shortened to fit. A suffix that is there already counts on. */
async function nextTitle(tx: Db, title: string, by: User): Promise<string> {
  const stem = title.replace(/ \(\d+\)$/, '');
  const taken = await tx.select({ title: projects.title }).from(projects).where(eq(projects.createdBy, by.id));
  const titles = new Set(taken.map((row) => row.title));
  for (let number = 1; ; number += 1) {
    const suffix = ` (${number})`;
    const tried =
      Array.from(stem)
        .slice(0, titleLength.max - suffix.length)
        .join('') + suffix;
    if (!titles.has(tried)) return tried;
  }
}
