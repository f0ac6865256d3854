import { sql } from 'drizzle-orm';

import type { Db } from '#app/db/client.ts';

/** A monitor would rather hear "no" than nothing. */
const patienceMs = 3000;

/** Whether the database answers in good time. */
export async function isAlive(db: Db): Promise<boolean> {
  const answer = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, patienceMs, false)));
  return Promise.race([answer, impatience]).finally(() => clearTimeout(timer));
}
