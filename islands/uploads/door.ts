/** The uploads' only way to the server. Everything here may be sent twice. */

/** Where an upload stands; sizes in bytes. */
export type Stand = { id: number; name: string; size: number; received: number; whole: boolean };
/** gone: it was removed meanwhile. unreachable: no network, no server, or one that is just starting. */
export type Answer =
  | { kind: 'stands'; stand: Stand }
  | { kind: 'refused'; message: string }
  | { kind: 'gone' }
  | { kind: 'signed out' }
  | { kind: 'unreachable' }
  | { kind: 'stopped' };

/** So much of the beginning tells a file from others of its name and size. */
const headBytes = 64 * 1024;

async function ask(url: string, method: string, body: Blob | undefined, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, { method, body, signal, credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' };
    if (response.redirected || response.status === 401) return { kind: 'signed out' };
    if (response.status === 404) return { kind: 'gone' };
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
    if (!isJson) return { kind: 'refused', message: `The server does not take it (${response.status}). Reload the page.` };
    const said = (await response.json()) as Stand & { message: string };
    // A chunk that came for another place is answered with the right one.
    return response.ok || response.status === 409 ? { kind: 'stands', stand: said } : { kind: 'refused', message: said.message };
  } catch {
    return { kind: signal.aborted ? 'stopped' : 'unreachable' };
  }
}

/** The same file of the same person gets the upload that was begun with it. */
export const begin = (address: string, file: File, signal: AbortSignal): Promise<Answer> =>
  ask(`${address}?${new URLSearchParams({ name: file.name, size: String(file.size) })}`, 'POST', file.slice(0, headBytes), signal);

export const sendChunk = (address: string, { id, received }: Stand, chunk: Blob, signal: AbortSignal): Promise<Answer> =>
  ask(`${address}/${id}?offset=${received}`, 'PATCH', chunk, signal);

/** The answer leads to a page, which is not asked for. */
export async function discard(address: string, id: number): Promise<boolean> {
  try {
    const response = await fetch(`${address}/${id}`, { method: 'DELETE', credentials: 'same-origin', redirect: 'manual' });
    return response.type === 'opaqueredirect' || response.ok || response.status === 404;
  } catch {
    return false;
  }
}
