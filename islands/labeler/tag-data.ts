/** What a List or a Table shows: from the task, from JSON in a text, or from an address. */
import type { Tag } from '#app/core/labeling/model.ts';
import { resolve } from '#app/core/labeling/references.ts';
import type { Parts } from './parts.ts';

/** `note` says why there is nothing (yet). */
export type TagData = { value: unknown } | { note: string };

const fetched = new WeakMap<Parts, Map<string, TagData>>();

/** Fetches an address once per page, and has everything drawn anew when the answer is there. */
export function tagData(parts: Parts, tag: Tag): TagData {
  const value = resolve(tag.attributes.value ?? '', parts.data);
  if (value === undefined || value === null) return { note: `This task has nothing under “${(tag.attributes.value ?? '').replace(/^\$/, '')}”.` };
  if (typeof value !== 'string') return { value };
  const isAddress = tag.attributes.valuetype?.trim() === 'url' || /^(?:https?:\/)?\/\S*$/.test(value.trim());
  return isAddress ? atAddress(parts, value.trim()) : parsed(value);
}

function parsed(text: string): TagData {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { note: 'This is a text, but not the JSON that is expected here. Ask a manager to mend the task’s data.' };
  }
}

function atAddress(parts: Parts, address: string): TagData {
  const known = fetched.get(parts) ?? new Map<string, TagData>();
  fetched.set(parts, known);
  const found = known.get(address);
  if (found) return found;
  const waiting = { note: 'Being fetched…' };
  known.set(address, waiting);
  void arrive(parts, known, address);
  return waiting;
}

async function arrive(parts: Parts, known: Map<string, TagData>, address: string): Promise<void> {
  known.set(address, await load(address));
  parts.store.look({});
}

async function load(address: string): Promise<TagData> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) return { note: 'This could not be fetched. Check your connection, then reload the page: what you did is kept.' };
  return parsed(await response.text());
}
