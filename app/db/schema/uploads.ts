/** Files on their way in, chunk by chunk, over as many days as it takes. */
import { bigint, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, identity, reference } from './columns.ts';
import { users } from './people.ts';
import { projects } from './projects.ts';

/** As `Received` of domain/files. */
export type WholeFile = { kind: unknown; key: string; size: number; sha256: string };

export const uploads = pgTable(
  'uploads',
  {
    id: identity(),
    projectId: reference()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    createdBy: reference()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** Bytes of the whole file, as its sender says. */
    size: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 of the file's beginning, so that the same file goes on where it stopped. */
    head: text().notNull(),
    receivedBytes: bigint({ mode: 'number' }).notNull().default(0),
    /** Once it is whole: what the store keeps, and what kind of file it is. */
    whole: jsonb().$type<WholeFile>(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [uniqueIndex('uploads_known').on(t.projectId, t.createdBy, t.head, t.size, t.name), index().on(t.createdBy), index().on(t.updatedAt)],
);
export type FileUpload = typeof uploads.$inferSelect;

/** Chunks that arrived, each under a key of its own in the file store. */
export const uploadParts = pgTable(
  'upload_parts',
  {
    uploadId: reference()
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    offset: bigint({ mode: 'number' }).notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    key: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.offset] })],
);
