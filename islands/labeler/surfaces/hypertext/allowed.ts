/** What of a document reaches the page: these elements with these attributes, made anew, and nothing else (T15). */
import type { Break } from './flat.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that stay themselves. */
const kept = words(
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr',
);

/** Elements that are left out with all they hold. */
const dropped = words(
  'script style template noscript noembed noframes iframe frame frameset object embed applet audio video source track canvas svg math textarea select datalist input link meta base title head map param portal xmp plaintext',
);

/** Those of them that a reader would miss, as they are said. */
const missed: Record<string, string> = {
  iframe: 'an embedded page',
  frame: 'an embedded page',
  object: 'an embedded object',
  embed: 'an embedded object',
  audio: 'a sound',
  video: 'a film',
  canvas: 'a drawing',
  svg: 'a drawing',
  math: 'a formula',
  textarea: 'a form',
  select: 'a form',
  input: 'a form',
};

const attributes = words(
  'title lang dir colspan rowspan headers scope align valign width height border cellpadding cellspacing bgcolor color face size start value type datetime reversed nowrap alt',
);

const paragraphs = words('p h1 h2 h3 h4 h5 h6');
const blocks = words(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr html legend li main menu nav ol pre search section summary table tbody tfoot thead tr ul',
);

/** Named without case; elements of SVG and MathML go by their root. */
export function isDropped(element: Element): boolean {
  return element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || dropped.has(element.localName);
}

export function missedBy(element: Element): string | undefined {
  const hidden = element.localName === 'input' && element.getAttribute('type')?.toLowerCase() === 'hidden';
  return hidden ? undefined : missed[element.localName];
}

/** What an element becomes; unknown ones keep their place in the text and no meaning. */
export function nameFor({ localName }: Element): string {
  if (kept.has(localName)) return localName;
  return blocks.has(localName) ? 'div' : 'span';
}

export function breakOf({ localName }: Element): Break | undefined {
  if (paragraphs.has(localName)) return '\n\n';
  if (localName === 'td' || localName === 'th') return '\t';
  return blocks.has(localName) ? '\n' : undefined;
}

export function isKeptAttribute(name: string): boolean {
  return attributes.has(name);
}
