/** One spelling for words that a config may write in any case, so that whoever reads a parsed config compares them as they stand. */
import type { Tag } from '../model.ts';
import { attributeInfo } from '../tags.ts';

/** Yes, no, and words of a list, as the catalog writes them; what means nothing stays for the check to name. */
export function spell({ type, attributes }: Tag): void {
  for (const [name, value] of Object.entries(attributes)) {
    const known = attributeInfo(type, name)?.type;
    const words: readonly string[] = known === 'bool' ? ['true', 'false'] : Array.isArray(known) ? (known as readonly string[]) : [];
    const meant = [value.trim(), value.trim().toLowerCase()].find((word) => words.includes(word));
    if (meant !== undefined) attributes[name] = meant;
  }
}
