/** `<Style>` of the config, held inside the work. */
import './base.ts';
import type { Tag } from '#app/core/labeling/model.ts';
import type { Scope } from '../scope.ts';
import { kept, parse } from './safe-style.ts';

/** Applies every `<Style>` of the config below the element that `within` (a selector) names, until the scope ends. */
export function adoptStyles(root: Tag, within: string, scope: Scope): void {
  const texts = stylesIn(root);
  if (texts.length === 0) return;
  const sheet = safeSheet(texts.join('\n'), within);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  scope.own(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
}

function stylesIn(tag: Tag): string[] {
  return tag.type === 'Style' ? [tag.text] : tag.children.flatMap(stylesIn);
}

/** A sheet of the config's `<Style>` rules, each held inside `scope` (a selector). At-rules are left out. */
function safeSheet(text: string, scope: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const rule of parse(text)) {
    if (!(rule instanceof CSSStyleRule)) continue;
    const body = Object.entries(kept(rule.style))
      .map(([name, value]) => `${name}:${value}`)
      .join(';');
    sheet.insertRule(`${scope} :is(${rule.selectorText}){${body}}`, sheet.cssRules.length);
  }
  return sheet;
}
