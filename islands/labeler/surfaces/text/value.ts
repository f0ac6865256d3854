/** The string a tag of texts shows, from its value and attributes (formats 1.3). */
import type { ObjectTag } from '#app/core/labeling/model.ts';
import { loadText, type Loaded } from './load.ts';

/** What to show, or a sentence why there is nothing to show. */
export async function textValue(object: ObjectTag, value: unknown, signal: AbortSignal): Promise<Loaded> {
  if (value === undefined || value === null) return { missing: `This task has no text under “${object.key ?? object.value}”.` };
  const given = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value as number);
  const found = isFetched(object) ? await loadText(given, signal) : { text: given };
  const { encoding } = object.tag.attributes;
  return 'text' in found && (encoding === 'base64' || encoding === 'base64unicode') ? decode(found.text, encoding) : found;
}

function isFetched(object: ObjectTag): boolean {
  return object.tag.attributes.valuetype === 'url';
}

function decode(given: string, encoding: 'base64' | 'base64unicode'): Loaded {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(given) || given.replace(/[\s=]/g, '').length % 4 === 1) {
    return { missing: 'This text is marked as base64 but is not. Ask a manager to mend the task’s data.' };
  }
  const bytes = atob(given.replace(/\s/g, ''));
  return { text: encoding === 'base64' ? bytes : new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))) };
}

/** May answers keep a region's words? By default those of texts that stand in the task itself. */
export function keepsText(object: ObjectTag): boolean {
  const { savetextresult } = object.tag.attributes;
  return isFetched(object) ? savetextresult === 'yes' : savetextresult !== 'no';
}
