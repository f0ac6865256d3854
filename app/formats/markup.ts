/** Labeling configs made of what other systems' files say. */

/** `attributes` in the order they are written; those without a value are left out. */
export type Element = { tag: string; attributes?: Record<string, string | undefined>; children?: Element[] };

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' };

const escaped = (value: string): string => value.replaceAll(/[&<>"\n\t\r]/g, (sign) => signs[sign] ?? sign);

/** A tag a line, two blanks deeper for each level. */
export function markupOf({ tag, attributes = {}, children = [] }: Element, indent = ''): string {
  const written = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${escaped(value)}"`));
  const head = `${indent}<${tag}${written.join('')}`;
  if (children.length === 0) return `${head}/>`;
  return [`${head}>`, ...children.map((child) => markupOf(child, `${indent}  `)), `${indent}</${tag}>`].join('\n');
}

/** Hands out names that no other tag of the config has. */
export class Names {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    const name = wanted.trim() || 'control';
    let tried = name;
    for (let number = 2; this.#taken.has(tried); number += 1) tried = `${name} ${number}`;
    this.#taken.add(tried);
    return tried;
  }
}

/** Colors that a config may say. */
export const plainColor = (color: unknown): string | undefined =>
  typeof color === 'string' && /^(#[0-9a-f]{3,8}|[a-z]{1,30}|(rgb|hsl)a?\([\d.,%\s/]{1,60}\))$/i.test(color.trim()) ? color.trim() : undefined;
