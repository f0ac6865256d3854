import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, identity, instant, reference } from './columns.ts';
import { users } from './people.ts';
import { projects } from './projects.ts';
import { files, type TransferState } from './transfers.ts';

/** A project as it was at a time, under a name: a file in the store (`formats/snapshot-file.ts`), and here what lists show of it. */
export const snapshots = pgTable(
  'snapshots',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    title: text().notNull(),
    state: text().$type<TransferState>().notNull().default('waiting'),
    fileId: reference().references(() => files.id),
    /** Of what the file holds, unpacked: the same work has the same one. */
    sha256: text(),
    taskCount: integer().notNull().default(0),
    annotationCount: integer().notNull().default(0),
    predictionCount: integer().notNull().default(0),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (t) => [uniqueIndex().on(t.projectId, t.title), index().on(t.projectId, t.id)],
);
export type Snapshot = typeof snapshots.$inferSelect;

/** A new project that is being made of a snapshot, or what came of it: all of it is there, or nothing (`domain/snapshots/restore.ts`). */
export const restorations = pgTable(
  'restorations',
  {
    id: identity(),
    /** Of the snapshot. */
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    /** Null once it is deleted. */
    snapshotId: reference().references(() => snapshots.id, { onDelete: 'set null' }),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    /** Of the new project. */
    title: text().notNull(),
    state: text().$type<TransferState>().notNull().default('waiting'),
    /** Tasks taken out of the snapshot, and stored, of so many. */
    readTasks: integer().notNull().default(0),
    storedTasks: integer().notNull().default(0),
    totalTasks: integer().notNull().default(0),
    /** The tasks in the file store, from when all of them are taken out until they are stored. */
    kept: jsonb().$type<{ key: string; size: number; sha256: string }>(),
    /** Why it was refused, for people. */
    reason: text(),
    madeProjectId: reference().references(() => projects.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (t) => [index().on(t.projectId, t.id), index().on(t.snapshotId), index().on(t.madeProjectId)],
);
export type Restoration = typeof restorations.$inferSelect;

export type CheckKind = 'losses' | 'differences';

/** A reading through all of a project or of snapshots that changes nothing, and what it found (`domain/checks.ts`). */
export const checks = pgTable(
  'checks',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    kind: text().$type<CheckKind>().notNull(),
    /** What is checked; its shape goes with the kind. */
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<TransferState>().notNull().default('waiting'),
    /** Tasks read, of so many. */
    readTasks: bigint({ mode: 'number' }).notNull().default(0),
    totalTasks: bigint({ mode: 'number' }).notNull().default(0),
    outcome: jsonb().$type<Record<string, unknown>>(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (t) => [index().on(t.projectId, t.id)],
);
export type Check = typeof checks.$inferSelect;
