/** The styles of a document, held inside its place: arranging and coloring only, without addresses, through the CSSOM. */
import { kept, parse } from '../../safe-style.ts';

export type Styles = {
  /** True for an element whose white space a rule keeps. */
  keepsSpace(source: Element): boolean;
  /** Gives an element what of its `style` attribute may apply; answers whether white space is kept, if it says. */
  dress(element: HTMLElement, style: string): boolean | undefined;
  /** An attribute gives a color. */
  noteColor(): void;
  /** Whether the document brings colors, which expect white paper under them. */
  readonly colored: boolean;
  /** The document's own sheets, held inside `scope`. */
  readonly sheet: CSSStyleSheet | undefined;
};

const isPre = (whiteSpace: string): boolean => /^(?:pre|break-spaces)/.test(whiteSpace);

/** `texts` are the bodies of its `<style>` elements; `scope` the selector of the content's root. */
export function readStyles(texts: readonly string[], scope: string): Styles {
  const probe = document.createElement('i');
  const keepers: string[] = [];
  let colored = false;
  const sheet = texts.length > 0 ? new CSSStyleSheet() : undefined;

  function take(style: CSSStyleDeclaration): [string, string][] {
    const entries = Object.entries(kept(style));
    colored ||= entries.some(([name]) => name === 'color' || name === 'background-color');
    return entries;
  }

  for (const rule of texts.flatMap(parse)) {
    if (!(rule instanceof CSSStyleRule)) continue;
    if (isPre(rule.style.whiteSpace)) keepers.push(rule.selectorText);
    const body = take(rule.style).map(([name, value]) => `${name}:${value}`);
    sheet?.insertRule(`${within(rule.selectorText, scope)}{${body.join(';')}}`, sheet.cssRules.length);
  }
  return {
    keepsSpace: (source) => keepers.some((selector) => source.matches(selector)),
    dress(element, style) {
      probe.style.cssText = style;
      for (const [name, value] of take(probe.style)) element.style.setProperty(name, value);
      const { whiteSpace } = probe.style;
      return whiteSpace === '' ? undefined : isPre(whiteSpace);
    },
    noteColor() {
      colored = true;
    },
    get colored() {
      return colored;
    },
    sheet,
  };
}

/** Rules reach nothing outside of the content; those of the whole page mean its root. */
function within(selector: string, scope: string): string {
  const isRoot = selector.split(',').some((one) => /^\s*(?:html|body|:root|html\s*>?\s*body)\s*$/.test(one));
  return `${isRoot ? `${scope}, ` : ''}${scope} :is(${selector})`;
}
