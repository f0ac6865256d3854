import { bigint, customType, index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { createdAt, identity, instant, reference } from './columns.ts';
import { users } from './people.ts';
import { projects } from './projects.ts';
import type { Meta } from '#app/core/meta.ts';
import type { TaskState } from '#app/core/task-states.ts';

const approved = sql`approved_count > 0`;
const notReviewed = sql`annotation_count + skip_count + ground_truth_count > approved_count + rejected_count`;

export const tasks = pgTable(
  'tasks',
  {
    id: identity(),
    /** No references here nor in `createdBy`: they would be looked up for each of an import's 250,000 tasks. Tasks are made under the project's lock, and go before it does. */
    projectId: reference().notNull(),
    /** 1..n within the project. */
    innerId: integer().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    meta: jsonb().$type<Meta>().notNull().default({}),
    overlap: integer().notNull().default(1),
    /** The four counts are kept by triggers (migration `counters`). Annotations that count: not skipped, no ground truth. */
    annotationCount: integer().notNull().default(0),
    skipCount: integer().notNull().default(0),
    groundTruthCount: integer().notNull().default(0),
    predictionCount: integer().notNull().default(0),
    draftCount: integer().notNull().default(0),
    /** Answers with that verdict, skips and ground truths included; by triggers as well (migration `reviews`). */
    approvedCount: integer().notNull().default(0),
    rejectedCount: integer().notNull().default(0),
    state: text()
      .$type<TaskState>()
      .notNull()
      .generatedAlwaysAs(
        sql`case when annotation_count >= overlap then 'done' when annotation_count > 0 or draft_count > 0 then 'in progress' when skip_count > 0 then 'skipped' else 'new' end`,
      ),
    /** Person of the latest annotation that counts; lets the stream step over one's own. */
    lastAnnotatedBy: reference(),
    /** Same people, same key: a sum of hashes of those whose annotations count. The stream steps over all tasks of one crowd at once. */
    annotatorKey: bigint({ mode: 'number' }).notNull().default(0),
    /** Orders started tasks, and those with ground truth, where sampling is not sequential. */
    randomKey: real()
      .notNull()
      .default(sql`random()`),
    /** What the file it came from calls it; the same name in a later file means this task. */
    externalId: text(),
    importId: reference(),
    /** Where in its import the task stood. */
    rowNumber: integer(),
    /** File name it came from, for people. */
    source: text(),
    createdBy: reference(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex().on(t.projectId, t.innerId),
    index('tasks_named')
      .on(t.projectId, t.externalId)
      .where(sql`external_id is not null`),
    index().on(t.projectId, t.id),
    index().on(t.projectId, t.state, t.id),
    index().on(t.projectId, t.updatedAt, t.id),
    index().on(t.projectId, t.annotationCount, t.id),
    // A state and a count go together, so neither index leads to both. New tasks have no count, and imports do not pay.
    index('tasks_begun')
      .on(t.projectId, t.state, t.annotationCount, t.id)
      .where(sql`state <> 'new'`),
    // Everything that a list of starred tasks is sorted by, so that it is read from here alone.
    index('tasks_starred')
      .on(t.projectId, t.id, t.updatedAt, t.annotationCount)
      .where(sql`ground_truth_count > 0`),
    // Rejected answers are few, as stars are; approved ones and others may be all there are, so each order has its own. Tasks without answers stand in none of them.
    index('tasks_rejected')
      .on(t.projectId, t.id, t.updatedAt, t.annotationCount)
      .where(sql`rejected_count > 0`),
    index('tasks_approved').on(t.projectId, t.id).where(approved),
    index('tasks_approved_by_update').on(t.projectId, t.updatedAt, t.id).where(approved),
    index('tasks_approved_by_count').on(t.projectId, t.annotationCount, t.id).where(approved),
    index('tasks_not_reviewed').on(t.projectId, t.id).where(notReviewed),
    index('tasks_not_reviewed_by_update').on(t.projectId, t.updatedAt, t.id).where(notReviewed),
    index('tasks_not_reviewed_by_count').on(t.projectId, t.annotationCount, t.id).where(notReviewed),
    // The walks of the stream (domain/tasks/next): only what may still be served stands in them. Fresh tasks at random are met by their numbers.
    index('tasks_started')
      .on(t.projectId, t.annotationCount, t.annotatorKey, t.randomKey)
      .where(sql`annotation_count > 0 and annotation_count < overlap`),
    index('tasks_fresh_in_order')
      .on(t.projectId, sql`least(overlap, 2)`, t.id)
      .where(sql`annotation_count = 0 and overlap > 0`),
    index('tasks_with_ground_truth_at_random')
      .on(t.projectId, t.annotatorKey, t.randomKey)
      .where(sql`ground_truth_count > 0 and annotation_count < overlap`),
    index('tasks_with_ground_truth')
      .on(t.projectId, t.annotatorKey, t.id)
      .where(sql`ground_truth_count > 0 and annotation_count < overlap`),
  ],
);
export type Task = typeof tasks.$inferSelect;

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * The words of a task's data, which the task list searches (domain/tasks/words). Kept by triggers (migration `words_apart`), and apart from tasks: those change
 * with every answer, and each change would write all words into the index anew.
 */
export const taskWords = pgTable(
  'task_words',
  {
    taskId: reference().primaryKey(),
    projectId: reference().notNull(),
    words: tsvector().notNull(),
  },
  (t) => [index().using('gin', t.words)],
);

/** A task held for one person until a time. `fence` grows with every lease; a submit names the one it was made under. */
export const leases = pgTable(
  'leases',
  {
    taskId: reference()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    userId: reference()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    fence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.userId] }), index().on(t.projectId, t.userId), index().on(t.expiresAt)],
);
export type Lease = typeof leases.$inferSelect;
