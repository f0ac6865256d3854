/** Addresses and styles that would run or fetch something; configs come from people who may not be trusted with either (T13). */

/** Browsers drop control characters and blanks before they read a scheme, so does this. */
function scheme(value: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- the characters are what this is about
  return /^([a-z][a-z0-9+.-]*):/i.exec(value.replaceAll(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, ''))?.[1]?.toLowerCase();
}

const dangerous = new Set(['javascript', 'vbscript', 'livescript', 'mocha', 'view-source', 'file', 'blob', 'filesystem', 'about']);

/** True for an address that no tag may open: scripts, local files, and data: that is neither picture, sound nor film. */
export function unsafeUrl(value: string): boolean {
  const found = scheme(value);
  if (found === undefined) return false;
  if (found === 'data') return !/^\s*data:(?:image\/(?!svg)|audio\/|video\/)/i.test(value);
  return dangerous.has(found);
}

/** Without a regular expression: one would take quadratic time on many openings without an end. */
function withoutComments(css: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let open = css.indexOf('/*'); open >= 0; open = css.indexOf('/*', from)) {
    const close = css.indexOf('*/', open + 2);
    kept.push(css.slice(from, open));
    if (close < 0) return kept.join('');
    from = close + 2;
  }
  return kept.join('') + css.slice(from);
}

/** True for CSS that loads or runs something, also when it is hidden behind escapes and comments. */
export function unsafeStyle(css: string): boolean {
  const plain = withoutComments(css)
    .replaceAll(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => safeCodePoint(Number.parseInt(code, 16)))
    .replaceAll('\\', '');
  return /url\s*\(|image-set\s*\(|image\s*\(|src\s*\(|@import|@charset|@namespace|expression\s*\(|behavior\s*:|-moz-binding|javascript:|<\/?style/i.test(
    plain,
  );
}

function safeCodePoint(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
