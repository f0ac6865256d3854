/** `<Style>` of the config, held inside the work. */
import './base.ts';
import type { Tag } from '#app/core/labeling/model.ts';
import type { Scope } from '../scope.ts';
import { kept, parse } from './safe-style.ts';

/** Applies every `<Style>` of the config to the work, and to what is asked beside a region, until the scope ends. */
export function adoptStyles(root: Tag, prefix: string, scope: Scope): void {
  const texts = stylesIn(root);
  if (texts.length === 0) return;
  const sheet = safeSheet(texts.join('\n'), `:is(#${prefix}-work,#${prefix}-about)`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  scope.own(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
}

function stylesIn(tag: Tag): string[] {
  return tag.type === 'Style' ? [tag.text] : tag.children.flatMap(stylesIn);
}

/** A sheet of the config's `<Style>` rules, each held inside `scope` (a selector), also those for some windows alone. */
function safeSheet(text: string, scope: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const rule of parse(text).map((one) => safeRule(one, scope))) if (rule) sheet.insertRule(rule, sheet.cssRules.length);
  return sheet;
}

/** Other at-rules are left out: they load, or name things for the whole page. */
function safeRule(rule: CSSRule, scope: string): string | undefined {
  if (rule instanceof CSSMediaRule) return `@media ${rule.conditionText}{${[...rule.cssRules].map((one) => safeRule(one, scope) ?? '').join('')}}`;
  if (!(rule instanceof CSSStyleRule)) return undefined;
  const body = Object.entries(kept(rule.style))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  return `${scope} :is(${rule.selectorText}){${body}}`;
}
