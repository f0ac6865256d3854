/** What a markup says so far, which may be half written: names, keys of the data, and what stands around a place. Pure. */
import { findSample } from '#app/core/labeling/config/sample.ts';
import { tagCatalog, type TagInfo } from '#app/core/labeling/tags.ts';

/** Names of the tags that `isMeant`, in order of appearance. */
export function namesOf(text: string, isMeant: (tag: TagInfo) => boolean): string[] {
  const named = [...text.matchAll(/<(\w+)\s[^>]*?\bname\s*=\s*"([^"]+)"/g)];
  const meant = named.filter(([, type = '']) => {
    const tag = tagCatalog.get(type);
    return tag !== undefined && isMeant(tag);
  });
  return [...new Set(meant.map(([, , name = '']) => name))];
}

/** Keys of the sample task in a comment, and those that the markup reads elsewhere; `at` is in one that is being written. */
export function dataKeys(text: string, at: number): string[] {
  const comments = [...text.matchAll(/<!--([\s\S]*?)-->/g)].map(([, inside = '']) => ({ text: inside, line: 1, column: 1 }));
  const read = [...text.matchAll(/\$([A-Za-z_]\w*)/g)].filter(({ index, 0: whole }) => at < index || at > index + whole.length);
  return [...new Set([...Object.keys(findSample(comments).sample?.data ?? {}), ...read.map(([, key = '']) => key)])];
}

/** The tag that a place lies in, through the views that only arrange what it holds. */
export function holderAt(text: string, at: number): TagInfo | undefined {
  const open: string[] = [];
  for (const [whole, isEnd, type = ''] of text.slice(0, at).matchAll(/<!--[\s\S]*?-->|<(\/?)(\w+)(?:"[^"]*"|'[^']*'|[^>"'])*>/g)) {
    if (type === '' || whole.endsWith('/>')) continue;
    if (isEnd) open.splice(open.lastIndexOf(type), open.includes(type) ? open.length : 0);
    else open.push(type);
  }
  const holder = open.findLast((type) => type !== 'View');
  return holder === undefined ? undefined : tagCatalog.get(holder);
}
