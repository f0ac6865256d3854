/** What the annotations of a project hold on to: controls, labels, labels of relations, data keys. */
import { sql } from 'drizzle-orm';
import type { InUse } from '#app/core/labeling/check.ts';
import { everyLabel } from '#app/core/labeling/every-label.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { dataNeeds } from '#app/core/labeling/needs.ts';
import { relationsTag } from '#app/core/labeling/relations-tag.ts';
import { resultOf } from '#app/core/labeling/tags.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';

/**
 * Counts results by control and by label. Reads every annotation of the project, so ask only when the answer matters.
 * A label stands in `value[type]` of its row, alone or as a path of a tree; one of a relation, which no control makes, in the row itself.
 */
export async function findUsage(db: Db, project: Pick<Project, 'id'>): Promise<InUse> {
  const rows = await db.execute<{ control: string | null; to: string; type: string; label: unknown; count: number; first: boolean }>(sql`
    with rows as (
      select r, r->>'type' as type from annotations a, jsonb_array_elements(a.result) r where a.project_id = ${project.id}
    ), results as (
      select r->>'from_name' as control, coalesce(r->>'to_name', '') as "to", coalesce(type, '') as type, r->'value'->type as labels
      from rows where r->>'from_name' is not null and type is distinct from 'relation'
      union all
      select null, '', type, r->'labels' from rows where type = 'relation'
    )
    select control, "to", type, null::jsonb as label, count(*)::int as count, true as first from results
      where control is not null group by control, "to", type
    union all
    select control, '', '', label, count(*)::int, false from results,
      jsonb_array_elements(case when jsonb_typeof(labels) = 'array' then labels else '[]'::jsonb end) label
    where type <> 'textarea' group by control, label`);
  // Names come from outside: `__proto__` must be a key like any other.
  const used: InUse = { controls: bare(), labels: bare(), relations: bare() };
  for (const { control, to, type, label, count, first } of rows) {
    const name = typeof label === 'string' ? label : JSON.stringify(label);
    if (control === null) used.relations[name] = count;
    else if (first) used.controls[control] = { to, type, count: count + (used.controls[control]?.count ?? 0) };
    else (used.labels[control] ??= bare())[name] = count;
  }
  return used;
}

const bare = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

/** As if everything the config offers were in use: what survives this needs no counting. */
export function usageOfAll(config: LabelingConfig): InUse {
  const relations = Object.fromEntries((relationsTag(config)?.labels ?? []).map(({ value }) => [value, 1]));
  const used: InUse = { controls: {}, labels: {}, relations };
  for (const control of config.controls) {
    const type = resultOf(control.type)?.type;
    if (!type) continue;
    used.controls[control.name] = { to: control.toNames.join(','), type, count: 1 };
    used.labels[control.name] = Object.fromEntries([...everyLabel(control.labels)].map(({ label }) => [label.name, 1]));
  }
  return used;
}

export type MissingKey = { key: string; tag: string; tasks: number };

/** Keys that `next` must read and `before` did not, with how many tasks lack them. */
export async function missingKeys(db: Db, project: Pick<Project, 'id'>, before: LabelingConfig, next: LabelingConfig): Promise<MissingKey[]> {
  const fresh = new Map(
    dataNeeds(next)
      .filter(({ required, reference }) => required && !before.dataKeys.includes(reference.key))
      .map(({ reference, tag }) => [reference.key, tag.type]),
  );
  const missing: MissingKey[] = [];
  for (const [key, tag] of fresh) {
    const [row] = await db.execute<{ lacking: number }>(
      sql`select count(*)::int as lacking from tasks where project_id = ${project.id} and not (data ? ${key})`,
    );
    if (row && row.lacking > 0) missing.push({ key, tag, tasks: row.lacking });
  }
  return missing;
}
