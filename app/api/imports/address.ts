/** A body that names nothing but an address: `{"url": "https://..."}`, or a form with `url` alone (heartex 4.4). */
import { text } from 'node:stream/consumers';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Received } from '#app/domain/files.ts';
import type { FileStore } from '#app/outside/files.ts';

/** Bytes; an address with a signature in it has a few thousand. */
const longest = 8000;

function onlyUrl(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const entries = Object.entries(given);
  const [name, value] = entries[0] ?? [];
  return entries.length === 1 && name === 'url' && typeof value === 'string' && /^https?:/i.test(value.trim()) ? value : undefined;
}

function read(body: string): string | undefined {
  try {
    return onlyUrl(JSON.parse(body));
  } catch {
    // No JSON, so perhaps a form.
    return body.startsWith('url=') ? onlyUrl(Object.fromEntries(new URLSearchParams(body))) : undefined;
  }
}

/** Undefined for everything else, and where tasks of the project have a value of this name. */
export async function addressIn(
  store: FileStore,
  { key, size }: Pick<Received, 'key' | 'size'>,
  config: LabelingConfig,
): Promise<string | undefined> {
  if (size > longest || config.dataKeys.includes('url')) return undefined;
  return read(await text(await store.get(key)));
}
