/** @jsxImportSource hono/jsx/dom */
import { parse } from 'marked';
import { resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../../kits/kit.ts';
import { HtmlBox } from './html.tsx';

/** Markdown from the config or the task. */
export function Markdown(props: TagProps) {
  const { tag, parts } = props;
  const text = resolveText(tag.attributes.value ?? tag.text, parts.data);
  return <HtmlBox {...props} html={parse(text, { async: false })} />;
}
