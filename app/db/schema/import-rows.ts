/** What an import has read, until it becomes tasks or is dropped. */
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Meta } from '#app/core/meta.ts';
import { reference } from './columns.ts';
import { imports } from './transfers.ts';

/**
 * Rows read and checked but not yet tasks; emptied with the import that made them. Unlogged (migration `import_flow`) and without a reference:
 * they are written once for every task, and an import whose rows a crash took reads its files again.
 */
export const importRows = pgTable(
  'import_rows',
  {
    importId: reference().notNull(),
    rowNumber: integer().notNull(),
    source: text().notNull(),
    /** Line of the file. */
    line: integer().notNull().default(0),
    /** What the file calls the task, and the task of this project that it came from. */
    externalId: text(),
    ownTask: bigint({ mode: 'number' }),
    /** JSON's null: answers alone, to the task that is called so. */
    data: jsonb().$type<Record<string, unknown> | null>().notNull(),
    meta: jsonb().$type<Meta>().notNull(),
    annotations: jsonb().$type<unknown[]>().notNull(),
    predictions: jsonb().$type<unknown[]>().notNull(),
    drafts: jsonb().$type<unknown[]>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.importId, t.rowNumber] })],
);

export type MatchKind = 'same' | 'changed' | 'held';

/** Which rows are tasks of the project already. Rows that are not here are new. */
export const importMatches = pgTable(
  'import_matches',
  {
    importId: reference().notNull(),
    rowNumber: integer().notNull(),
    taskId: reference().notNull(),
    kind: text().$type<MatchKind>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.rowNumber] })],
);

/** Every fault of an import, in the order found. */
export const importProblems = pgTable(
  'import_problems',
  {
    importId: reference()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    message: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.number] })],
);

/** Hashes of the data of a project's tasks, up to the newest task here; the rest is added when the next import asks (domain/imports/match). */
export const taskKeys = pgTable(
  'task_keys',
  {
    projectId: reference().notNull(),
    taskId: reference().notNull(),
    hash: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.taskId] }), index().on(t.projectId, t.hash)],
);
