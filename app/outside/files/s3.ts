/** Files in a bucket of Amazon S3 or of a server that speaks like it. */
import { PassThrough, Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import type { S3 } from '@aws-sdk/client-s3';

import { CannotStart } from '#app/core/cannot-start.ts';
import { checkedKey, type FileStore, measure, newKey, unlessGone } from '#app/outside/files.ts';
import { isMissing, isOutside, problemOf, StoreProblem } from './s3-problem.ts';
import { type Ask, type Target, upload } from './s3-upload.ts';

export type S3Place = {
  bucket: string;
  /** Without a slash at either end; may be empty. */
  prefix: string;
  /** Origin of an S3-compatible server; absent: Amazon's. */
  endpoint?: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

/** For one part of an upload to be taken, or for an answer to begin. */
const requestMs = 60_000;

/** The package takes 0.2 s and 25 MB to load, so only servers with a bucket do. */
async function connect({ endpoint, region, credentials }: S3Place): Promise<S3> {
  const { S3 } = await import('@aws-sdk/client-s3');
  // Every picture that somebody looks at slowly holds a connection; uploads shall not wait for them.
  const agent = { keepAlive: true, maxSockets: 256 };
  return new S3({
    ...(endpoint && { endpoint, forcePathStyle: true }),
    region,
    credentials,
    // The signature covers the bytes already, and S3-compatible servers refuse the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5000, requestTimeout: requestMs, throwOnRequestTimeout: true, httpAgent: agent, httpsAgent: agent },
  });
}

/** The same bytes; an error on the way is told in our words, and whoever stops reading stops the download. */
function told(body: Readable, inWords: (error: unknown) => Error): Readable {
  const out = new PassThrough();
  body.on('error', (error) => out.destroy(inWords(error)));
  out.on('close', () => body.destroy());
  return body.pipe(out);
}

const urlOf = ({ bucket, prefix }: S3Place): string => ['s3:/', bucket, prefix].filter(Boolean).join('/');

/** Keys as in a folder, below the prefix. Errors are StoreProblem; those of a stream that is put stay what they are. */
export async function s3Files(place: S3Place): Promise<FileStore> {
  const client = await connect(place);
  const at = { url: urlOf(place), endpoint: place.endpoint };
  const inWords = (error: unknown): StoreProblem => problemOf(at, error);
  const ask: Ask = (answer) =>
    answer.catch((error: unknown) => {
      throw inWords(error);
    });
  const target = (key: string): Target => ({ Bucket: place.bucket, Key: [place.prefix, checkedKey(key)].filter(Boolean).join('/') });
  const get: FileStore['get'] = async (key, range) => {
    const wanted = { ...target(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) };
    try {
      const { Body } = await client.getObject(wanted);
      return told(Body as Readable, inWords);
    } catch (error) {
      if (range && isOutside(error)) return Readable.from([]);
      throw inWords(error);
    }
  };
  return {
    async put(bytes) {
      const key = newKey();
      const { passing, result } = measure(bytes);
      await upload(client, ask, target(key), passing);
      return { key, ...result() };
    },
    get,
    async size(key) {
      const { ContentLength } = await ask(client.headObject(target(key)));
      if (ContentLength === undefined) throw inWords(undefined);
      return ContentLength;
    },
    // Not by its head: without a body, a wrong key of ours looks as a file does that is shut off.
    has: async (key) => unlessGone(get(key, { start: 0, end: 0 }).then(buffer)),
    async delete(key) {
      await client.deleteObject(target(key)).catch((error: unknown) => {
        if (!isMissing(error)) throw inWords(error);
      });
    },
    dropUnfinished: async () => undefined,
  };
}

/** The store of FILES_URL, tried once with a tiny file. Throws CannotStart, saying what to check. */
export async function openS3Files(place: S3Place): Promise<FileStore> {
  const store = await s3Files(place);
  const url = urlOf(place);
  const probe = 'Gloss can write here.';
  try {
    const { key } = await store.put(Readable.from([Buffer.from(probe)]));
    const found = await text(await store.get(key)).finally(() => store.delete(key));
    if (found !== probe) throw problemOf({ url, endpoint: place.endpoint });
    return store;
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    throw new CannotStart(`FILES_URL should be a bucket that Gloss can use, and ${url} is not, because ${error.why}.`);
  }
}
