import type { Tag } from './model.ts';

/** A yes/no attribute that is no unless it is written; `name` in lower case. The catalog of tags, which knows the others, stays off browsers. */
export function isSet({ attributes }: Tag, name: string): boolean {
  return attributes[name]?.trim().toLowerCase() === 'true';
}
