import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { pageOf, readPlace, type Page, type Place } from '#app/core/pages.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { labelingConfigs, type Project } from '#app/db/schema/projects.ts';

/** What a project without a config has: a page with nothing on it. It could not be saved, so it is not parsed. */
export const emptyMarkup = '<View></View>';
export const emptyConfig: LabelingConfig = {
  markup: emptyMarkup,
  root: { type: 'View', attributes: {}, children: [], text: '', line: 1, column: 1 },
  objects: [],
  controls: [],
  dataKeys: [],
};

/** The config in force. `id` is null (and `version` 0) while none has been saved; annotations name the id they were made under. */
export type CurrentConfig = { id: number | null; version: number; markup: string; parsed: LabelingConfig };

/** Parsing costs more than looking up; the markup itself is the key, so no entry can ever be stale. */
const parsedByMarkup = new Map<string, LabelingConfig>();
const keptInMemory = 200;

/** Parses a config that was checked when it was saved. */
export function parsedConfig(markup: string): LabelingConfig {
  const kept = parsedByMarkup.get(markup);
  if (kept) return kept;
  const { config, problems } = parseConfig(markup);
  if (!config) throw new Error(`A stored labeling config does not parse: ${problems[0]?.message ?? 'no reason given'}`);
  if (parsedByMarkup.size >= keptInMemory) parsedByMarkup.delete(parsedByMarkup.keys().next().value!);
  parsedByMarkup.set(markup, config);
  return config;
}

/** The config a project's tasks are labeled with now. One query. */
export async function currentConfig(db: Db, project: Pick<Project, 'id' | 'configVersion'>): Promise<CurrentConfig> {
  if (project.configVersion === 0) return { id: null, version: 0, markup: emptyMarkup, parsed: emptyConfig };
  const { id, version, markup } = await findLabelingConfig(db, project, project.configVersion);
  return { id, version, markup, parsed: parsedConfig(markup) };
}

/** A version as lists show it: without its markup, of which there may be much. */
export type ListedVersion = { id: number; version: number; createdAt: Date; by: Pick<User, 'firstName' | 'lastName' | 'email'> | null };
export type ConfigVersion = ListedVersion & { markup: string };

const versionColumns = {
  id: labelingConfigs.id,
  version: labelingConfigs.version,
  createdAt: labelingConfigs.createdAt,
  by: { firstName: users.firstName, lastName: users.lastName, email: users.email },
};

const pageSize = 50;

/** Newest first. One query. */
export async function listLabelingConfigs(db: Db, project: Pick<Project, 'id'>, place: Place = {}): Promise<Page<ListedVersion>> {
  const { from, back } = readPlace(place);
  const found = await db
    .select(versionColumns)
    .from(labelingConfigs)
    .leftJoin(users, eq(users.id, labelingConfigs.createdBy))
    .where(
      and(eq(labelingConfigs.projectId, project.id), from && (back ? gt(labelingConfigs.version, from.id) : lt(labelingConfigs.version, from.id))),
    )
    .orderBy(back ? asc(labelingConfigs.version) : desc(labelingConfigs.version))
    .limit(pageSize + 1);
  return pageOf(found, pageSize, place, ({ version }) => ({ value: null, id: version }));
}

/** @throws Refused not-found for a version this project never had. */
export async function findLabelingConfig(db: Db, project: Pick<Project, 'id'>, version: number): Promise<ConfigVersion> {
  const [found] = await db
    .select({ ...versionColumns, markup: labelingConfigs.markup })
    .from(labelingConfigs)
    .leftJoin(users, eq(users.id, labelingConfigs.createdBy))
    .where(and(eq(labelingConfigs.projectId, project.id), eq(labelingConfigs.version, version)));
  if (!found) throw notFound();
  return found;
}
