/** Uploads that go on: what the script of the import page speaks. Answers are JSON. */
import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { Refused } from '#app/core/refused.ts';
import type { FileUpload } from '#app/db/schema/uploads.ts';
import { beginUpload, discardUpload, findUpload, headBytes } from '#app/domain/uploads.ts';
import { addChunk, OutOfPlace } from '#app/domain/uploads/chunks.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';

type In = Context<ProjectEnv>;

const begin = z.object({ name: z.string().min(1).max(1000), size: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });
const place = z.object({ offset: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

const told = ({ id, name, size, receivedBytes, whole }: FileUpload) => ({ id, name, size, received: receivedBytes, whole: whole !== null });

/** Sentences for the script, which shows them beside the file. */
function refusedWith(c: In, error: unknown): Response {
  if (error instanceof OutOfPlace) return c.json({ message: error.message, ...told(error.upload) }, 409);
  if (error instanceof Refused && error.kind === 'invalid') return c.json({ message: error.message }, 422);
  if (error instanceof Refused && error.kind === 'not-found') return c.json({ message: 'This upload is not there any more.' }, 404);
  throw error;
}

function read<Schema extends z.ZodType>(c: In, schema: Schema): z.infer<Schema> {
  const { success, data } = schema.safeParse(c.req.query());
  if (!success) throw new Refused('invalid', 'The upload did not say what it is. Reload the page and choose the file again.');
  return data;
}

/** The chunk as it arrives. A sender who goes away is nobody's fault. */
async function* bodyOf(c: In): AsyncIterable<Uint8Array> {
  try {
    if (c.req.raw.body) yield* Readable.fromWeb(c.req.raw.body as never);
  } catch (error) {
    throw new Refused('invalid', `The chunk was cut off (${error instanceof Error ? error.message : 'no reason given'}). Send it again.`);
  }
}

async function headOf(c: In): Promise<Uint8Array> {
  const head = Buffer.from(await c.req.arrayBuffer());
  if (head.length > headBytes) throw new Refused('invalid', `Send the first ${headBytes} bytes of the file.`);
  return head;
}

async function start(c: In): Promise<Response> {
  const { db, project, user, limits } = c.var;
  const { upload, isNew } = await beginUpload(db, project, { ...read(c, begin), head: await headOf(c) }, user, limits);
  return c.json(told(upload), isNew ? 201 : 200);
}

async function take(c: In): Promise<Response> {
  const { db, project, user, files } = c.var;
  const chunk = { ...read(c, place), bytes: bodyOf(c) };
  return c.json(told(await addChunk(db, files, project, number(c.req.param('upload')), chunk, user)));
}

export const uploadRoutes = new Hono<ProjectEnv>()
  .post(paths.uploads(':project'), signedIn, inProject, allow('import tasks'), (c) => start(c).catch((error: unknown) => refusedWith(c, error)))
  .get(paths.upload(':project', ':upload'), signedIn, inProject, allow('import tasks'), async (c) =>
    c.json(told(await findUpload(c.var.db, c.var.project, number(c.req.param('upload')), c.var.user))),
  )
  .patch(paths.upload(':project', ':upload'), signedIn, inProject, allow('import tasks'), (c) =>
    take(c).catch((error: unknown) => refusedWith(c, error)),
  )
  .delete(paths.upload(':project', ':upload'), signedIn, inProject, allow('import tasks'), async (c) => {
    const { db, project, user, files } = c.var;
    await discardUpload(db, files, project, number(c.req.param('upload')), user);
    return go(c, paths.newImport(project.id));
  });
