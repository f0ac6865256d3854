/** What the planner of the database is told of a project that has grown all at once: it learns by itself only as a whole table changes. */
import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { countersOf } from './counters.ts';

/** Smaller ones are quick with any plan. */
const many = 2000;
/** So many times too few, and plans are made for another project. */
const far = 10;

type Table = 'tasks' | 'annotations' | 'predictions';

async function expected(db: Db, table: Table, { id }: Pick<Project, 'id'>): Promise<number> {
  const [row] = await db.execute<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(
    sql`explain (format json) select 1 from ${sql.identifier(table)} where project_id = ${sql.raw(String(id))}`,
  );
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}

/** After many rows were stored, and seen by all. Some seconds at millions of rows; nothing where the project is known well enough. */
export async function refreshStatistics(db: Db, project: Pick<Project, 'id'>): Promise<void> {
  const counters = await countersOf(db, project);
  for (const table of ['tasks', 'annotations', 'predictions'] as const) {
    const count = counters[table];
    if (count >= many && (await expected(db, table, project)) * far < count) await db.execute(sql`analyze ${sql.identifier(table)}`);
  }
}
