/** The island's only way to the server. Everything here may be sent twice: drafts carry a sequence, answers a unique id. */
import type { Row } from '#app/core/labeling/result.ts';
import type { Entry, Parcel } from './shelf.ts';

/** unreachable: no network, no server, or one that is just starting. answered: by the same, or by something else; `annotation` is null where that cannot be opened. */
export type DraftAnswer =
  | { kind: 'saved'; version: number; fence: number | null }
  | { kind: 'ahead'; version: number; savedAt: string; result: Row[]; writer: string | null; sequence: number }
  | { kind: 'answered'; same: boolean; annotation: number | null }
  | { kind: 'refused'; message: string }
  | { kind: 'signed out' }
  | { kind: 'unreachable' };

/** `annotation`: what was stored. */
export type ParcelAnswer =
  | { kind: 'done'; next: string; annotation: number }
  | { kind: 'refused'; status: number }
  | { kind: 'signed out' }
  | { kind: 'unreachable' };
export type AheadTask = { task: number; fence: number; url: string };

const patienceMs = 15_000;
const unreachable = { kind: 'unreachable' } as const;
const signedOut = { kind: 'signed out' } as const;

/** Undefined when the server was not reached or could not answer. */
async function reach(url: string, init: RequestInit): Promise<Response | undefined> {
  try {
    const response = await fetch(url, { ...init, credentials: 'same-origin', signal: AbortSignal.timeout(patienceMs) });
    return response.status >= 500 || response.status === 429 ? undefined : response;
  } catch {
    return undefined;
  }
}

const json = { Accept: 'application/json' };
/** Whose work it is: where somebody else has signed in meanwhile, the server takes none of it. */
const as = (user: number): Record<string, string> => ({ ...json, 'Gloss-User': String(user) });
/** Whoever is signed out is led to the sign-in page; 401 says that somebody else is signed in. */
const isElsewhere = (response: Response): boolean => response.redirected || response.status === 401;

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export async function sendDraft(url: string, entry: Entry, annotation: number | null): Promise<DraftAnswer> {
  const { result, leadTime, writer, sequence, base, user } = entry;
  const body = JSON.stringify({ result, lead_time: leadTime, writer, sequence, base, annotation });
  // keepalive lets a last save outlive the tab; browsers allow it for small bodies only.
  const response = await reach(url, {
    method: 'PUT',
    headers: { ...as(user), 'Content-Type': 'application/json' },
    body,
    keepalive: body.length < 60_000,
  });
  if (!response) return unreachable;
  if (isElsewhere(response)) return signedOut;
  return readDraftAnswer(response.status, await bodyOf(response));
}

type Ahead = { version: number; saved_at: string; result: Row[]; writer?: string | null; sequence?: number };
type Answered = { same?: boolean; annotation?: number | null };

function readDraftAnswer(status: number, body: Record<string, unknown>): DraftAnswer {
  // A page in between that answers everything (a hotel's network) has saved nothing.
  if (status === 200 && typeof body.version !== 'number') return unreachable;
  if (status === 200) return { kind: 'saved', version: Number(body.version), fence: typeof body.fence === 'number' ? body.fence : null };
  if (status === 409 && body.ahead) {
    const { version, saved_at: savedAt, result, writer = null, sequence = 0 } = body.ahead as Ahead;
    return { kind: 'ahead', version, savedAt, result, writer, sequence };
  }
  if (status === 409) {
    // A server that is older than this page says no more than that.
    const { same = false, annotation = null } = (body.answered ?? {}) as Answered;
    return { kind: 'answered', same, annotation };
  }
  if (status === 404) return { kind: 'refused', message: 'This task is no longer open to you.' };
  const [problem] = (body.problems ?? []) as { message: string }[];
  return { kind: 'refused', message: problem?.message ?? 'The server did not accept it.' };
}

export async function sendParcel({ url, fields, user }: Pick<Parcel, 'url' | 'fields' | 'user'>): Promise<ParcelAnswer> {
  const response = await reach(url, { method: 'POST', headers: as(user), body: new URLSearchParams(fields) });
  if (!response) return unreachable;
  if (isElsewhere(response)) return signedOut;
  if (response.status !== 200) return { kind: 'refused', status: response.status };
  const { next, annotation } = await bodyOf(response);
  return typeof next === 'string' ? { kind: 'done', next, annotation: Number(annotation) } : unreachable;
}

/** The task after this one, held in advance; undefined when there is none to hold. */
export async function askAhead(url: string): Promise<AheadTask | undefined> {
  const response = await reach(url, { method: 'POST', headers: json });
  if (!response?.ok || isElsewhere(response)) return undefined;
  const body = await bodyOf(response);
  return typeof body.url === 'string' ? { task: Number(body.task), fence: Number(body.fence), url: body.url } : undefined;
}

export async function fetchPage(url: string): Promise<string | undefined> {
  const response = await reach(url, {});
  return response?.ok && !isElsewhere(response) ? response.text() : undefined;
}

/** Read to its end, or the cache keeps nothing; never held, as it may be long. */
async function fetchWhole(url: string, signal: AbortSignal, most = Infinity): Promise<number> {
  const { status, body, headers } = await fetch(url, { signal });
  if (Number(headers.get('content-length')) > most) await body?.cancel();
  else await body?.pipeTo(new WritableStream());
  return status;
}

/** Bytes of a sound that are fetched before it is to be heard although its wave needs none of them: about five minutes of MP3. */
const aheadBytes = 5_000_000;

/** Brings a sound into the browser's cache, by the same requests as the wave will make; a long one that has peaks comes when it is listened to. */
export async function fetchSound({ url, peaks }: { url: string; peaks?: string }, signal: AbortSignal): Promise<void> {
  try {
    const hasPeaks = peaks !== undefined && (await fetchWhole(peaks, signal)) === 200;
    await fetchWhole(url, signal, hasPeaks ? aheadBytes : Infinity);
  } catch {
    // The editor asks for it again, and says what is wrong.
  }
}

/** Gives a task fetched ahead back while the tab closes. */
export function release(url: string, fence: number): void {
  void reach(`${url}?fence=${fence}`, { method: 'DELETE', headers: json, keepalive: true });
}
