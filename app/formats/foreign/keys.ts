/** Names of the first object's own keys, as far as the head goes; undefined where it holds no object. */
export function keysIn(head: string): Set<string> | undefined {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (!text.startsWith('{')) return undefined;
  const keys = new Set<string>();
  let depth = 0;
  for (const [part, isName] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/gs)) {
    if (part === '{' || part === '[') depth += 1;
    else if (part === '}' || part === ']') {
      depth -= 1;
      if (depth === 0) break;
    } else if (isName !== undefined && depth === 1) keys.add(part.slice(1, part.lastIndexOf('"')));
  }
  return keys;
}
