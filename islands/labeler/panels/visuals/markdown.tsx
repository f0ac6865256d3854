/** @jsxImportSource hono/jsx/dom */
import { parse } from 'marked';
import { resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../../kits/kit.ts';
import { SafeHtml } from '../../safe-html.tsx';
import { safeClasses, safeId, safeStyle } from '../../safe-style.ts';
import { isVisible } from '../../visible.ts';

/** Markdown from the config or the task. */
export function Markdown({ tag, parts, state }: TagProps) {
  const { value, style, classname, idattr } = tag.attributes;
  const text = resolveText(value ?? unindented(tag.text), parts.data);
  return (
    <div id={safeId(idattr)} class={`labeler__markdown ${safeClasses(classname)}`} style={safeStyle(style)} hidden={!isVisible(tag, state)}>
      <SafeHtml html={parse(text, { async: false })} />
    </div>
  );
}

/** A body is indented as the config is; that must not make it code. */
function unindented(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimStart())
    .join('\n');
}
