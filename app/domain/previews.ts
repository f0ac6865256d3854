/** Smaller copies of large pictures, made once after these came in and kept beside them, so that a task shows before all of its pixels have arrived. */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { paths, readFileAddress } from '#app/core/paths.ts';
import type { Previews } from '#app/core/previews.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { files, type StoredFile } from '#app/db/schema/transfers.ts';
import { noShrinker, shrinkable, shrinkPicture } from '#app/formats/picture.ts';
import type { FileStore } from '#app/outside/files.ts';
import { copyMakers, markTried } from './copies/tried.ts';
import { isOf } from './files.ts';
import { addressesIn } from './files/named.ts';

/** Bytes. Whatever is smaller arrives at once. */
export const worthBytes = 500_000;

export const wantsPreview = ({ type, size }: Pick<StoredFile, 'type' | 'size'>): boolean => shrinkable.includes(type) && size >= worthBytes;

/** Twice is harmless: the first one stays. A picture that is small gets none; one that cannot be read neither, and `tell` hears why. */
export async function keepPreview(db: Db, fileId: number, store: FileStore, tell: (why: string) => void): Promise<void> {
  const waiting = and(eq(files.id, fileId), isNull(files.previewKey));
  const [file] = await db.select().from(files).where(waiting);
  if (!file) return;
  const made = await shrinkPicture(file.type, await store.get(file.key));
  if (typeof made === 'string') tell(made);
  // What the server cannot do today it may do tomorrow.
  if (made === noShrinker) return;
  if (!made || typeof made === 'string') return markTried(db, fileId);
  const { key } = await store.put(one(made.bytes));
  const { width, height } = made;
  const kept = await db.update(files).set({ previewKey: key, width, height, copiesTried: copyMakers }).where(waiting).returning({ id: files.id });
  if (kept.length === 0) await store.delete(key);
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Of all the pictures that tasks name; one query, none without addresses. */
export async function findPreviews(db: Db, project: Pick<Project, 'id'>, tasks: readonly { data: Record<string, unknown> }[]): Promise<Previews> {
  const asked = tasks.flatMap(({ data }) => addressesIn(data)).map((address) => ({ address, token: readFileAddress(address)?.file ?? '' }));
  const tokens = [...new Set(asked.map(({ token }) => token))].filter((token) => token.includes('-'));
  if (tokens.length === 0) return {};
  const rows = await db
    .select({ token: files.token, width: files.width, height: files.height })
    .from(files)
    .where(and(inArray(files.token, tokens), isNotNull(files.previewKey), isOf(db, project)));
  const sizes = new Map(rows.map(({ token, width, height }) => [token, { width: width ?? 0, height: height ?? 0 }]));
  return Object.fromEntries(
    asked.flatMap(({ address, token }) => {
      const size = sizes.get(token);
      return size ? [[address, { url: paths.preview(address), ...size }]] : [];
    }),
  );
}
