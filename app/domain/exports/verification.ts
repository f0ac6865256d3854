import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { exports, files } from '#app/db/schema/transfers.ts';
import type { ArchiveBytes } from '#app/formats/archive.ts';
import { isZip, verifyArchive, type Verdict } from '#app/formats/verify.ts';
import { living } from './find.ts';

/** The server has other things to remember meanwhile. */
const mostFiles = 100_000;

/** `kept`: the export of this project that is the same file, bit by bit. `verdict` is absent for what is no archive. */
export type Verified = { sha256: string; kept?: { id: number; title: string; createdAt: Date }; verdict?: Verdict };

async function maybeKept(db: Db, project: Project, sha256: string): Promise<Verified['kept']> {
  const [kept] = await db
    .select({ id: exports.id, title: exports.title, createdAt: exports.createdAt })
    .from(exports)
    .innerJoin(files, eq(files.id, exports.fileId))
    .where(and(living(project), eq(files.sha256, sha256)))
    .orderBy(desc(exports.id))
    .limit(1);
  return kept;
}

async function headOf(bytes: ArchiveBytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes.size > 0 ? bytes.read(0, Math.min(3, bytes.size - 1)) : []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Nothing of it is kept. */
export async function verifyExport(db: Db, project: Project, given: { sha256: string; bytes: ArchiveBytes }): Promise<Verified> {
  const isArchive = isZip(await headOf(given.bytes));
  return {
    sha256: given.sha256,
    kept: await maybeKept(db, project, given.sha256),
    verdict: isArchive ? await verifyArchive(given.bytes, mostFiles) : undefined,
  };
}
