/** Addresses by which anybody fetches an export, without an account. Their secret is shown once and kept as a hash; a revoked or expired one leads nowhere. */
import { and, desc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { exportLinks, exports, files, type ExportLink } from '#app/db/schema/transfers.ts';
import { record } from '../activities.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { addressKeys, reserveAttempt } from '../sign-ins.ts';
import { exportLog, findExport, findExportFile, namedAs, type KeptFile } from './find.ts';

/** Days that a link may last; `null`: until it is revoked. */
export const lifetimes = [1, 7, 30, null] as const;
export type Lifetime = (typeof lifetimes)[number];

const dayMs = 24 * 60 * 60 * 1000;

const open = (now: Date): SQL | undefined => and(isNull(exportLinks.revokedAt), or(isNull(exportLinks.expiresAt), gt(exportLinks.expiresAt, now)));

/** What people may see of a link: never its secret. */
export type ListedLink = Pick<ExportLink, 'id' | 'exportId' | 'createdAt' | 'expiresAt' | 'fetchCount' | 'fetchedAt'> & {
  by: Pick<User, 'firstName' | 'lastName' | 'email'>;
};

/** All open links of some exports, newest first: none that is open may be hidden. */
export async function listLinks(db: Db, which: SQL | undefined, now: Date): Promise<ListedLink[]> {
  const { id, exportId, createdAt, expiresAt, fetchCount, fetchedAt } = exportLinks;
  return db
    .select({
      id,
      exportId,
      createdAt,
      expiresAt,
      fetchCount,
      fetchedAt,
      by: { firstName: users.firstName, lastName: users.lastName, email: users.email },
    })
    .from(exportLinks)
    .innerJoin(exports, eq(exports.id, exportLinks.exportId))
    .innerJoin(users, eq(users.id, exportLinks.createdBy))
    .where(and(which, open(now)))
    .orderBy(desc(exportLinks.id));
}

/** So many may be open to one export at once: a list that somebody can look through. */
export const mostLinks = 50;

/** Makes a link and gives its secret, this once. @throws Refused not-found, and conflict while the export is not finished or has all its links. */
export async function makeExportLink(db: Db, project: Project, exportId: number, days: Lifetime, now: Date, by: User): Promise<string> {
  const secret = newSecret();
  await db.transaction(async (tx) => {
    await findExport(tx, project, exportId, 'update');
    await findExportFile(tx, project, exportId);
    if ((await tx.$count(exportLinks, and(eq(exportLinks.exportId, exportId), open(now)))) >= mostLinks)
      throw new Refused('conflict', `This export has ${mostLinks} open links, the most there may be. Revoke one that nobody needs any more.`);
    const expiresAt = days === null ? null : new Date(now.getTime() + days * dayMs);
    await tx.insert(exportLinks).values({ exportId, secretHash: hashOf(secret), createdBy: by.id, createdAt: now, expiresAt });
    await record(tx, { ...exportLog(project, exportId, by), act: 'open export link', details: { days: days ?? 'until revoked' } });
  });
  return secret;
}

/** Revoking what is revoked, or gone, changes nothing. */
export async function revokeExportLink(db: Db, project: Project, exportId: number, id: number, now: Date, by: User): Promise<void> {
  await db.transaction(async (tx) => {
    const ofProject = sql`exists (select 1 from ${exports} where ${exports.id} = ${exportLinks.exportId} and ${exports.projectId} = ${project.id})`;
    const [revoked] = await tx
      .update(exportLinks)
      .set({ revokedAt: now })
      .where(and(eq(exportLinks.id, id), eq(exportLinks.exportId, exportId), isNull(exportLinks.revokedAt), ofProject))
      .returning({ id: exportLinks.id });
    if (revoked) await record(tx, { ...exportLog(project, exportId, by), act: 'revoke export link' });
  });
}

type Shared = { file: KeptFile; link: number } | { wait: number } | undefined;

/** What a secret opens. Undefined when it opens nothing; who tries many has to wait, in seconds. */
export async function openExportLink(db: Db, secret: string, { address, now }: { address: string; now: Date }): Promise<Shared> {
  const [found] = await db
    .select({ link: exportLinks.id, order: exports, file: files })
    .from(exportLinks)
    .innerJoin(exports, eq(exports.id, exportLinks.exportId))
    .innerJoin(projects, eq(projects.id, exports.projectId))
    .innerJoin(files, eq(files.id, exports.fileId))
    .where(and(eq(exportLinks.secretHash, hashOf(secret)), open(now), isNull(exports.deletedAt), isNull(projects.trashedAt)));
  if (found) return { link: found.link, file: namedAs(found.order, found.file) };
  const keys = addressKeys(address).map((key) => `link:${key}`);
  const { wait } = keys.length > 0 ? await reserveAttempt(db, keys, now) : { wait: 0 };
  return wait > 0 ? { wait } : undefined;
}

/** Counts a fetch from the beginning. The log has a line for each. */
export async function noteFetch(db: Db, link: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [fetched] = await tx
      .update(exportLinks)
      .set({ fetchCount: sql`${exportLinks.fetchCount} + 1`, fetchedAt: now })
      .where(eq(exportLinks.id, link))
      .returning({ exportId: exportLinks.exportId });
    const [of] = await tx
      .select({ projectId: projects.id, organizationId: projects.organizationId, title: exports.title })
      .from(exports)
      .innerJoin(projects, eq(projects.id, exports.projectId))
      .where(eq(exports.id, fetched?.exportId ?? 0));
    if (!of) return;
    const { title, ...where } = of;
    await record(tx, { ...where, by: null, act: 'fetch export', subject: 'export', subjectId: fetched!.exportId, details: { title } });
  });
}
