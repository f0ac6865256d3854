/** S3 servers on loopback: a small one of our own, and the real one of the machine where there is one (../shared/tools/s3-server). */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { S3Place } from '#app/outside/files/s3.ts';

export type S3Server = { place: S3Place; readOnly?: S3Place['credentials']; stop(): Promise<void> };

export const tool = resolve(import.meta.dirname, '../../../shared/tools/s3-server');
export const hasRealServer = existsSync(tool);

/** Starts the real one; its first start on a machine installs it, which takes half a minute. */
export async function realS3(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'gloss-s3-'));
  const { stdout } = await promisify(execFile)(tool, ['start', folder, '0']);
  const said = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s) as [string, string]),
  );
  const pair = (family: string): S3Place['credentials'] => ({
    accessKeyId: said.get(`${family}_ACCESS_KEY_ID`)!,
    secretAccessKey: said.get(`${family}_SECRET_ACCESS_KEY`)!,
  });
  return {
    place: { bucket: 'gloss-test', prefix: 'kept/here', endpoint: said.get('S3_ENDPOINT'), region: said.get('S3_REGION')!, credentials: pair('AWS') },
    readOnly: pair('S3_READONLY'),
    async stop() {
      await promisify(execFile)(tool, ['stop', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `cut`: the connection breaks off after the body. */
type Answer = { status: number; body?: string | Buffer; headers?: Record<string, string>; cut?: true };
type Request = { method: string; key: string; query: URLSearchParams; headers: IncomingMessage['headers']; body: Buffer };
type Upload = { key: string; parts: Map<number, Buffer> };

const refusal = (status: number, code: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>inner words of the server</Message></Error>`,
});
const xml = (inner: string): Answer => ({ status: 200, body: `<?xml version="1.0" encoding="UTF-8"?>${inner}` });

/** Objects and uploads of one bucket, in memory, with the answers that S3 gives. It knows keys but checks no signatures. */
export class SmallS3 implements S3Server {
  readonly objects = new Map<string, Buffer>();
  readonly uploads = new Map<string, Upload>();
  /** Asked before the server's own answer; what it gives is sent instead. */
  instead: (request: Request) => Answer | 'cut' | undefined = () => undefined;
  readonly requests: string[] = [];
  readonly #http = createServer((request, response) => void this.#serve(request, response));

  async start(): Promise<this> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    return this;
  }

  get place(): S3Place {
    const { port } = this.#http.address() as AddressInfo;
    return {
      bucket: 'gloss-test',
      prefix: '',
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'known', secretAccessKey: 'secret' },
    };
  }

  async stop(): Promise<void> {
    this.#http.close();
    this.#http.closeAllConnections();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(incoming.url!, 'http://s3');
    const [, bucket, ...rest] = decodeURIComponent(pathname).split('/');
    const request = {
      method: incoming.method!,
      key: rest.join('/'),
      query,
      headers: incoming.headers,
      body: await buffer(incoming).catch(() => Buffer.alloc(0)),
    };
    this.requests.push(`${request.method} ${request.key}`);
    const other = this.instead(request);
    if (other === 'cut') return void incoming.socket.destroy();
    const { status, body = '', headers = {}, cut } = other ?? this.#refuse(bucket!, request) ?? this.#answer(request);
    response.writeHead(status, { 'Content-Length': Buffer.byteLength(body), ...headers });
    if (cut) response.write(body, () => incoming.socket.destroy());
    else response.end(request.method === 'HEAD' ? undefined : body);
  }

  #refuse(bucket: string, { headers }: Request): Answer | undefined {
    if (!headers.authorization?.includes('Credential=known/')) return refusal(403, 'InvalidAccessKeyId');
    return bucket === 'gloss-test' ? undefined : refusal(404, 'NoSuchBucket');
  }

  #answer(request: Request): Answer {
    const { method, key, query } = request;
    if (key === '') return method === 'GET' ? this.#list(query) : { status: 200 };
    if (query.has('uploads') || query.has('uploadId')) return this.#multipart(request);
    if (method === 'PUT') return this.#keep(key, request.body);
    if (method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204 };
    }
    const bytes = this.objects.get(key);
    return bytes ? part(bytes, request.headers.range) : refusal(404, 'NoSuchKey');
  }

  #keep(key: string, bytes: Buffer): Answer {
    this.objects.set(key, bytes);
    return { status: 200, headers: { ETag: '"kept"' } };
  }

  #multipart({ method, key, query, body }: Request): Answer {
    const id = query.get('uploadId') ?? `upload-${this.uploads.size + 1}`;
    if (query.has('uploads')) {
      this.uploads.set(id, { key, parts: new Map() });
      return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    const upload = this.uploads.get(id);
    if (!upload) return refusal(404, 'NoSuchUpload');
    if (method === 'PUT') {
      upload.parts.set(Number(query.get('partNumber')), body);
      return { status: 200, headers: { ETag: `"part-${query.get('partNumber')}"` } };
    }
    this.uploads.delete(id);
    if (method === 'DELETE') return { status: 204 };
    const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => upload.parts.get(Number(number))!);
    this.#keep(key, Buffer.concat(named));
    return xml('<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
  }

  #list(query: URLSearchParams): Answer {
    if (!query.has('uploads'))
      return xml(`<ListBucketResult>${[...this.objects.keys()].map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`);
    const open = [...this.uploads].map(([id, { key }]) => `<Upload><UploadId>${id}</UploadId><Key>${key}</Key></Upload>`);
    return xml(`<ListMultipartUploadsResult>${open.join('')}</ListMultipartUploadsResult>`);
  }
}

function part(bytes: Buffer, header: string | undefined): Answer {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(header ?? '') ?? [];
  if (from === undefined) return { status: 200, body: bytes };
  if (Number(from) >= bytes.length) return refusal(416, 'InvalidRange');
  return { status: 206, body: bytes.subarray(Number(from), Number(to) + 1) };
}
