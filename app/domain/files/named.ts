/** Uploaded pictures and sounds that the data of tasks names by their address on this server, also from other projects. */
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { paths, readFileAddress, type FileAddress } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { fileShares, files } from '#app/db/schema/transfers.ts';
import { mediaTypes } from '#app/formats/kinds.ts';
import { visibleTo } from '../projects.ts';

type Data = Record<string, unknown>;
/** `file` is the id of one that belongs to another project: it is to be shared with this one. */
export type Named = { address: string; file?: number };
/** By the address as it was written; what is missing here does not exist for the person. */
export type NamedFiles = ReadonlyMap<string, Named>;

function gather(value: unknown, found: Set<string>): Set<string> {
  if (typeof value === 'string' && readFileAddress(value)) found.add(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) gather(part, found);
  return found;
}

/** The addresses of uploaded files in a task's data, at any depth. */
export const addressesIn = (data: Data): string[] => [...gather(data, new Set())];

/** The data with each address as this project serves it. */
export function withAddresses<Value>(value: Value, named: NamedFiles): Value {
  if (typeof value === 'string') return (named.get(value)?.address ?? value) as Value;
  if (Array.isArray(value)) return value.map((part: unknown) => withAddresses(part, named)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withAddresses(part as unknown, named)])) as Value;
}

export const noSuchFile = (address: string): string =>
  `${address} names an uploaded file that does not exist, or that lies in a project you may not open. Upload the file here, or ask somebody who may open that project to import.`;

/**
 * What addresses lead to, for a person who puts them into the data of `project`: files of this project, and pictures and
 * sounds of others that the person may open. Two queries whatever the number; none without addresses.
 */
export async function findNamed(db: Db, project: Pick<Project, 'id'>, addresses: readonly string[], by: User): Promise<NamedFiles> {
  const asked = [...new Set(addresses)].flatMap((written) => {
    const read = readFileAddress(written);
    return read ? [{ written, ...read }] : [];
  });
  if (asked.length === 0) return new Map();
  const others = [...new Set(asked.map((one) => one.project))].filter((id) => id !== project.id);
  const open = others.length
    ? await db
        .select({ id: projects.id })
        .from(projects)
        .where(and(inArray(projects.id, others), visibleTo(by)))
    : [];
  const found = await shownIn(db, [project.id, ...open.map(({ id }) => id)], asked);
  return new Map(
    asked.flatMap((one) => {
      const file = found.get(placeOf(one));
      if (!file) return [];
      const address = paths.file(project.id, file.token, file.name);
      return [[one.written, { address, ...(file.isHere ? {} : { file: file.id }) }] as const];
    }),
  );
}

const placeOf = ({ project, file }: FileAddress): string => `${project} ${file}`;

type Shown = { id: number; token: string; name: string; isHere: boolean };

/** By project and token, and by project and id: pictures and sounds among `asked` that belong to or are shared with the projects, the first of which is "here". */
async function shownIn(db: Db, within: number[], asked: readonly FileAddress[]): Promise<Map<string, Shown>> {
  const names = [...new Set(asked.map(({ file }) => file))];
  const [tokens, ids] = [names.filter((name) => name.includes('-')), names.filter((name) => !name.includes('-')).map(Number)];
  const rows = await db
    .select({
      id: files.id,
      token: files.token,
      name: files.name,
      owner: files.projectId,
      shared: sql<string[]>`array_remove(array_agg(${fileShares.projectId}), null)`,
    })
    .from(files)
    .leftJoin(fileShares, and(eq(fileShares.fileId, files.id), inArray(fileShares.projectId, within)))
    .where(and(or(inArray(files.token, tokens), inArray(files.id, ids)), sql`${files.type} ~ ${mediaTypes}`))
    .groupBy(files.id);
  return new Map(
    rows.flatMap(({ id, token, name, owner, shared }) => {
      const shows = new Set([owner, ...shared.map(Number)]);
      const file = { id, token, name, isHere: shows.has(within[0]!) };
      return within
        .filter((project) => shows.has(project))
        .flatMap((project) => [token, String(id)].map((one) => [placeOf({ project, file: one }), file] as const));
    }),
  );
}

/** Lets a project show files of others from now on. Twice is harmless. */
export async function shareFiles(tx: Db, project: Pick<Project, 'id'>, ids: Iterable<number>): Promise<void> {
  const given = [...ids];
  if (given.length === 0) return;
  await tx.execute(sql`insert into file_shares (file_id, project_id)
    select value::bigint, ${project.id}::bigint from jsonb_array_elements_text(${JSON.stringify(given)}::text::jsonb) on conflict do nothing`);
}
