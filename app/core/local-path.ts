/** Where to go after signing in, when the address itself says so: only ever a place on this server (T46). */

const nowhere = 'http://nowhere.invalid';

/** The path, query and fragment of `text` when it is a path of ours; undefined for anything a browser could read as another host. */
export function localPath(text: string | undefined): string | undefined {
  // Browsers drop tabs and line ends inside an address and read `\` as `/`.
  if (!text?.startsWith('/') || /[\\\p{Cc}]/u.test(text)) return undefined;
  if (!URL.canParse(text, nowhere)) return undefined;
  const url = new URL(text, nowhere);
  const path = url.pathname + url.search + url.hash;
  // `/.//host` comes out of normalization as `//host`.
  return url.origin === nowhere && !path.startsWith('//') ? path : undefined;
}
