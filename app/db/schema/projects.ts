import { boolean, index, integer, pgTable, primaryKey, doublePrecision, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, identity, instant, reference } from './columns.ts';
import { organizations, users } from './people.ts';

export const samplings = ['sequential', 'uniform', 'uncertainty'] as const;
export type Sampling = (typeof samplings)[number];

export const projects = pgTable(
  'projects',
  {
    id: identity(),
    organizationId: reference()
      .notNull()
      .references(() => organizations.id),
    title: text().notNull(),
    description: text().notNull().default(''),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    publishedAt: instant(),
    publishedBy: reference().references(() => users.id),
    trashedAt: instant(),
    trashedBy: reference().references(() => users.id),
    /** private: members and administrators; public: everybody in the organization. */
    access: text().$type<'private' | 'public'>().notNull().default('private'),
    inviteToken: text().unique(),
    /** Sanitized HTML. */
    instruction: text().notNull().default(''),
    showInstruction: boolean().notNull().default(false),
    /** Answers a task of the cohort needs to be done; the cohort is a percentage of tasks, the others need one. */
    overlap: integer().notNull().default(1),
    overlapCohort: integer().notNull().default(100),
    sampling: text().$type<Sampling>().notNull().default('sequential'),
    showOverlapFirst: boolean().notNull().default(true),
    showGroundTruthFirst: boolean().notNull().default(true),
    maySkip: boolean().notNull().default(true),
    mayBeEmpty: boolean().notNull().default(true),
    showHistory: boolean().notNull().default(true),
    showPredictions: boolean().notNull().default(true),
    /** Predictions of this version are the current ones; empty: none chosen. */
    modelVersion: text().notNull().default(''),
    /** Version number of the labeling config in force; 0: none yet. */
    configVersion: integer().notNull().default(0),
    /** Last number given to a task of this project (`tasks.innerId`). */
    lastInnerId: integer().notNull().default(0),
    /** What pseudonyms of its people are made with (`domain/exports/pseudonyms`); never told. */
    pseudonymSalt: uuid().notNull().defaultRandom(),
  },
  (t) => [uniqueIndex().on(t.createdBy, t.title), index().on(t.organizationId, t.id)],
);
export type Project = typeof projects.$inferSelect;

export const labelingConfigs = pgTable(
  'labeling_configs',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    markup: text().notNull(),
    createdBy: reference().references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex().on(t.projectId, t.version)],
);
export type StoredLabelingConfig = typeof labelingConfigs.$inferSelect;

export const projectMembers = pgTable(
  'project_members',
  {
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: reference()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    enabled: boolean().notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.userId] }), index().on(t.userId)],
);

/**
 * Running totals of a project, kept by triggers (migration `counters`). A project has a few rows, whose sum is the truth:
 * a writer takes any row nobody else holds, so that no one waits for a long import. Read them with `sum()`.
 */
export const projectCounters = pgTable(
  'project_counters',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    tasks: integer().notNull().default(0),
    newTasks: integer().notNull().default(0),
    inProgressTasks: integer().notNull().default(0),
    doneTasks: integer().notNull().default(0),
    skippedTasks: integer().notNull().default(0),
    /** Tasks with at least one annotation that counts or is a ground truth. */
    annotatedTasks: integer().notNull().default(0),
    /** Tasks whose overlap is greater than one. */
    overlappedTasks: integer().notNull().default(0),
    /** Sum over tasks of answers still needed. */
    missingAnnotations: integer().notNull().default(0),
    /** Annotations that count: not skipped, no ground truth. */
    annotations: integer().notNull().default(0),
    skips: integer().notNull().default(0),
    groundTruths: integer().notNull().default(0),
    predictions: integer().notNull().default(0),
    /** Seconds spent on annotations that count. */
    leadTime: doublePrecision().notNull().default(0),
  },
  (t) => [index().on(t.projectId)],
);

/** The same per person and project. */
export const memberCounters = pgTable(
  'member_counters',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: reference()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    annotations: integer().notNull().default(0),
    skips: integer().notNull().default(0),
    groundTruths: integer().notNull().default(0),
    leadTime: doublePrecision().notNull().default(0),
    lastAt: instant(),
  },
  (t) => [index().on(t.projectId, t.userId)],
);
