import { boolean, index, integer, jsonb, pgTable, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { createdAt, identity, instant, reference } from './columns.ts';
import { users } from './people.ts';
import { labelingConfigs, projects } from './projects.ts';
import { tasks } from './tasks.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Verdict } from '#app/core/verdicts.ts';

export const annotations = pgTable(
  'annotations',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    taskId: reference()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    /** The config version it was made under. */
    configId: reference().references(() => labelingConfigs.id),
    completedBy: reference()
      .notNull()
      .references(() => users.id),
    result: jsonb().$type<Row[]>().notNull(),
    resultCount: integer().notNull().default(0),
    wasCancelled: boolean().notNull().default(false),
    groundTruthAt: instant(),
    groundTruthBy: reference().references(() => users.id),
    /** Seconds of active work. */
    leadTime: real(),
    /** Made by the client once per answer: sending it twice stores it once. */
    uniqueId: uuid().notNull().defaultRandom(),
    /** Grows with every update; an update names the one it was made on. */
    version: integer().notNull().default(1),
    /** Of the newest review of this version; each change takes it away. */
    verdict: text().$type<Verdict>(),
    /** Id it had in the file it was imported from. */
    importId: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex().on(t.projectId, t.uniqueId),
    index().on(t.taskId, t.id),
    index().on(t.projectId, t.completedBy, t.taskId),
    index().on(t.projectId, t.completedBy, t.updatedAt),
    index().on(t.projectId, t.completedBy, t.id),
    // A task has one ground truth at most: counts of tasks rely on it.
    uniqueIndex('annotations_ground_truth')
      .on(t.taskId)
      .where(sql`ground_truth_at is not null`),
    index('annotations_starred')
      .on(t.projectId, t.completedBy)
      .where(sql`ground_truth_at is not null`),
    index('annotations_rejected')
      .on(t.projectId, t.completedBy, t.id)
      .where(sql`verdict = 'rejected'`),
  ],
);
export type Annotation = typeof annotations.$inferSelect;

/** Verdicts on an annotation. The newest one of its present version holds; the others tell how it went before. */
export const reviews = pgTable(
  'reviews',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    annotationId: reference()
      .notNull()
      .references(() => annotations.id, { onDelete: 'cascade' }),
    verdict: text().$type<Verdict>().notNull(),
    comment: text().notNull().default(''),
    /** The annotation's version that it is about. */
    version: integer().notNull(),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.annotationId, t.id), index().on(t.projectId)],
);
export type Review = typeof reviews.$inferSelect;

/** An unfinished annotation: one per task and person; with `annotationId` it is an unfinished change of that annotation. */
export const drafts = pgTable(
  'drafts',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    taskId: reference()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    userId: reference()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    annotationId: reference().references(() => annotations.id, { onDelete: 'cascade' }),
    result: jsonb().$type<Row[]>().notNull(),
    leadTime: real().notNull().default(0),
    /** Which journal (browser tab) wrote it, and its running number there: an older one never replaces a newer one. */
    writer: text().notNull(),
    sequence: integer().notNull(),
    /** Grows with every save; a save names the one it was made on, so that two tabs cannot overwrite each other silently. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('drafts_new')
      .on(t.taskId, t.userId)
      .where(sql`${t.annotationId} is null`),
    uniqueIndex('drafts_change').on(t.annotationId, t.userId),
    index().on(t.projectId, t.userId),
  ],
);
export type Draft = typeof drafts.$inferSelect;

export const predictions = pgTable(
  'predictions',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    taskId: reference()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    result: jsonb().$type<Row[]>().notNull(),
    /** Overall confidence; null when the model gave none. */
    score: real(),
    modelVersion: text().notNull().default('undefined'),
    /** Its task has no annotation yet (kept by triggers): uncertainty sampling walks only these. */
    waiting: boolean().notNull().default(true),
    importId: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index().on(t.taskId, t.id),
    index().on(t.projectId, t.modelVersion, t.score),
    index('predictions_waiting')
      .on(t.projectId, t.modelVersion, t.score, t.taskId)
      .where(sql`waiting`),
  ],
);
export type Prediction = typeof predictions.$inferSelect;
