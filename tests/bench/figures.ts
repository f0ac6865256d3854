/** How figures are taken and printed: each with its budget, so that one look shows what is over. */
import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The value below which `share` of them lie. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(Math.ceil(values.length * share) - 1, 0)] ?? 0;

const ms = (value: number): string => `${value.toFixed(1).padStart(7)} ms`;

/** p50 and p95 of times in milliseconds; false when p95 is not under the budget. Without a budget it only tells. */
export function tellTimes(title: string, times: readonly number[], budget = Infinity): boolean {
  const p95 = quantile(times, 0.95);
  const isWithin = p95 < budget;
  say(`${title.padEnd(66)} p50 ${ms(quantile(times, 0.5))}   p95 ${ms(p95)}   n ${times.length}${isWithin ? '' : '   OVER'}`);
  return isWithin;
}

/** One number against what it may be at most. */
export function tellNumber(title: string, value: number, unit: string, budget = Infinity): boolean {
  const isWithin = value <= budget;
  const most = budget === Infinity ? '' : ` of ${budget.toLocaleString('en-GB')}`;
  say(`${title.padEnd(66)} ${value.toLocaleString('en-GB').padStart(11)}${most} ${unit}${isWithin ? '' : '   OVER'}`);
  return isWithin;
}

/** What one question to the database costs here and now: the other times are to be read against it. */
export async function bareTimes(db: Db, count = 400): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    await db.execute(sql`select 1`);
    times.push(performance.now() - start);
  }
  return times;
}
