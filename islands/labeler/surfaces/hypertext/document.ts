/**
 * A document made fit for the page: parsed where nothing in it can act, then built anew from what is allowed. Strings of HTML never
 * reach the page, so there is no second parser that could read them differently.
 */
import { indexText, type IndexedText } from '#app/core/labeling/shapes/span.ts';
import { safeClasses } from '../../safe-style.ts';
import type { Leaf } from '../text/drawing.ts';
import { breakOf, isDropped, isKeptAttribute, missedBy, nameFor } from './allowed.ts';
import { createFlatWriter, type Written } from './flat.ts';
import { createPictures, type Pictures } from './images.ts';
import { quiet, quietly } from './quiet.ts';
import { readStyles, type Styles } from './styles.ts';

/** A text node of the document as it came, and what is seen of it. */
export type Source = {
  node: Text;
  data: IndexedText;
  /** Code points of all texts and line breaks before it: where its global offsets begin. */
  before: number;
  written: Written;
};

export type HyperDocument = {
  /** What is seen, as one text. */
  text: string;
  content: DocumentFragment;
  leaves: Leaf[];
  sources: Source[];
  /** The content's root as it came: XPaths begin there. */
  body: HTMLElement;
  pictures: Pictures;
  styles: Styles;
  /** What was left out and would be missed: "a film". */
  leftOut: ReadonlySet<string>;
};

/** `scope` is the selector of the root the content will stand in; without `sheets` its own style sheets do not apply. */
export type Reading = { scope: string; sheets: boolean; clickableLinks: boolean };

export function readDocument(html: string, { scope, sheets, clickableLinks }: Reading): HyperDocument {
  const quieted = quiet(html);
  const { body } = new DOMParser().parseFromString(quieted.html, 'text/html');
  const styles = readStyles(sheets ? quieted.sheets : [], scope);
  const flat = createFlatWriter();
  const pictures = createPictures();
  const leftOut = new Set<string>();
  const sources: (Source & { drawn: Text })[] = [];
  let counted = 0;

  function build(from: Node, to: Node, pre: boolean): void {
    for (const child of from.childNodes) {
      if (child instanceof Text) addText(child, to, pre);
      else if (child instanceof Element) addElement(child, to, pre);
    }
  }

  function addText(node: Text, to: Node, pre: boolean): void {
    const data = indexText(node.data);
    const drawn = document.createTextNode('');
    sources.push({ node, data, before: counted, written: flat.text(node.data, pre), drawn });
    counted += data.length;
    to.appendChild(drawn);
  }

  function addElement(source: Element, to: Node, pre: boolean): void {
    if (isDropped(source)) {
      const missed = missedBy(source);
      if (missed) leftOut.add(missed);
      return;
    }
    const element = document.createElement(nameFor(source));
    to.appendChild(element);
    const ownSpace = copyAttributes(source, element);
    if (source.localName === 'br') {
      flat.lineEnd();
      counted += 1;
    } else if (element instanceof HTMLImageElement) {
      pictures.take(element, source.getAttribute('src') ?? '');
      flat.object();
    }
    const gap = breakOf(source);
    if (gap) flat.break(gap);
    build(source, element, ownSpace ?? (source.localName === 'pre' || styles.keepsSpace(source) || pre));
    if (gap) flat.break(gap);
  }

  /** Answers whether the element's own style keeps white space. */
  function copyAttributes(source: Element, element: HTMLElement): boolean | undefined {
    for (const { name, value } of source.attributes) {
      if (!isKeptAttribute(name)) continue;
      element.setAttribute(name, value);
      if (name === 'bgcolor' || name === 'color') styles.noteColor();
    }
    const classes = safeClasses(source.getAttribute('class') ?? undefined);
    if (classes) element.className = classes.replace(/(?<!\S)(?:text|hypertext)-\S+/g, '');
    if (clickableLinks && element instanceof HTMLAnchorElement) link(element, source.getAttribute('href') ?? '');
    const style = source.getAttribute(`${quietly}style`);
    return style === null ? undefined : styles.dress(element, style);
  }

  const content = document.createDocumentFragment();
  build(body, content, styles.keepsSpace(body));
  const text = flat.finish();
  const leaves = sources.flatMap(({ written: { start, end, runs }, drawn }) => {
    if (runs.length > 0) return [{ start, end, nodes: [drawn] }];
    drawn.remove();
    return [];
  });
  return { text, content, leaves, sources, body, pictures, styles, leftOut };
}

/** Leads to a page of its own that learns nothing of this one. */
function link(element: HTMLAnchorElement, address: string): void {
  if (!/^(?:https?:|mailto:)/i.test(address.trim())) return;
  element.href = address.trim();
  element.target = '_blank';
  element.rel = 'noopener noreferrer';
}
