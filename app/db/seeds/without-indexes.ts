/** Filling tables first and building their indexes and references afterwards takes a third of the time. */
import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';

type Part = { name: string; tab: string; definition: string };

/** The seed finds the tasks of a batch by these. */
const needed = ['tasks_project_id_inner_id_index'];
const tables = sql`('tasks'::regclass, 'task_words'::regclass, 'annotations'::regclass, 'predictions'::regclass)`;

/** Does `work` without the secondary indexes and references of the large tables. In the same transaction, so that they can never stay away. */
export async function withoutIndexes(tx: Db, work: () => Promise<void>): Promise<void> {
  const references = await tx.execute<Part>(
    sql`select conname as name, conrelid::regclass::text as tab, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and conrelid in ${tables}`,
  );
  const indexes = await tx.execute<Part>(
    sql`select indexrelid::regclass::text as name, indrelid::regclass::text as tab, pg_get_indexdef(indexrelid) as definition from pg_index where not indisprimary and indrelid in ${tables}`,
  );
  const dropped = indexes.filter(({ name }) => !needed.includes(name.replaceAll('"', '')));
  for (const { name, tab } of references) await tx.execute(sql`alter table ${sql.identifier(tab)} drop constraint ${sql.identifier(name)}`);
  for (const { name } of dropped) await tx.execute(sql`drop index ${sql.identifier(name.replaceAll('"', ''))}`);
  await work();
  await tx.execute(sql`set local maintenance_work_mem = '256MB'`);
  for (const { definition } of dropped) await tx.execute(sql.raw(definition));
  for (const { name, tab, definition } of references)
    await tx.execute(sql`alter table ${sql.identifier(tab)} add constraint ${sql.identifier(name)} ${sql.raw(definition)}`);
}
