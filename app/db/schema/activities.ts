import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, identity, instant, reference } from './columns.ts';
import { organizations, users } from './people.ts';
import { projects } from './projects.ts';

/** A line in the log: who did what to which thing. Written in the transaction of the act. */
export const activities = pgTable(
  'activities',
  {
    id: identity(),
    organizationId: reference()
      .notNull()
      .references(() => organizations.id),
    /** No reference to projects: the log outlives them. */
    projectId: reference(),
    /** Null: the system itself. */
    by: reference().references(() => users.id),
    /** Imperative words: 'submit annotation'. */
    act: text().notNull(),
    subject: text().notNull(),
    subjectId: reference(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    at: createdAt(),
  },
  (t) => [index().on(t.organizationId, t.id), index().on(t.organizationId, t.act, t.id), index().on(t.projectId, t.id), index().on(t.by, t.id)],
);
export type Activity = typeof activities.$inferSelect;

/** One deletion that can be taken back until it expires. */
export const deletions = pgTable(
  'deletions',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    by: reference().references(() => users.id),
    what: text().$type<'tasks' | 'annotations'>().notNull(),
    count: integer().notNull(),
    at: createdAt(),
    expiresAt: instant().notNull(),
    restoredAt: instant(),
  },
  (t) => [index().on(t.projectId, t.id)],
);

/** The rows of a deletion as they were, by table. */
export const deletedRows = pgTable(
  'deleted_rows',
  {
    id: identity(),
    deletionId: reference()
      .notNull()
      .references(() => deletions.id, { onDelete: 'cascade' }),
    table: text().notNull(),
    row: jsonb().notNull(),
  },
  (t) => [index().on(t.deletionId, t.id)],
);
