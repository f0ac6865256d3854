/** People by their names: sorted, searched. */
import { ilike, or, sql, type SQL } from 'drizzle-orm';
import { users } from '#app/db/schema/people.ts';
import type { Cursor } from '#app/core/pages.ts';

/** Names in small letters; the address of those without one. */
export const sortName = sql<string>`lower(coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.email}))`;

/** Who stands beyond a place of a list by `sortName` and id. */
export function beyondName(from: Cursor | undefined, back: boolean): SQL | undefined {
  return from && sql`(${sortName}, ${users.id}) ${back ? sql`<` : sql`>`} (${String(from.value)}, ${from.id})`;
}

/** In which order the rows from there on are to be found. */
export const byName = (back: boolean): SQL[] => (back ? [sql`${sortName} desc`, sql`${users.id} desc`] : [sql`${sortName}`, sql`${users.id}`]);

/** Whose name or address holds the text; without one, everybody. */
export function called(text: string | undefined): SQL | undefined {
  if (!text?.trim()) return undefined;
  const like = `%${text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(ilike(users.email, like), ilike(sql`${users.firstName} || ' ' || ${users.lastName}`, like));
}
