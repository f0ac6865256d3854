import type { Tag } from './model.ts';

/**
 * A yes/no attribute of a parsed config, `standard` where it is not written; `name` in lower case. The catalog of tags, which knows what
 * is standard, stays off browsers.
 */
export function isSet({ attributes }: Pick<Tag, 'attributes'>, name: string, standard = false): boolean {
  return (attributes[name] ?? String(standard)) === 'true';
}
