import { and, eq } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { files, type StoredFile } from '#app/db/schema/transfers.ts';
import { headLength, kindOf, type FileKind } from '#app/formats/kinds.ts';
import type { FileStore } from '#app/outside/files.ts';

/** 200 MB, the documented limit per file. */
export const largestFile = 200 * 1000 * 1000;

/** A file that came in: kept in the store, not yet in the database. */
export type Received = { name: string; kind: Exclude<FileKind, { kind: 'refused' }>; key: string; size: number; sha256: string };

/** The name for people: the last part, without control characters, 200 long at most. It is never used as a path (T11). */
export const shownName = (given: string): string => (given.split(/[\\/]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '').slice(-200).trim() || 'file';

/** Keeps a stream, and its first bytes apart. @throws Refused invalid when it is too large or of a kind we do not take; nothing is kept then. */
export async function receiveFile(store: FileStore, given: { name: string; bytes: AsyncIterable<Uint8Array> }): Promise<Received> {
  const name = shownName(given.name);
  const head: Uint8Array[] = [];
  let size = 0;
  async function* watched(): AsyncIterable<Uint8Array> {
    for await (const chunk of given.bytes) {
      if (size < headLength) head.push(chunk.subarray(0, headLength - size));
      size += chunk.length;
      if (size > largestFile) throw new Refused('invalid', `${name} is larger than 200 MB. Split it into several files.`, 'files');
      yield chunk;
    }
  }
  const kept = await store.put(watched());
  const kind = kindOf(name, Buffer.concat(head));
  if (kind.kind !== 'refused') return { name, kind, ...kept };
  await store.delete(kept.key);
  throw new Refused('invalid', `${name}: ${kind.message}`, 'files');
}

export const typeOf = (kind: Received['kind']): string => (kind.kind === 'media' ? kind.type : 'text/plain');

/** @throws Refused not-found for a file of another project. */
export async function findFile(db: Db, project: Pick<Project, 'id'>, id: number): Promise<StoredFile> {
  const [file] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, id), eq(files.projectId, project.id)));
  if (!file) throw notFound();
  return file;
}
