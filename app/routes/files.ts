import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import { paths } from '#app/core/paths.ts';
import { can } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { StoredFile } from '#app/db/schema/transfers.ts';
import { findFile } from '#app/domain/files.ts';
import { isShown, mediaOf } from '#app/formats/kinds.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { rangeOf } from '#app/web/range.ts';
import { download } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By its token. Ids, which anybody can count up, are for those who see all data: addresses from before there were tokens. */
async function fileOf(c: Context<ProjectEnv>): Promise<StoredFile> {
  const { db, project, user } = c.var;
  const name = c.req.param('file') ?? '';
  if (uuid.test(name)) return findFile(db, project, { token: name });
  if (!can(user.role, 'see data')) throw notFound();
  return findFile(db, project, { id: number(name) });
}

/** A stranger's medium: it never changes, and does nothing but be seen. */
const shownAlone = {
  'Cache-Control': 'private, max-age=86400, immutable',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Disposition': 'inline',
};

/** Of a sound that the server holds; nothing while they are not made, or cannot be. */
export const peakRoutes = new Hono<ProjectEnv>().get(paths.filePeaks, signedIn, inProject, allow('label tasks'), async (c) => {
  const { peaksKey: key } = await fileOf(c);
  if (key === null) return c.body(null, 204, { 'Cache-Control': 'private, max-age=60' });
  return c.body(Readable.toWeb(await c.var.files.get(key)) as ReadableStream, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Encoding': 'gzip',
    'Content-Length': String(await c.var.files.size(key)),
    'Cache-Control': 'private, max-age=86400, immutable',
  });
});

/** What has none does not exist: pages name only those that do. */
async function smallCopy(c: Context<ProjectEnv>, key: string | null): Promise<Response> {
  if (key === null) throw notFound();
  return c.body(Readable.toWeb(await c.var.files.get(key)) as ReadableStream, 200, {
    'Content-Type': 'image/webp',
    'Content-Length': String(await c.var.files.size(key)),
    ...shownAlone,
  });
}

/** Of pictures that the server holds: of large ones a preview, of those that are not small a thumbnail. */
export const previewRoutes = new Hono<ProjectEnv>()
  .get(paths.filePreview, signedIn, inProject, allow('label tasks'), async (c) => smallCopy(c, (await fileOf(c)).previewKey))
  .get(paths.fileThumbnail, signedIn, inProject, allow('label tasks'), async (c) => smallCopy(c, (await fileOf(c)).thumbnailKey));

/** Uploaded pictures, sounds and films, with the type their bytes have; anything else is only ever downloaded (T9-T11). */
export const fileRoutes = new Hono<ProjectEnv>().get(paths.files, signedIn, inProject, allow('label tasks'), async (c) => {
  const file = await fileOf(c);
  // Kept exports and imported files hold everybody's answers (T36, T40).
  if (!mediaOf(file.type) && !can(c.var.user.role, 'export tasks')) throw notFound();
  if (!isShown(file.type))
    return download(c, { name: file.name, type: 'application/octet-stream', size: file.size }, await c.var.files.get(file.key));
  const headers = {
    'Content-Type': file.type,
    'Accept-Ranges': 'bytes',
    ...shownAlone,
  };
  const range = rangeOf(c.req.header('Range'), file.size);
  if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${file.size}` });
  const bytes = Readable.toWeb(await c.var.files.get(file.key, range)) as ReadableStream;
  if (!range) return c.body(bytes, 200, { ...headers, 'Content-Length': String(file.size) });
  return c.body(bytes, 206, {
    ...headers,
    'Content-Length': String(range.end - range.start + 1),
    'Content-Range': `bytes ${range.start}-${range.end}/${file.size}`,
  });
});
