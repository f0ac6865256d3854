/** Lines of `items.jsonlines`, checked (annotto-superb A3.1), and the data of a task that they become. */
import { wholeReference } from '#app/core/labeling/references.ts';
import type { Kind } from '../config.ts';
import { faultOf, itemShape, type ItemShape } from './shapes.ts';

type Json = Record<string, unknown>;
export type GivenItem = { uuid: string; content: string; metadata?: Json; tags: number; isDescribed: boolean };

const keys: Record<Kind, string> = { text: 'text', html: 'html', image: 'url', audio: 'url', video: 'url' };

/** What is labelled, or a sentence. The rules for the type and the data of an item stand here alone. */
function contentOf({ type, datatype, data }: ItemShape, kind: Kind): { content: string } | { problem: string } {
  if ((type === undefined) === (datatype === undefined)) return { problem: 'Exactly one of "type" and "datatype" must be given.' };
  const given = type ?? datatype!;
  if (given !== kind) return { problem: `The item is of type ${given}, and the project of type ${kind}.` };
  const key = keys[kind];
  const stray = Object.keys(data).find((name) => name !== key);
  if (stray !== undefined)
    return { problem: `In "data": "${stray.slice(0, 100)}" is no key that Annotto knows there. An item of type ${kind} has "${key}" alone.` };
  const content = data[key];
  if (content === undefined) return { problem: `"data.${key}" is required.` };
  return typeof content === 'string' ? { content } : { problem: `"data.${key}" must be a text.` };
}

export function itemOf(value: unknown, kind: Kind): GivenItem | { problem: string } {
  const { data: line, error } = itemShape.safeParse(value);
  if (error) return { problem: faultOf(error) };
  const found = contentOf(line, kind);
  if ('problem' in found) return found;
  return {
    uuid: line.uuid,
    ...found,
    ...(line.metadata && { metadata: line.metadata }),
    tags: line.tags?.length ?? 0,
    isDescribed: Boolean(line.description),
  };
}

/** The steps of a `$photo.url`; undefined for what is put together, or stands in a list: nothing can be put back there. */
export function stepsOf(value: string): string[] | undefined {
  const steps = wholeReference(value)?.steps;
  return steps?.every((step) => typeof step === 'string') ? steps : undefined;
}

/** `content` where the steps lead to. */
export const dataAt = (steps: readonly string[], content: string): Json =>
  steps.toReversed().reduce<unknown>((inner, step) => ({ [step]: inner }), content) as Json;
