/**
 * A document that can be parsed in silence. The page's policy is asked about styles and handlers of every document that is parsed, also of
 * those that nobody shows, and complains of each at the console; so they get other names first, inside of tags only. Nothing is made
 * safe here: that is the matter of what is built from the parsed document.
 */

/** Goes before a name that would be heard. */
export const quietly = 'x-';

const space = /[\t\n\f\r ]/;

/** Elements whose content is no markup. */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

/**
 * Answers the same document with `style` and handlers renamed, and its style sheets apart: an empty `<template>`, which may stand where
 * they may, keeps their places. Takes linear time.
 */
export function quiet(html: string): { html: string; sheets: string[] } {
  const parts: string[] = [];
  const sheets: string[] = [];
  let copied = 0;
  const put = (from: number, text: string, to = from): void => {
    parts.push(html.slice(copied, from), text);
    copied = to;
  };
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', open)) {
    if (html.startsWith('<!--', open)) {
      open = after(html, '-->', open + 2);
      continue;
    }
    if (!/[a-z]/i.test(html.charAt(open + 1))) {
      open += 1;
      continue;
    }
    const end = until(html, open + 1, /[\t\n\f\r />]/);
    const tag = html.slice(open + 1, end).toLowerCase();
    const close = scanAttributes(html, end, (start, name) => {
      if (tag !== 'style' && (name === 'style' || name.startsWith('on') || tag === 'base')) put(start, quietly);
    });
    const last = raw.has(tag) ? endOfRaw(html, tag, close) : close;
    if (tag === 'style' && last < html.length) {
      sheets.push(html.slice(close + 1, last));
      put(open, '<template></template>', after(html, '>', last));
    }
    open = Math.max(last, open + 1);
  }
  return { html: parts.join('') + html.slice(copied), sheets };
}

function endOfRaw(html: string, tag: string, from: number): number {
  const ending = new RegExp(`</${tag}(?=[\\t\\n\\f\\r />])`, 'gi');
  ending.lastIndex = from;
  return ending.exec(html)?.index ?? html.length;
}

/** Behind the next one of these, or the end. */
function after(html: string, text: string, from: number): number {
  const at = html.indexOf(text, from);
  return at < 0 ? html.length : at + text.length;
}

/** Reads attributes as parsers do; answers where the tag ends. */
function scanAttributes(html: string, from: number, found: (start: number, name: string) => void): number {
  let at = from;
  while (at < html.length && html.charAt(at) !== '>') {
    if (space.test(html.charAt(at)) || html.charAt(at) === '/') {
      at += 1;
      continue;
    }
    const end = until(html, at + 1, /[\t\n\f\r />=]/);
    found(at, html.slice(at, end).toLowerCase());
    at = skipValue(html, end);
  }
  return at;
}

/** Where the value of an attribute ends whose name ends here, if it has one. */
function skipValue(html: string, from: number): number {
  const equals = until(html, from, /[^\t\n\f\r ]/);
  if (html.charAt(equals) !== '=') return from;
  const start = until(html, equals + 1, /[^\t\n\f\r ]/);
  const quote = html.charAt(start);
  if (quote !== '"' && quote !== "'") return until(html, start, /[\t\n\f\r >]/);
  const close = html.indexOf(quote, start + 1);
  return close < 0 ? html.length : close + 1;
}

/** The first place from here on whose character matches. */
function until(html: string, from: number, stop: RegExp): number {
  let at = from;
  while (at < html.length && !stop.test(html.charAt(at))) at += 1;
  return at;
}
