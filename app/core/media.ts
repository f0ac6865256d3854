/** Addresses of pictures and sounds that a task may name. */

/** An address a browser may load from a task's value: http(s), or a path on this server. Anything else (javascript:, file:) is none. */
export function mediaUrl(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^\/(?![/\\])/.test(value)) return value;
  if (!URL.canParse(value)) return undefined;
  const { protocol } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? value : undefined;
}

/** What stands behind the last slash, readable; for lists. */
export function mediaName(value: string): string {
  const last = value.split(/[?#]/)[0]?.split('/').findLast(Boolean) ?? value;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
