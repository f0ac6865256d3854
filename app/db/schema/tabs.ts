import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { KeptQuery } from '#app/core/task-query.ts';
import { createdAt, identity, instant, reference } from './columns.ts';
import { users } from './people.ts';
import { projects } from './projects.ts';

/** Filters and sort of the data manager under a name, for everybody who sees it (`domain/tabs.ts`). */
export const tabs = pgTable(
  'tabs',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    /** As it was read, never an address: links to it are written anew. */
    query: jsonb().$type<KeptQuery>().notNull(),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    /** It can be brought back for a day. */
    deletedAt: instant(),
  },
  (t) => [
    index().on(t.projectId, t.id),
    // Ignoring case it is unique, too, by the domain: the database's `lower` knows only the letters of its own language.
    uniqueIndex('tabs_title')
      .on(t.projectId, t.title)
      .where(sql`deleted_at is null`),
  ],
);
export type Tab = typeof tabs.$inferSelect;
