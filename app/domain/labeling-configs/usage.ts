/** What the annotations of a project hold on to: controls, labels, data keys. */
import { sql } from 'drizzle-orm';
import type { InUse } from '#app/core/labeling/check.ts';
import { everyLabel } from '#app/core/labeling/every-label.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { dataNeeds } from '#app/core/labeling/needs.ts';
import { resultOf } from '#app/core/labeling/tags.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';

/**
 * Counts results by control and by label. Reads every annotation of the project, so ask only when the answer matters.
 * A label stands in `value[type]` of its row, alone or as a path of a tree.
 */
export async function findUsage(db: Db, project: Pick<Project, 'id'>): Promise<InUse> {
  const rows = await db.execute<{ control: string; to: string; type: string; label: unknown; count: number; first: boolean }>(sql`
    with results as (
      select r->>'from_name' as control, coalesce(r->>'to_name', '') as "to", coalesce(r->>'type', '') as type, r->'value'->(r->>'type') as labels
      from annotations a, jsonb_array_elements(a.result) r where a.project_id = ${project.id} and r->>'from_name' is not null
    )
    select control, "to", type, null::jsonb as label, count(*)::int as count, true as first from results group by control, "to", type
    union all
    select control, '', '', label, count(*)::int, false from results,
      jsonb_array_elements(case when jsonb_typeof(labels) = 'array' then labels else '[]'::jsonb end) label
    where type <> 'textarea' group by control, label`);
  // Names come from outside: `__proto__` must be a key like any other.
  const used: InUse = { controls: Object.create(null) as InUse['controls'], labels: Object.create(null) as InUse['labels'] };
  for (const row of rows) {
    if (row.first) {
      const known = used.controls[row.control];
      used.controls[row.control] = { to: row.to, type: row.type, count: row.count + (known?.count ?? 0) };
    } else {
      const label = typeof row.label === 'string' ? row.label : JSON.stringify(row.label);
      (used.labels[row.control] ??= Object.create(null) as Record<string, number>)[label] = row.count;
    }
  }
  return used;
}

/** As if everything the config offers were in use: what survives this needs no counting. */
export function usageOfAll(config: LabelingConfig): InUse {
  const used: InUse = { controls: {}, labels: {} };
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
