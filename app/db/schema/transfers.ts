import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Asks, Duplicates, LabelsAs } from '#app/core/imports.ts';
import { createdAt, identity, instant, reference } from './columns.ts';
import { users } from './people.ts';
import { projects } from './projects.ts';

/** A file kept by the server; its bytes are in the file store under `key`. */
export const files = pgTable(
  'files',
  {
    id: identity(),
    /** What its address names instead of the id: nobody guesses it (T40). */
    token: uuid().notNull().unique().defaultRandom(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    key: text().notNull().unique(),
    name: text().notNull(),
    /** Found from the bytes, never taken from the sender (T10). */
    type: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    /** Of a sound: where its peaks are kept (`core/sound/peaks-file.ts`, packed with gzip). */
    peaksKey: text(),
    /** Of a large picture: where its smaller copy is kept, a WebP; and its own size in pixels, turned as browsers show it. */
    previewKey: text(),
    /** Of a picture that is not small: where its thumbnail is kept, a WebP. */
    thumbnailKey: text(),
    width: integer(),
    height: integer(),
    /** Which makers of copies have tried their hand at it (`domain/copies.ts`); 0: none yet. */
    copiesTried: integer().notNull().default(0),
    /** Of what was unpacked or written anew for an import: it goes when that comes to nothing. */
    importId: reference().references((): AnyPgColumn => imports.id, { onDelete: 'set null' }),
    createdBy: reference().references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [
    index().on(t.projectId, t.id),
    index().on(t.projectId, t.sha256),
    index('files_of_imports')
      .on(t.importId)
      .where(sql`import_id is not null`),
  ],
);
export type StoredFile = typeof files.$inferSelect;

/** Pictures and sounds that another project shows as well: a copy, or one that imported tasks naming them. The bytes are kept once. */
export const fileShares = pgTable(
  'file_shares',
  {
    fileId: reference()
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.projectId] }), index().on(t.projectId)],
);

export type TransferState = 'waiting' | 'running' | 'done' | 'refused' | 'failed';
/** checked: read and found right, and a person is to say what becomes of it. storing: decided, and on its way into the tasks. */
export type ImportState = TransferState | 'checked' | 'storing' | 'cancelled';
/** A fault in imported data: which file, which line or item (from 1), and a sentence. */
export type ImportProblem = { file: string; row: number; message: string };

/** How a file was understood, or what was left out (then without a file); a part of a sentence. */
export type ImportNote = { file: string; message: string };
/**
 * The labeling config that the labels of files make, for a project without tasks whose own does not fit them: `reasons` say why.
 * `title` of the format; `words`: "3 pictures, 12 labels".
 */
export type ConfigOffer = { title: string; words: string; markup: string; reasons: string[] };
/** What a table is: a task for each row, or one time series; `auto`: as the labeling config and the columns say. */
export type TablesAs = 'auto' | 'rows' | 'series';

export const imports = pgTable(
  'imports',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    state: text().$type<ImportState>().notNull().default('waiting'),
    /** Whether a person is asked before anything is stored. */
    asks: text().$type<Asks>().notNull().default('never'),
    /** What becomes of tasks that are here already. */
    duplicates: text().$type<Duplicates>().notNull().default('skip'),
    /** Whether every task must be here already, by its name; what is not refuses the import. */
    onlyKnown: boolean().notNull().default(false),
    /** The uploaded files it reads, in order. */
    sources: jsonb().$type<{ fileId: number; name: string; size: number }[]>().notNull(),
    totalBytes: bigint({ mode: 'number' }).notNull().default(0),
    readBytes: bigint({ mode: 'number' }).notNull().default(0),
    taskCount: integer().notNull().default(0),
    annotationCount: integer().notNull().default(0),
    predictionCount: integer().notNull().default(0),
    problemCount: integer().notNull().default(0),
    /** The first hundred; all of them are in `import_problems`. */
    problems: jsonb().$type<ImportProblem[]>().notNull().default([]),
    notes: jsonb().$type<ImportNote[]>().notNull().default([]),
    tables: text().$type<TablesAs>().notNull().default('auto'),
    /** What labels of other tools become. */
    labelsAs: text().$type<LabelsAs>().notNull().default('annotations'),
    offer: jsonb().$type<ConfigOffer>(),
    /** Whether what is offered may be taken without a question. */
    takesOffer: boolean().notNull().default(false),
    /** What its rows are beside the tasks that are here: `held` are those among the changed whose task has answers. */
    newCount: integer().notNull().default(0),
    changedCount: integer().notNull().default(0),
    heldCount: integer().notNull().default(0),
    sameCount: integer().notNull().default(0),
    /** Tasks that got other data or meta. */
    updatedCount: integer().notNull().default(0),
    /** Rows that are answers alone, to tasks that are here. */
    answersAloneCount: integer().notNull().default(0),
    /** Answers that tasks which are here get, and how many of those tasks get any: what an update would add, then what was added. */
    addedAnnotationCount: integer().notNull().default(0),
    addedPredictionCount: integer().notNull().default(0),
    extendedCount: integer().notNull().default(0),
    /** What the files say about tasks that are here and those do not say yet: at first all of it, then what was left out. */
    leftAnnotationCount: integer().notNull().default(0),
    leftPredictionCount: integer().notNull().default(0),
    leftDraftCount: integer().notNull().default(0),
    /** The labeling config it was asked for under, then that it was read against; 0: none. Only while the project has that one are its rows what they were checked to be. */
    configVersion: integer(),
    /** Whether the labeling config changed after a check, or a task went that answers come for, so that all of it was checked once more. */
    checkedAnew: boolean().notNull().default(false),
    /** Ids of other projects' files that its tasks name. */
    borrowed: jsonb().$type<number[]>().notNull().default([]),
    /** All of it stands in `import_rows`. */
    checkedAt: instant(),
    /** Number within the project of the first task it made; the others follow. */
    firstInnerId: integer(),
    /** When the words of its tasks were all kept; absent while a job is still at it. */
    wordsAt: instant().defaultNow(),
    decidedAt: instant(),
    decidedBy: reference().references(() => users.id),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [index().on(t.projectId, t.id)],
);
export type Import = typeof imports.$inferSelect;

export const exports = pgTable(
  'exports',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    title: text().notNull(),
    /** One of `formats/catalog`, or MEDIA: the uploaded files themselves. */
    format: text().notNull(),
    options: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<TransferState>().notNull().default('waiting'),
    /** Of what was made last: what is made anew takes its place when it is whole. */
    fileId: reference().references(() => files.id),
    /** So many tasks (or uploaded files) are to be looked at, and so many are told so far; of a finished one: are in it. */
    totalCount: integer().notNull().default(0),
    taskCount: integer().notNull().default(0),
    /** Skips included. */
    annotationCount: integer().notNull().default(0),
    /** Tasks that were answered without a majority, where that was asked for. */
    undecidedCount: integer().notNull().default(0),
    /** Of MEDIA: tells whether the uploaded files are still those of the archive. */
    print: text(),
    createdAt: createdAt(),
    finishedAt: instant(),
    /** It can be brought back for a day. */
    deletedAt: instant(),
  },
  (t) => [
    index().on(t.projectId, t.id),
    uniqueIndex('exports_media')
      .on(t.projectId)
      .where(sql`format = 'MEDIA' and deleted_at is null`),
  ],
);
export type Export = typeof exports.$inferSelect;

/** Addresses by which anybody fetches an export. */
export const exportLinks = pgTable(
  'export_links',
  {
    id: identity(),
    exportId: reference()
      .notNull()
      .references(() => exports.id, { onDelete: 'cascade' }),
    /** SHA-256 of the secret in the address, in hex; the address is shown once. */
    secretHash: text().notNull().unique(),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    /** Null: until it is revoked. */
    expiresAt: instant(),
    revokedAt: instant(),
    /** Fetched from the beginning. */
    fetchCount: integer().notNull().default(0),
    fetchedAt: instant(),
  },
  (t) => [index().on(t.exportId)],
);
export type ExportLink = typeof exportLinks.$inferSelect;
