import { and, asc, eq, exists, inArray, or, sql, type SQL } from 'drizzle-orm';
import { documentedLimits } from '#app/core/imports.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { fileShares, files, imports, type StoredFile } from '#app/db/schema/transfers.ts';
import { headLength, kindOf, mediaTypes, type FileKind } from '#app/formats/kinds.ts';
import type { FileStore } from '#app/outside/files.ts';

/** 200 MB, the documented limit per file. */
export const largestFile = documentedLimits.fileBytes;

/** A file that came in: kept in the store, not yet in the database. */
export type Received = { name: string; kind: Exclude<FileKind, { kind: 'refused' }>; key: string; size: number; sha256: string };

/** The name for people: the last part, without control characters, 200 long at most. It is never used as a path (T11). */
export const shownName = (given: string): string => (given.split(/[\\/]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '').slice(-200).trim() || 'file';

export const tooLarge = (name: string, largest: number): Refused =>
  new Refused(
    'invalid',
    `${name} is larger than ${Math.floor(largest / 1_000_000).toLocaleString('en-GB')} MB. Split it into several files.`,
    'files',
  );

/** Keeps a stream, and its first bytes apart. @throws Refused invalid when it is too large or of a kind we do not take; nothing is kept then. */
export async function receiveFile(
  store: FileStore,
  given: { name: string; bytes: AsyncIterable<Uint8Array> },
  largest: number = largestFile,
): Promise<Received> {
  const name = shownName(given.name);
  const head: Uint8Array[] = [];
  let size = 0;
  async function* watched(): AsyncIterable<Uint8Array> {
    for await (const chunk of given.bytes) {
      if (size < headLength) head.push(chunk.subarray(0, headLength - size));
      size += chunk.length;
      if (size > largest) throw tooLarge(name, largest);
      yield chunk;
    }
  }
  const kept = await store.put(watched());
  const kind = kindOf(name, Buffer.concat(head));
  if (kind.kind !== 'refused') return { name, kind, ...kept };
  await store.delete(kept.key);
  throw new Refused('invalid', `${name}: ${kind.message}`, 'files');
}

export const archiveTypes = { zip: 'application/zip', rar: 'application/vnd.rar' } as const;

export const typeOf = (kind: Received['kind']): string =>
  kind.kind === 'media' ? kind.type : kind.kind === 'archive' ? archiveTypes[kind.archive] : 'text/plain';

/** Where the store keeps its bytes and the copies made of them. */
export const keysOf = ({ key, peaksKey, previewKey, thumbnailKey }: Pick<StoredFile, 'key' | 'peaksKey' | 'previewKey' | 'thumbnailKey'>): string[] =>
  [key, peaksKey, previewKey, thumbnailKey].filter((one) => one !== null);

/** Files of the project, and those shared with it. */
export function isOf(db: Db, project: Pick<Project, 'id'>): SQL | undefined {
  const shared = db
    .select({ one: sql`1` })
    .from(fileShares)
    .where(and(eq(fileShares.fileId, files.id), eq(fileShares.projectId, project.id)));
  return or(eq(files.projectId, project.id), exists(shared));
}

type FileName = { id: number } | { token: string };

/** A file of the project, or one shared with it; by id only where no stranger chose the id. */
export async function maybeFile(db: Db, project: Pick<Project, 'id'>, name: FileName): Promise<StoredFile | undefined> {
  const named = 'id' in name ? eq(files.id, name.id) : eq(files.token, name.token);
  const [file] = await db
    .select()
    .from(files)
    .where(and(named, isOf(db, project)));
  return file;
}

/** As `maybeFile`. @throws Refused not-found when there is none. */
export async function findFile(db: Db, project: Pick<Project, 'id'>, name: FileName): Promise<StoredFile> {
  const file = await maybeFile(db, project, name);
  if (!file) throw notFound();
  return file;
}

/** What tells that two files of a project are one. */
type Alike = Pick<StoredFile, 'projectId' | 'sha256' | 'name' | 'type' | 'importId'>;

/** One that may still go with its import is nothing to rely on, but for that import itself. */
const isStaying = (importId: number | null): SQL =>
  sql`(${files.importId} is null or ${files.importId} = ${importId}::bigint or ${files.importId} in (select ${imports.id} from ${imports} where ${imports.state} = 'done'))`;

/** The first file of its project with the same bytes and name. */
export async function maybeAlike(db: Db, file: Alike): Promise<StoredFile | undefined> {
  const [first] = await db
    .select()
    .from(files)
    .where(
      and(
        eq(files.projectId, file.projectId),
        eq(files.sha256, file.sha256),
        eq(files.name, file.name),
        eq(files.type, file.type),
        isStaying(file.importId),
      ),
    )
    .orderBy(asc(files.id))
    .limit(1);
  return first;
}

/** So that a picture that is sent again is the same picture. */
export const firstAlike = async (db: Db, file: StoredFile): Promise<StoredFile> => (await maybeAlike(db, file)) ?? file;

/** Lets a copy of a project show the pictures and sounds that its tasks name; the bytes stay where they are. */
export async function shareMedia(tx: Db, source: Pick<Project, 'id'>, copy: Pick<Project, 'id'>): Promise<void> {
  await tx.execute(sql`insert into file_shares (file_id, project_id)
    select id, ${copy.id}::bigint from files where project_id = ${source.id} and type ~ ${mediaTypes}
    union select file_id, ${copy.id}::bigint from file_shares where project_id = ${source.id}`);
}

/** Before projects go for good: what a living copy still shows becomes the copy's own. */
export async function handOnMedia(tx: Db, leaving: number[]): Promise<void> {
  const heirs = tx
    .selectDistinctOn([fileShares.fileId], { fileId: fileShares.fileId, projectId: fileShares.projectId })
    .from(fileShares)
    .where(sql`not ${inArray(fileShares.projectId, leaving)}`)
    .orderBy(fileShares.fileId, fileShares.projectId)
    .as('heirs');
  await tx
    .update(files)
    .set({ projectId: sql`${heirs.projectId}` })
    .from(heirs)
    .where(and(eq(heirs.fileId, files.id), inArray(files.projectId, leaving)));
}
