/** Every problem of an import, as a table to mend the files by. */
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { importProblems } from '#app/db/schema/import-rows.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import { cell } from '#app/formats/csv.ts';

const page = 2000;

/** CSV: file, line, problem. Formulas in names or data stay text (T19). */
export async function* problemsFile(db: Db, order: Pick<Import, 'id'>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (...values: (string | number)[]): string => `${values.map((value) => cell(value)).join(',')}\r\n`;
  yield encoder.encode(line('file', 'line', 'problem'));
  for (let after = 0; ;) {
    const rows = await db
      .select()
      .from(importProblems)
      .where(and(eq(importProblems.importId, order.id), gt(importProblems.number, after)))
      .orderBy(asc(importProblems.number))
      .limit(page);
    if (rows.length === 0) return;
    after = rows.at(-1)!.number;
    yield encoder.encode(rows.map((row) => line(row.file, row.line, row.message)).join(''));
  }
}
