/** Style sheets that travel with the code that needs them: in the page as long as one labeler holds them. */
import type { Scope } from '../scope.ts';

const held = new Map<string, { sheet: CSSStyleSheet; holders: number }>();

/** Through the CSSOM, because the page's policy allows no inline styles. The same text twice is one sheet. */
export function adoptSheet(text: string, scope: Scope): void {
  const known = held.get(text) ?? { sheet: made(text), holders: 0 };
  held.set(text, known);
  known.holders += 1;
  scope.own(() => {
    known.holders -= 1;
    if (known.holders > 0) return;
    held.delete(text);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== known.sheet);
  });
}

function made(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}
