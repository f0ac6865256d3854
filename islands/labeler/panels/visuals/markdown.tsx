/** @jsxImportSource hono/jsx/dom */
import { useState } from 'hono/jsx/dom';
import { parse } from 'marked';
import { resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../../kits/kit.ts';
import { SafeHtml } from '../../safe-html.tsx';
import { safeClasses, safeId, safeStyle } from '../../safe-style.ts';
import { isVisible } from '../../visible.ts';

/** Markdown from the config or the task. */
export function Markdown({ tag, parts, state }: TagProps) {
  const { value, style, classname, idattr } = tag.attributes;
  const text = resolveText(value ?? tag.text, parts.data);
  return (
    <div id={safeId(idattr)} class={`labeler__markdown ${safeClasses(classname)}`} style={safeStyle(style)} hidden={!isVisible(tag, parts, state)}>
      <SafeHtml html={parse(text, { async: false })} far={asked} />
    </div>
  );
}

type Elsewhere = { src: string; alt: string; host: string };
const asked = (picture: Elsewhere) => <Asked {...picture} />;

/** Another host would learn who reads, so one is asked. */
function Asked({ src, alt, host }: Elsewhere) {
  const [isShown, show] = useState(false);
  if (isShown) return <img src={src} alt={alt} referrerpolicy="no-referrer" />;
  return (
    <span>
      {alt || 'A picture'} from {host}: that host would see your request.{' '}
      <button type="button" class="button button--small" onClick={() => show(true)}>
        Show
      </button>
    </span>
  );
}
