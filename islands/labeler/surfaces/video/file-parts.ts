/** Reads parts of a video's file from the address that its player has too. Nothing is sent. */
import type { ReadBytes } from '#app/core/media/bytes.ts';

/** Small reads fetch so much at once: headers stand side by side. */
const least = 65_536;
/** Of a server that sends files only whole, so much is read and no more. */
const mostWhole = 8_000_000;

type Part = { offset: number; bytes: Uint8Array; /** The file ends with it. */ isLast: boolean };

/** Rejects where the file cannot be had, or not in parts. */
export function createPartReader(url: string, signal: AbortSignal): ReadBytes {
  const parts: Part[] = [];
  const cut = ({ offset, bytes }: Part, from: number, length: number) => bytes.subarray(from - offset, from - offset + length);
  const holds = (part: Part, from: number, length: number) =>
    from >= part.offset && (part.isLast || from + length <= part.offset + part.bytes.length);
  return async (from, length) => {
    const known = parts.find((part) => holds(part, from, length));
    if (known) return cut(known, from, length);
    const part = await fetchPart(url, from, Math.max(least, length), signal);
    parts.push(part);
    return cut(part, from, length);
  };
}

async function fetchPart(url: string, from: number, length: number, signal: AbortSignal): Promise<Part> {
  const response = await fetch(url, { signal, headers: { range: `bytes=${from}-${from + length - 1}` } });
  if (response.status === 416) return { offset: from, bytes: new Uint8Array(), isLast: true };
  if (response.status === 206) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { offset: from, bytes, isLast: bytes.length < length };
  }
  if (!response.ok || !response.body || from + length > mostWhole) throw new Error('The file cannot be read in parts.');
  return beginningOf(response.body, from + length);
}

async function beginningOf(body: ReadableStream<Uint8Array>, wanted: number): Promise<Part> {
  const reader = body.getReader();
  const bytes = new Uint8Array(wanted);
  let filled = 0;
  let isLast = false;
  while (filled < wanted && !isLast) {
    const { value, done } = await reader.read();
    isLast = done;
    if (!value) continue;
    const fitting = value.subarray(0, wanted - filled);
    bytes.set(fitting, filled);
    filled += fitting.length;
  }
  await reader.cancel();
  return { offset: 0, bytes: bytes.subarray(0, filled), isLast };
}

/** Bytes of a copy in memory. */
const largestCopy = 300_000_000;

/** The whole file, for players whose server sends no parts; undefined where it cannot be had or is too large. */
export async function fetchCopy(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  const response = await fetch(url, { signal }).catch(() => undefined);
  if (!response?.ok || Number(response.headers.get('content-length') ?? 0) > largestCopy) return undefined;
  return response.blob().catch(() => undefined);
}
