/** Smaller copies of pictures, made once after these came in and kept beside them: of large ones a preview, so that a task shows before all of its pixels have arrived; of all that are not small a thumbnail, for lists. */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { paths, readFileAddress } from '#app/core/paths.ts';
import type { Previews, Thumbnails } from '#app/core/previews.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { files, type StoredFile } from '#app/db/schema/transfers.ts';
import { noShrinker, shrinkable, shrinkPicture } from '#app/formats/picture.ts';
import type { FileStore } from '#app/outside/files.ts';
import { copyMakers, markTried } from './copies/tried.ts';
import { isOf } from './files.ts';
import { addressesIn } from './files/named.ts';

/** Bytes of a picture. What is smaller arrives at once where it is looked at, and where fifty of them stand in a list. */
const previewBytes = 500_000;
export const thumbnailBytes = 30_000;

export const wantsThumbnail = ({ type, size }: Pick<StoredFile, 'type' | 'size'>): boolean => shrinkable.includes(type) && size >= thumbnailBytes;

/** Twice is harmless: the first ones stay. A picture that is small gets none; one that cannot be read neither, and `tell` hears why. */
export async function keepPreviews(db: Db, fileId: number, store: FileStore, tell: (why: string) => void): Promise<void> {
  const waiting = and(eq(files.id, fileId), isNull(files.thumbnailKey));
  const [file] = await db.select().from(files).where(waiting);
  if (!file) return;
  const isLight = file.size < previewBytes || file.previewKey !== null;
  const made = await shrinkPicture(file.type, await store.get(file.key), isLight ? { worthPixels: Number.MAX_SAFE_INTEGER } : {});
  if (typeof made === 'string') tell(made);
  // What the server cannot do today it may do tomorrow.
  if (made === noShrinker) return;
  if (!made || typeof made === 'string') return markTried(db, fileId);
  if (made.why) tell(made.why);
  const { key: thumbnailKey } = await store.put(one(made.thumbnail));
  const previewKey = made.preview && (await store.put(one(made.preview))).key;
  const { width, height } = made;
  const kept = await db
    .update(files)
    .set({ thumbnailKey, copiesTried: copyMakers, ...(previewKey && { previewKey, width, height }) })
    .where(waiting)
    .returning({ id: files.id });
  if (kept.length === 0) for (const key of [thumbnailKey, previewKey]) if (key) await store.delete(key);
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

type Asked = readonly { data: Record<string, unknown> }[];

/** The pictures that tasks name and that have the copy asked for, by the address they are named by; one query, none without addresses. */
async function findCopies(db: Db, project: Pick<Project, 'id'>, tasks: Asked, column: 'previewKey' | 'thumbnailKey') {
  const asked = tasks.flatMap(({ data }) => addressesIn(data)).map((address) => ({ address, token: readFileAddress(address)?.file ?? '' }));
  const tokens = [...new Set(asked.map(({ token }) => token))].filter((token) => token.includes('-'));
  if (tokens.length === 0) return [];
  const rows = await db
    .select({ token: files.token, width: files.width, height: files.height })
    .from(files)
    .where(and(inArray(files.token, tokens), isNotNull(files[column]), isOf(db, project)));
  const found = new Map(rows.map((row) => [row.token, row]));
  return asked.flatMap(({ address, token }) => {
    const row = found.get(token);
    return row ? [{ address, ...row }] : [];
  });
}

export async function findPreviews(db: Db, project: Pick<Project, 'id'>, tasks: Asked): Promise<Previews> {
  const found = await findCopies(db, project, tasks, 'previewKey');
  return Object.fromEntries(
    found.map(({ address, width, height }) => [address, { url: paths.preview(address), width: width ?? 0, height: height ?? 0 }]),
  );
}

export async function findThumbnails(db: Db, project: Pick<Project, 'id'>, tasks: Asked): Promise<Thumbnails> {
  const found = await findCopies(db, project, tasks, 'thumbnailKey');
  return Object.fromEntries(found.map(({ address }) => [address, paths.thumbnail(address)]));
}
