/** @jsxImportSource hono/jsx/dom */
/** HTML from configs and tasks, drawn without anything that could run, load or lead astray: known tags, next to no attributes. */
import { memo, type Child } from 'hono/jsx/dom';
import { jsx } from 'hono/jsx/dom/jsx-runtime';

const kept = new Set(
  'a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr'.split(
    ' ',
  ),
);
/** Nothing of these, nor of what is inside them. */
const dropped = new Set(
  'script style iframe object embed template noscript svg math form input button select textarea link meta base title head audio video'.split(' '),
);

/** Addresses that may be opened or shown; undefined for others. */
export function safeAddress(written: string | null | undefined, { image }: { image?: true } = {}): string | undefined {
  const address = written?.trim() ?? '';
  if (image && /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(address)) return address;
  if (/^(?:https?:)?\/\//i.test(address) || (!image && /^mailto:/i.test(address))) return address;
  return /^[a-z][a-z0-9+.-]*:/i.test(address) || address === '' ? undefined : address;
}

/** What stands for a picture of another host: fetched at once, it would tell that host who reads. */
type Far = (picture: { src: string; alt: string; host: string }) => Child;

const leftOut: Far = ({ alt, host }) => `${alt || 'Picture'} (not fetched from ${host})`;

/** Remembered: it is read again only when it changes. */
export const SafeHtml = memo(function SafeHtml({ html, far = leftOut }: { html: string; far?: Far }) {
  // A parsed document is inert: no script runs, nothing is fetched.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <>{nodesOf(body, far)}</>;
});

function nodesOf(parent: Node, far: Far): Child[] {
  return [...parent.childNodes].map((node): Child => {
    if (node instanceof Text) return node.data;
    return node instanceof Element ? elementOf(node, far) : '';
  });
}

/** Read in a document that has our address, but fetches nothing. */
function pictureOf(element: Element, far: Far): Child {
  const src = safeAddress(element.getAttribute('src'), { image: true });
  const { src: whole, alt } = element as HTMLImageElement;
  if (!src) return '';
  return whole.startsWith('data:') || whole.startsWith(`${location.origin}/`) ? (
    <img src={src} alt={alt} />
  ) : (
    far({ src, alt, host: whole.split('/')[2] ?? '' })
  );
}

function elementOf(element: Element, far: Far): Child {
  const name = element.localName;
  if (dropped.has(name)) return '';
  if (!kept.has(name)) return <>{nodesOf(element, far)}</>;
  if (name === 'br' || name === 'hr' || name === 'wbr') return name === 'hr' ? <hr /> : name === 'br' ? <br /> : <wbr />;
  if (name === 'img') return pictureOf(element, far);
  if (name === 'a') return <SafeLink href={element.getAttribute('href')}>{nodesOf(element, far)}</SafeLink>;
  const spans = { colspan: element.getAttribute('colspan') ?? undefined, rowspan: element.getAttribute('rowspan') ?? undefined };
  // The page has its title already.
  return jsx(name === 'h1' ? 'h2' : name, { ...spans, children: nodesOf(element, far) }, undefined);
}

/** Opens beside the page, which holds unsaved work; a link that may not be opened is its words. */
export function SafeLink({ href, children }: { href: string | null | undefined; children?: Child }) {
  const address = safeAddress(href);
  if (address === undefined) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
