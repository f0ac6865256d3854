/** A program of somebody's: calls of the API with a token. */
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { makeApiToken } from '#app/domain/api-tokens.ts';
import { origin, type Client } from '#tests/support/app.ts';

export type Reply = {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  text: string;
  json<Shape = Record<string, unknown>>(): Shape;
};
export type Program = {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  patch(path: string, body?: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  /** Sends a body as it stands. */
  raw(method: string, path: string, body: BodyInit | undefined, headers?: Record<string, string>): Promise<Reply>;
};

/** `undefined`: without a token. Paths begin after `/api`. */
export async function programOf(app: Client, db: Db, user: User | undefined): Promise<Program> {
  const token = user && (await makeApiToken(db, user, 'program'));
  const raw: Program['raw'] = async (method, path, body, headers = {}) => {
    const response = await app.hono.request(`${origin}/api${path}`, {
      method,
      body,
      headers: { ...(token && { Authorization: `Token ${token}` }), ...headers },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return { status: response.status, headers: response.headers, bytes, text, json: <Shape>() => JSON.parse(text) as Shape };
  };
  const withBody =
    (method: string) =>
    (path: string, body: unknown = {}) =>
      raw(method, path, JSON.stringify(body), { 'Content-Type': 'application/json' });
  return {
    raw,
    get: (path) => raw('GET', path, undefined),
    delete: (path) => raw('DELETE', path, undefined),
    post: withBody('POST'),
    patch: withBody('PATCH'),
  };
}

/** What every refused call looks like. */
export type Fault = { status_code: number; detail: string; validation_errors?: Record<string, string[]> };
