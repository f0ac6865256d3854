/** The uploaded pictures, sounds, films and PDFs of a project as one archive, beside a table that says which address each stands for. */
import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import { paths } from '#app/core/paths.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { exports, files, fileShares, type StoredFile } from '#app/db/schema/transfers.ts';
import { cell } from '#app/formats/csv.ts';
import { Digests } from '#app/formats/digests.ts';
import { mediumName, stemOf } from '#app/formats/file-names.ts';
import type { Entry } from '#app/formats/format.ts';
import { mediaOf, mediaTypes } from '#app/formats/kinds.ts';
import { leftOut } from '#app/formats/left-out.ts';
import { mediaGone } from '#app/formats/losses.ts';
import { withManifest } from '#app/formats/manifest.ts';
import { mediumEntry } from '#app/formats/medium-entry.ts';
import { Spool } from '#app/formats/spool.ts';
import { zipped } from '#app/formats/zip.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from '../activities.ts';
import { ifThere } from './context.ts';
import type { Tally } from './tally.ts';

/** What stands as the format of such an export. */
export const mediaFormat = 'MEDIA';

const folders = { image: 'images', audio: 'audio', video: 'videos', pdf: 'documents', series: 'series', html: 'pages' } as const;

const isMedium = sql`${files.type} ~ ${mediaTypes}`;

/** `print` changes when a file comes or goes, and with the layout of the archive, so that older ones are made anew. */
type MediaSum = { count: number; print: string };

/** Own files and shared ones. */
function within(db: Db, { id }: Pick<Project, 'id'>): SQL | undefined {
  const own = db.select({ id: files.id }).from(files).where(eq(files.projectId, id));
  const shared = db.select({ id: fileShares.fileId }).from(fileShares).where(eq(fileShares.projectId, id));
  return and(inArray(files.id, union(own, shared)), isMedium);
}

/** Files come before their tasks do, and stay when an import is cancelled: what belongs to the project is what its tasks name, anywhere in their data. */
const isNamed = ({ id }: Pick<Project, 'id'>): SQL =>
  // What follows `/files/` is a token and a slash, or no address; a regular expression would take many times as long.
  sql`${files.token}::text in (select left(part, 36) from ${tasks}, unnest(string_to_array(${tasks.data}::text, '/files/')) as parts(part)
    where ${tasks.projectId} = ${id} and substr(part, 37, 1) = '/')`;

/** Whether files have come to a project at all: enough for a page, which must not look through the tasks. */
export async function hasMedia(db: Db, project: Pick<Project, 'id'>): Promise<boolean> {
  const found = await db.select({ id: files.id }).from(files).where(within(db, project)).limit(1);
  return found.length > 0;
}

/** Files never change, so their ids tell all. Looks through all tasks where there are files. */
async function sumMedia(db: Db, project: Pick<Project, 'id'>): Promise<MediaSum> {
  const any = await hasMedia(db, project);
  const [sum] = await db
    .select({
      count: sql<number>`count(*)::int`,
      print: sql<string>`'with manifest ' || count(*) || ':' || coalesce(sum(hashint8extended(${files.id}, 0)::numeric), 0)`,
    })
    .from(files)
    .where(any ? and(within(db, project), isNamed(project)) : sql`false`);
  return sum!;
}

/**
 * Asks for the archive, or for it anew where files came or went since; its links stay what they are. Answers whether there is anything to do.
 * @throws Refused conflict when the project keeps no such files.
 */
export async function updateMediaExport(
  db: Db,
  project: Project,
  by: User,
  { enqueue, clock }: { enqueue: Enqueue; clock: () => Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`media of ${project.id}`}, 0))`);
    const { count, print } = await sumMedia(tx, project);
    if (count === 0) throw new Refused('conflict', 'No task of this project names an uploaded file. Nothing was made.');
    const [before] = await tx
      .select()
      .from(exports)
      .where(and(eq(exports.projectId, project.id), eq(exports.format, mediaFormat), isNull(exports.deletedAt)))
      .for('update');
    const isOpen = before?.state === 'waiting' || before?.state === 'running';
    if (isOpen || (before?.state === 'done' && before.print === print)) return false;
    const values = { createdBy: by.id, createdAt: clock(), state: 'waiting', finishedAt: null } as const;
    const [order] = before
      ? await tx.update(exports).set(values).where(eq(exports.id, before.id)).returning()
      : await tx
          .insert(exports)
          .values({ ...values, projectId: project.id, title: 'Uploaded files', format: mediaFormat, options: {} })
          .returning();
    await enqueue(tx, 'export.run', { exportId: order!.id });
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'update raw data',
      subject: 'export',
      subjectId: order!.id,
      details: { files: count },
    });
    return true;
  });
}

const batchSize = 500;

/** Each once, in order of id; `db` is a transaction. Tasks are looked through once, and no more than a batch is held. */
async function* storedMedia(db: Db, project: Pick<Project, 'id'>): AsyncIterable<StoredFile> {
  const named = db
    .select({ id: files.id })
    .from(files)
    .where(and(within(db, project), isNamed(project)))
    .orderBy(asc(files.id));
  // All of it is wanted: the first rows need not come sooner than the others.
  await db.execute(sql`set local cursor_tuple_fraction = 1`);
  await db.execute(sql`declare named_media no scroll cursor for ${named}`);
  for (;;) {
    const some = await db.execute<{ id: string }>(sql`fetch ${sql.raw(String(batchSize))} from named_media`);
    if (some.length === 0) break;
    const ids = some.map(({ id }) => Number(id));
    yield* await db.select().from(files).where(inArray(files.id, ids)).orderBy(asc(files.id));
  }
  await db.execute(sql`close named_media`);
}

/** Names that no system takes for one and the same (T22). */
function namesApart(): (address: string, mark: string) => string {
  const given = new Digests();
  return (address, mark) => {
    const name = mediumName(address);
    if (given.add(name.toLowerCase())) return name;
    const stem = stemOf(name);
    return `${stem}-${mark}${name.slice(stem.length)}`;
  };
}

/** Each file under the name that other exports of the project give it (T11, T24), and behind them `files.csv`. */
async function* entries(db: Db, project: Project, store: FileStore, tally: Tally): AsyncIterable<Entry> {
  const lines = new Spool();
  const nameOf = namesApart();
  try {
    await lines.write('"file","address","name","type","bytes","sha256"\r\n');
    for await (const { id, token, name, type, key, size, sha256 } of storedMedia(db, project)) {
      const address = paths.file(project.id, token, name);
      const path = `${folders[mediaOf(type) ?? 'pdf']}/${nameOf(address, `file-${id}`)}`;
      if (!(yield* mediumEntry(path, { open: async () => ifThere(store.get(key)) }))) {
        tally.losses.add(mediaGone, 1, name);
        continue;
      }
      await lines.write(`${[path, address, name, type, size, sha256].map(cell).join(',')}\r\n`);
      tally.tasks += 1;
      await tally.pause();
    }
    yield { path: 'files.csv', content: lines.read() };
  } finally {
    await lines.close();
  }
}

/** The archive as it will be: the same files give the same bytes. */
export async function writeMedia(db: Db, project: Project, store: FileStore) {
  const { count, print } = await sumMedia(db, project);
  const make = async (tally: Tally) => ({
    print,
    file: {
      name: `project-${project.id}-files.zip`,
      type: 'application/zip',
      bytes: zipped(withManifest(leftOut(entries(db, project, store, tally), tally.losses))),
    },
  });
  return { totalCount: count, make };
}
