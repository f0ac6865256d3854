/**
 * The part of a config's CSS that we apply: it may arrange and color the work, not cover the page or call other hosts.
 * Everything goes through the CSSOM, because the page's policy allows no inline styles.
 */
const allowed =
  /^(?:display|flex|grid|gap|row-gap|column|width|height|min-|max-|margin|padding|color$|background-color|border|font|line-height|letter-spacing|text-|white-space|word-|overflow|opacity|justify-|align-|place-|order$|vertical-align|box-sizing|float|clear|top$|left$|right$|bottom$|position$|list-style-type|outline|box-shadow|cursor$)/;

/** Declarations of a `style` attribute that may apply, as properties for the CSSOM; undefined when none may. */
export function safeStyle(text: string | undefined): Record<string, string> | undefined {
  if (!text) return undefined;
  const rule = parse(`a{${text}}`)[0];
  return rule instanceof CSSStyleRule ? kept(rule.style) : undefined;
}

/** Class names for `<Style>` rules to meet; ours cannot be taken. */
export function safeClasses(text: string | undefined): string {
  return (text ?? '')
    .split(/\s+/)
    .filter((name) => /^[\w-]+$/.test(name) && !name.startsWith('labeler'))
    .join(' ');
}

/** An id for `<Style>` rules to meet; ours cannot be taken. */
export function safeId(text: string | undefined): string | undefined {
  const id = text?.trim() ?? '';
  return /^[A-Za-z][\w-]*$/.test(id) && !id.startsWith('labeler') ? id : undefined;
}

/** The rules of a text as the browser understands them. */
export function parse(text: string): CSSRule[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules];
}

/** What of a rule may apply, by property. */
export function kept(style: CSSStyleDeclaration): Record<string, string> {
  const names = [...style].filter((name) => allowed.test(name) && isHarmless(name, style.getPropertyValue(name)));
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
}

function isHarmless(name: string, value: string): boolean {
  if (name === 'position') return value === 'sticky' || value === 'relative' || value === 'static';
  return !/url\(|image|element\(/i.test(value);
}
