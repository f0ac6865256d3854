/** @jsxImportSource hono/jsx/dom */
import type { Tag } from '#app/core/labeling/model.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import type { Region } from '#app/core/labeling/result.ts';
import type { State } from '../doc.ts';
import { controlOf, isPerRegion } from '../layout-rules.ts';
import type { Parts } from '../parts.ts';
import { safeClasses, safeStyle } from '../safe-style.ts';
import { hasSurface } from '../surfaces/surface.ts';
import { isVisible } from '../visible.ts';
import { Control } from './controls/control.tsx';

export type LayoutProps = { tag: Tag; parts: Parts; state: State; /** Set beside a region: its own answers are meant. */ region?: Region };

/** Attached to other tags, or read by others: nothing of their own to see. */
const silent = new Set(['Style', 'Rectangle', 'Label', 'Choice', 'Shortcut']);

/** A tag of the config in its written place. What does not show now stays in the page, hidden, so that typing and surfaces live on. */
export function LayoutTag({ tag, parts, state, region }: LayoutProps) {
  if (!region && tag !== parts.config.root && isPerRegion(parts.config, tag)) return null;
  const object = parts.config.objects.find((one) => one.name === tag.attributes.name && one.type === tag.type);
  if (object && hasSurface(object.type)) {
    return <div class={`labeler__object labeler__object--${object.type.toLowerCase()}`} data-object={object.name} ref={parts.host(object)} />;
  }
  const control = controlOf(parts.config, tag);
  if (control && !silent.has(tag.type)) return <Control control={control} parts={parts} state={state} region={region} />;
  if (tag.type === 'View') return <View tag={tag} parts={parts} state={state} region={region} />;
  if (tag.type === 'Header') return <Header tag={tag} parts={parts} />;
  return silent.has(tag.type) ? null : <Undrawn tag={tag} parts={parts} state={state} region={region} />;
}

function View({ tag, parts, state, region }: LayoutProps) {
  const { style, classname, display } = tag.attributes;
  return (
    <div
      class={`labeler__view${display === 'inline' ? ' labeler__view--inline' : ''}${fills(tag, parts) ? ' labeler__view--fill' : ''} ${safeClasses(classname)}`}
      style={safeStyle(style)}
      hidden={!isVisible(tag, state)}
    >
      <Children tag={tag} parts={parts} state={state} region={region} />
    </div>
  );
}

/** The outermost view with one picture gives it all the room that the other parts leave. */
function fills(tag: Tag, { config }: Parts): boolean {
  return tag === config.root && tag.children.filter((child) => child.type === 'Image').length === 1;
}

function Children({ tag, parts, state, region }: LayoutProps) {
  return (
    <>
      {tag.children.map((child) => (
        <LayoutTag key={`${child.line}:${child.column}`} tag={child} parts={parts} state={state} region={region} />
      ))}
    </>
  );
}

function Header({ tag, parts }: { tag: Tag; parts: Parts }) {
  const { value, size, style, underline } = tag.attributes;
  const step = /^[1-6]$/.test(size ?? '') ? size : '4';
  return (
    <h2 class={`labeler__header labeler__header--${step}${underline === 'true' ? ' labeler__header--underlined' : ''}`} style={safeStyle(style)}>
      {resolveText(value ?? tag.text, parts.data)}
    </h2>
  );
}

/** Named, never dropped in silence; what stands inside it still shows. */
function Undrawn({ tag, parts, state, region }: LayoutProps) {
  return (
    <div class="labeler__undrawn-block">
      <p class="labeler__undrawn">
        <code>{`<${tag.type}>`}</code> is kept in the config, but the editor does not draw it yet.
      </p>
      <Children tag={tag} parts={parts} state={state} region={region} />
    </div>
  );
}
