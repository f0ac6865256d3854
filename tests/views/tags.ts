/** Finds elements in the HTML our views make: attributes always in double quotes, everything escaped. */
export type Found = Readonly<Record<string, string>>;

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function attributesOf(inside: string): Found {
  const found: Record<string, string> = {};
  for (const [, name, value] of inside.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)) if (name) found[name] = decode(value ?? '');
  return found;
}

/** What must never stand in our HTML: a style or handler inline, script inline, an address that is script (T18). */
export function faultsOf(html: string): string[] {
  const tags = [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=/>]+(?:=(?:"[^"]*"|[^\s">]+))?)*)\s*\/?>/g)];
  return tags.flatMap(([tag, name, inside]) => {
    const found = attributesOf(inside ?? '');
    const wrong =
      Object.keys(found).some((key) => key === 'style' || key.startsWith('on')) ||
      (name === 'script' && !found.src) ||
      /^\s*javascript:/i.test(found.href ?? '');
    return wrong ? [tag] : [];
  });
}

/** All elements of a name whose attributes equal the given ones. */
export function all(html: string, name: string, having: Found = {}): Found[] {
  const tags = [...html.matchAll(new RegExp(`<${name}((?:\\s+[^\\s=/>]+(?:=(?:"[^"]*"|[^\\s">]+))?)*)\\s*/?>`, 'g'))];
  return tags.map(([, inside]) => attributesOf(inside ?? '')).filter((found) => Object.entries(having).every(([key, value]) => found[key] === value));
}

/** The only one; throws when there are none or several. */
export function one(html: string, name: string, having: Found = {}): Found {
  const found = all(html, name, having);
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} <${name}> with ${JSON.stringify(having)}`);
  return first;
}

/** The words a person reads, tags left out. */
export const words = (html: string): string =>
  decode(html.replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
