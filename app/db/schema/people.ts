import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, identity, instant, reference } from './columns.ts';
import type { Keymap } from '#app/core/labeling/keymap.ts';
import type { Role } from '#app/core/permissions.ts';

export const organizations = pgTable('organizations', {
  id: identity(),
  title: text().notNull(),
  /** Secret part of the invite link; null: no link is open. Stored as it is, because the page shows it again. */
  inviteToken: text().unique(),
  /** Role of people who join by the organization's link, before an administrator activates them. */
  defaultRole: text().$type<Role>().notNull().default('annotator'),
  createdAt: createdAt(),
});
export type Organization = typeof organizations.$inferSelect;

export type UserState = 'not activated' | 'active' | 'deactivated';

export const users = pgTable(
  'users',
  {
    id: identity(),
    organizationId: reference()
      .notNull()
      .references(() => organizations.id),
    /** Lower case. */
    email: text().notNull().unique(),
    firstName: text().notNull().default(''),
    lastName: text().notNull().default(''),
    /** argon2id; null until the person has set one. */
    passwordHash: text(),
    role: text().$type<Role>().notNull(),
    state: text().$type<UserState>().notNull(),
    theme: text().$type<'light' | 'dark'>(),
    /** Keys of the editor that the person has changed, by the name of the act (`core/labeling/keymap`). */
    keymap: jsonb().$type<Keymap>().notNull().default({}),
    activeAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.organizationId, t.id)],
);
export type User = typeof users.$inferSelect;

/** lucia's table; the id is the secret in the cookie, hashed by `web/session`. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: reference()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    /** Browser and address at sign-in, shown to their owner. */
    agent: text().notNull().default(''),
    address: text().notNull().default(''),
  },
  (t) => [index().on(t.userId)],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: identity(),
    userId: reference()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** SHA-256 of the token in hex; the token itself is shown once. */
    tokenHash: text().notNull(),
    /** First characters, so that people can tell their tokens apart. */
    prefix: text().notNull(),
    createdAt: createdAt(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex().on(t.tokenHash), index().on(t.userId)],
);
export type ApiToken = typeof apiTokens.$inferSelect;

export const passwordResets = pgTable(
  'password_resets',
  {
    /** SHA-256 of the secret in the link. */
    secretHash: text().primaryKey(),
    userId: reference()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Who made the link, when an administrator did. */
    createdBy: reference().references(() => users.id),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index().on(t.userId)],
);

/** Failed sign-ins by account and by address, for slowing down (T45). */
export const failedSignIns = pgTable(
  'failed_sign_ins',
  {
    id: identity(),
    key: text().notNull(),
    at: createdAt(),
  },
  (t) => [index().on(t.key, t.at)],
);
