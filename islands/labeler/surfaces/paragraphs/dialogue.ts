/** A dialogue as the task holds it, or as its address does (formats 1.3, Paragraphs). */
import type { ObjectTag } from '#app/core/labeling/model.ts';
import { loadText } from '../text/load.ts';

/** `start` and `end` are seconds of the sound, where the task says them. */
export type Phrase = { name: string; text: string; start?: number; end?: number };
export type Dialogue = { phrases: Phrase[] } | { missing: string };

export async function dialogueOf(object: ObjectTag, value: unknown, signal: AbortSignal): Promise<Dialogue> {
  if (value === undefined || value === null) return { missing: `This task has no dialogue under “${object.key ?? object.value}”.` };
  const isFetched = object.tag.attributes.valuetype === 'url' && typeof value === 'string';
  const loaded = isFetched ? await loadText(value, signal) : { text: value };
  if ('missing' in loaded) return loaded;
  const list = typeof loaded.text === 'string' ? listIn(loaded.text) : loaded.text;
  if (!Array.isArray(list)) {
    return {
      missing: 'This dialogue is no list of phrases. Ask a manager to mend the task’s data: it should be a list of objects with a name and a text.',
    };
  }
  return { phrases: list.map((item) => phraseOf(object, item)) };
}

function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Said to the person by the caller, as every other value that is no list.
    return undefined;
  }
}

function phraseOf({ tag: { attributes } }: ObjectTag, item: unknown): Phrase {
  if (typeof item !== 'object' || item === null) return { name: '', text: asText(item) };
  const fields = item as Record<string, unknown>;
  const [start, end, duration] = [seconds(fields.start), seconds(fields.end), seconds(fields.duration)];
  const until = end ?? (start !== undefined && duration !== undefined ? start + duration : undefined);
  return {
    name: asText(fields[attributes.namekey ?? 'author']),
    text: asText(fields[attributes.textkey ?? 'text']),
    ...(start === undefined ? {} : { start }),
    ...(start === undefined || until === undefined ? {} : { end: until }),
  };
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}
