/** Lines of `items.jsonlines`, checked (annotto-superb A3.1), and the data of a task that they become. */
import { faultOf } from '../../foreign/fault.ts';
import type { Kind } from '../config.ts';
import { itemShape, type ItemShape } from './shapes.ts';

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
    return { problem: `In "data": "${stray.slice(0, 100)}" is no key that is known there. An item of type ${kind} has "${key}" alone.` };
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
