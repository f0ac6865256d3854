/** A form with one file that is looked at and not kept. */
import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { Context } from 'hono';
import { Refused } from '#app/core/refused.ts';
import { holdFile, type PassingFile } from '#app/domain/exports/passing-file.ts';

const missing = (): Refused => new Refused('invalid', 'Choose a file.', 'file');
const cutOff = (): Refused => new Refused('invalid', 'The upload was cut off. Send it again.', 'file');

/** The first file of a form. @throws Refused invalid (field file) when there is none, or not all of it */
export async function readPassingFile(c: Context): Promise<PassingFile> {
  const type = c.req.header('Content-Type') ?? '';
  const { body } = c.req.raw;
  if (!/^multipart\/form-data.*;\s*boundary=./i.test(type) || !body) throw missing();
  let found: Promise<PassingFile> | undefined;
  let part: Readable | undefined;
  const ended = new Promise<void>((done, fail) => {
    const form = new Busboy({ headers: { 'content-type': type }, limits: { files: 1, fields: 10, fieldSize: 10_000 } });
    form.on('file', (_field, given, name) => {
      const bytes = given as Readable;
      if (!name) return void bytes.resume();
      bytes.on('error', () => undefined); // Its reader hears of it as well.
      part = bytes;
      found = holdFile(name, bytes.iterator({ destroyOnReturn: false }));
      found.catch((error: unknown) => {
        bytes.resume();
        fail(error as Error);
      });
    });
    form.on('error', () => fail(cutOff()));
    form.on('finish', () => done());
    const source = Readable.fromWeb(body as never);
    source.on('error', () => fail(cutOff()));
    source.pipe(form);
  });
  try {
    await ended;
  } catch (error) {
    part?.destroy(cutOff());
    const [left] = await Promise.allSettled([found]);
    if (left.status === 'fulfilled') await left.value?.spool.close();
    throw error;
  }
  if (!found) throw missing();
  return found;
}
