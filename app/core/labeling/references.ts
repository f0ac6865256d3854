/** `$key.path[0]` references: finding them in an attribute, and reading them from a task's data (formats 1.1). */

/** A step into data: a key, a position, or `{{idx}}` which a Repeater fills in. */
export type Step = string | number | { placeholder: string };
export type Reference = { key: string; steps: Step[]; written: string };

const whole = /^\$([\p{L}\p{N}_](?:[\p{L}\p{N}_\-.[\]{}]*[\p{L}\p{N}_\-\]}])?)$/u;
const embedded = /\$([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+|\[\d+\]|\[?\{\{\w+\}\}\]?)*)/gu;
const step = /\{\{(\w+)\}\}|\[(\d+)\]|([^.[\]{}]+)/gu;

function readPath(written: string): Reference {
  const steps = [...written.matchAll(step)].map(([, placeholder, index, key]): Step => {
    if (placeholder !== undefined) return { placeholder };
    return index === undefined ? (key ?? '') : Number(index);
  });
  const first = steps[0];
  return { key: typeof first === 'string' ? first : written, steps, written };
}

/** The reference that makes up the whole attribute (`$photo.url`), or undefined when text stands around it or none is there. */
export function wholeReference(template: string): Reference | undefined {
  const path = whole.exec(template.trim())?.[1];
  return path === undefined ? undefined : readPath(path);
}

/** Every reference in an attribute, in order. */
export function referencesIn(template: string): Reference[] {
  const single = wholeReference(template);
  if (single) return [single];
  return [...template.matchAll(embedded)].map((found) => readPath(found[1] ?? ''));
}

function own(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
}

/** Reads a reference; `index` stands in for `{{idx}}`. Undefined when the data has nothing there. Never reads prototypes. */
export function readReference(reference: Reference, data: Record<string, unknown>, index = 0): unknown {
  if (Object.hasOwn(data, reference.written)) return data[reference.written];
  return reference.steps.reduce<unknown>((value, each) => own(value, typeof each === 'object' ? index : each), data);
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * What an attribute means for a task: a whole reference gives the value itself (any type, undefined when missing);
 * text with references gives text; text without gives itself.
 */
export function resolve(template: string, data: Record<string, unknown>, index = 0): unknown {
  const single = wholeReference(template);
  if (single) return readReference(single, data, index);
  return template.replaceAll(embedded, (_, path: string) => asText(readReference(readPath(path), data, index)));
}

/** As `resolve`, always as text; nothing for what is missing. */
export function resolveText(template: string, data: Record<string, unknown>, index = 0): string {
  return asText(resolve(template, data, index));
}
