/** The string a Text tag shows, from its value and attributes (formats 1.3). */
import type { ObjectTag } from '#app/core/labeling/model.ts';

/** What to show, or a sentence why there is nothing to show. */
export type TextValue = { text: string } | { missing: string };

export function textValue(object: ObjectTag, value: unknown): TextValue {
  if (object.tag.attributes.valuetype === 'url') return { missing: 'This text lies at another address and has not been fetched yet.' };
  if (value === undefined || value === null) return { missing: `This task has no text under “${object.key ?? object.value}”.` };
  const given = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value as number);
  const encoding = object.tag.attributes.encoding;
  return encoding === 'base64' || encoding === 'base64unicode' ? decode(given, encoding) : { text: given };
}

function decode(given: string, encoding: 'base64' | 'base64unicode'): TextValue {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(given) || given.replace(/[\s=]/g, '').length % 4 === 1) {
    return { missing: 'This text is marked as base64 but is not. Ask a manager to mend the task’s data.' };
  }
  const bytes = atob(given.replace(/\s/g, ''));
  return { text: encoding === 'base64' ? bytes : new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))) };
}

/** May answers keep the span's words? Inline texts: yes, unless the tag says no. */
export function keepsText(object: ObjectTag): boolean {
  return object.tag.attributes.savetextresult !== 'no';
}
