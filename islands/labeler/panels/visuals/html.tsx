/** @jsxImportSource hono/jsx/dom */
import { useState } from 'hono/jsx/dom';
import { resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../../kits/kit.ts';
import { SafeHtml } from '../../safe-html.tsx';
import { safeClasses, safeId, safeStyle } from '../../safe-style.ts';
import { isVisible } from '../../visible.ts';

/** A HyperText without a name is there to be read (heartex 7.5): instructions, or headings among choices. */
export function Html(props: TagProps) {
  return <HtmlBox {...props} html={resolveText(props.tag.attributes.value ?? '', props.parts.data)} />;
}

/** HTML of the config or the task in the place of a tag. */
export function HtmlBox({ tag, parts, state, html }: TagProps & { html: string }) {
  const { style, classname, idattr } = tag.attributes;
  return (
    <div id={safeId(idattr)} class={`labeler__markdown ${safeClasses(classname)}`} style={safeStyle(style)} hidden={!isVisible(tag, parts, state)}>
      <SafeHtml html={html} far={asked} />
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
