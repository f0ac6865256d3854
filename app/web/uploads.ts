/** Forms with files, read as they arrive: nothing of a file is held in memory. */
import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { Context } from 'hono';
import { Refused } from '#app/core/refused.ts';
import { receiveFile, type Received } from '#app/domain/files.ts';
import type { FileStore } from '#app/outside/files.ts';
import type { Env } from './env.ts';

/** `faults`: sentences about files that were not taken; the others of the form are kept until `dropFiles`. */
export type Upload = { fields: Record<string, string>; received: Received[]; faults: string[] };

const mostFiles = 1000;
/** Fields are held in memory: what is pasted, and a few words beside it. */
const mostFields = 10;
const longestField = 50 * 1000 * 1000;
const cutOff = (): Refused => new Refused('invalid', 'The upload was cut off. Send it again.', 'files');

/** A form without files, or one file after the other into the store. @throws Refused invalid when the upload was cut off. */
export async function readUpload(c: Context, store: FileStore): Promise<Upload> {
  const type = c.req.header('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const body = await c.req.parseBody();
    return {
      fields: Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
      received: [],
      faults: [],
    };
  }
  const { fields, files } = await readMultipart(c, type, store);
  return {
    fields,
    received: files.flatMap((file) => (file.ok ? [file.received] : [])),
    faults: files.flatMap((file) => (file.ok ? [] : [file.message])),
  };
}

/** Takes back what was kept when nothing comes of it. */
export async function dropFiles(store: FileStore, received: Received[]): Promise<void> {
  for (const { key } of received) await store.delete(key);
}

type Taken = { ok: true; received: Received } | { ok: false; message: string };

async function takeFile(store: FileStore, name: string, bytes: Readable, largest: number): Promise<Taken> {
  try {
    // Left as it is when reading stops early: a destroyed part holds up the parts after it.
    return { ok: true, received: await receiveFile(store, { name, bytes: bytes.iterator({ destroyOnReturn: false }) }, largest) };
  } catch (error) {
    // The rest must be read off, or the form never ends.
    bytes.resume();
    if (error instanceof Refused) return { ok: false, message: error.message };
    throw error;
  }
}

type Parts = { fields: Record<string, string>; files: Promise<Taken>[]; streams: Readable[] };

/** Feeds the body to the parser until the form has ended. @throws Refused invalid */
async function readParts(c: Context, type: string, store: FileStore, { fields, files, streams }: Parts): Promise<void> {
  if (!/;\s*boundary=./i.test(type)) throw cutOff();
  await new Promise<void>((done, fail) => {
    const form = new Busboy({ headers: { 'content-type': type }, limits: { files: mostFiles, fieldSize: longestField, fields: mostFields } });
    form.on('field', (name, value, _nameCut, isCut) => {
      if (isCut) fail(new Refused('invalid', 'This is more than 50 MB of text. Send it as a file.', name));
      fields[name] = value;
    });
    form.on('file', (_field, part, name) => {
      const bytes = part as Readable;
      // A file input left empty sends a part without a name.
      if (!name) return void bytes.resume();
      // Whoever reads the part hears of it as well; one that was read already would otherwise end the server.
      bytes.on('error', () => undefined);
      streams.push(bytes);
      const taken = takeFile(store, name, bytes, (c.var as Env['Variables']).limits.fileBytes);
      // The store may fail before the form has ended, and then it never does.
      taken.catch(fail);
      files.push(taken);
    });
    form.on('filesLimit', () => fail(new Refused('invalid', `Send ${mostFiles} files at a time at most.`, 'files')));
    form.on('error', () => fail(cutOff()));
    form.on('finish', () => done());
    if (!c.req.raw.body) return done();
    const body = Readable.fromWeb(c.req.raw.body as never);
    body.on('error', () => fail(cutOff()));
    body.pipe(form);
  });
}

/** What had arrived when it failed is not kept: its readers are told to stop, or they would wait for ever. */
async function readMultipart(c: Context, type: string, store: FileStore): Promise<{ fields: Record<string, string>; files: Taken[] }> {
  const parts: Parts = { fields: {}, files: [], streams: [] };
  try {
    await readParts(c, type, store, parts);
    return { fields: parts.fields, files: await Promise.all(parts.files) };
  } catch (error) {
    for (const stream of parts.streams) stream.destroy(cutOff());
    const taken = await Promise.allSettled(parts.files);
    await dropFiles(
      store,
      taken.flatMap((each) => (each.status === 'fulfilled' && each.value.ok ? [each.value.received] : [])),
    );
    throw error;
  }
}
