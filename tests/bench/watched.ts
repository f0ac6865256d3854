/** What something costs while it is done: memory of server and database, against what the rows alone cost. */
import type { Connection } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tellNumber } from './figures.ts';
import { dataOf, type Memory } from './started.ts';

export const noMemory: Memory = { server: 0, postgres: 0 };
export const sum = ({ server, postgres }: Memory): number => server + postgres;
export const seconds = (ms: number): number => Math.round(ms / 100) / 10;

/** The most that server and PostgreSQL hold while something is done, in megabytes; nothing where the system does not tell. */
export async function watched<T>(pid: number, act: () => Promise<T>): Promise<{ value: T; took: number; peak: Memory }> {
  let peak = noMemory;
  const from = performance.now();
  const clock = setInterval(() => {
    const now = dataOf(pid) ?? noMemory;
    if (sum(now) > sum(peak)) peak = now;
  }, 200);
  try {
    const value = await act();
    return { value, took: performance.now() - from, peak };
  } finally {
    clearInterval(clock);
  }
}

/** What the rows alone cost, as PostgreSQL writes them. */
export async function copied({ sql }: Connection, project: Pick<Project, 'id'>): Promise<{ bytes: number; took: number }> {
  const from = performance.now();
  const rows = await sql`copy (select t.id, t.inner_id, t.data, t.meta, t.overlap, t.created_at, t.updated_at, a.* from tasks t
    left join annotations a on a.task_id = t.id where t.project_id = ${sql.unsafe(String(project.id))} order by t.id, a.id) to stdout`.readable();
  let bytes = 0;
  await new Promise((done, fail) => {
    rows.on('data', (chunk: Uint8Array) => (bytes += chunk.length));
    rows.on('end', done).on('error', fail);
  });
  return { bytes, took: performance.now() - from };
}

/** Milliseconds of what it is measured against, megabytes at rest, and what may be at most. */
export type Measure = { pid: number; against: number; rest: Memory; budget: { ratio: number; memory: number } };

/** Does it, and tells how many times the other it took and what it held above rest; false when one is over its budget. */
export async function tellCosts<T>(title: string, measure: Measure, act: () => Promise<T>): Promise<{ value: T; within: boolean }> {
  const { pid, against, rest, budget } = measure;
  const { value, took, peak } = await watched(pid, act);
  const isQuick = tellNumber(`${title}: ${seconds(took)} s`, Math.round((took / against) * 10) / 10, 'x', budget.ratio);
  const isFlat = tellNumber('  memory above rest', Math.max(sum(peak) - sum(rest), 0), 'MB', budget.memory);
  return { value, within: isQuick && isFlat };
}
