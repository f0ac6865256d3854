/** @jsxImportSource hono/jsx/dom */
import { isSet } from '#app/core/labeling/flag.ts';
import type { ControlTag, ObjectTag, Tag } from '#app/core/labeling/model.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../kits/kit.ts';
import { controlOf, isPerRegion } from '../layout-rules.ts';
import type { Parts } from '../parts.ts';
import { isVisible } from '../visible.ts';
import { Control } from './controls/control.tsx';

/** Attached to other tags, or read by others: nothing of their own to see. */
const silent = new Set(['Relations', 'Relation', 'Style', 'Label', 'Choice', 'Shortcut']);

/** A shape tag is a tool; it has no place of its own. */
function isBare({ kits }: Parts, { type }: ControlTag): boolean {
  return kits.language.regions.some((kind) => kind.bare.includes(type)) || (kits.of(type)?.tools !== undefined && !type.endsWith('Labels'));
}

/** A tag of the config in its written place. What does not show now stays in the page, hidden, so that typing and surfaces live on. */
export function LayoutTag({ tag, parts, state, region }: TagProps) {
  if (!region && tag !== parts.config.root && isPerRegion(parts.config, tag)) return null;
  const object = parts.config.objects.find((one) => one.name === tag.attributes.name && one.type === tag.type);
  const kit = parts.kits.of(tag.type);
  if (object && kit?.surface) {
    return <ObjectPlace object={object} parts={parts} />;
  }
  const control = controlOf(parts.config, tag);
  if (parts.kits.isMissing(tag.type)) return <Missing />;
  if (control && !silent.has(tag.type) && !isBare(parts, control)) return <Control control={control} parts={parts} state={state} region={region} />;
  if (tag.type === 'View') return <View tag={tag} parts={parts} state={state} region={region} />;
  if (tag.type === 'Header') return <Header tag={tag} parts={parts} />;
  if (kit?.visual) return <kit.visual tag={tag} parts={parts} state={state} region={region} />;
  return silent.has(tag.type) || control ? null : <Undrawn tag={tag} parts={parts} state={state} region={region} />;
}

/** Where a surface draws; a control about the whole object may mark it. */
function ObjectPlace({ object, parts }: { object: ObjectTag; parts: Parts }) {
  const [look] = parts.config.controls.flatMap(
    (control) => (control.toNames.includes(object.name) && parts.kits.of(control.type)?.answer?.lookOf?.(parts, control, object.name)) || [],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- keys and buttons of the control do the same
    <div
      class={`labeler__object labeler__object--${object.type.toLowerCase()} ${look?.class ?? ''}`}
      style={look?.style ?? {}}
      data-object={object.name}
      ref={parts.host(object)}
      onClick={look?.press}
    />
  );
}

function View({ tag, parts, state, region }: TagProps) {
  const { style, classname, display, idattr } = tag.attributes;
  const { dress } = parts.kits;
  return (
    <div
      id={region ? undefined : dress?.safeId(idattr)}
      class={`labeler__view${display === 'inline' ? ' labeler__view--inline' : ''}${fills(tag, parts) ? ' labeler__view--fill' : ''} ${dress?.safeClasses(classname) ?? ''}`}
      style={dress?.safeStyle(style)}
      hidden={!isVisible(tag, parts, state)}
    >
      <Children tag={tag} parts={parts} state={state} region={region} />
    </div>
  );
}

/** The outermost view with one picture or PDF gives it all the room that the other parts leave. */
function fills(tag: Tag, { config }: Parts): boolean {
  return tag === config.root && tag.children.filter(({ type }) => /^(?:Image|Pdf)$/.test(type)).length === 1;
}

export function Children({ tag, parts, state, region }: TagProps) {
  return (
    <>
      {tag.children.map((child) => (
        <LayoutTag key={`${child.line}:${child.column}`} tag={child} parts={parts} state={state} region={region} />
      ))}
    </>
  );
}

function Header({ tag, parts }: { tag: Tag; parts: Parts }) {
  const { value, size, style, classname, idattr } = tag.attributes;
  const { dress } = parts.kits;
  const step = /^[1-6]$/.test(size ?? '') ? size : '4';
  return (
    <h2
      id={dress?.safeId(idattr)}
      class={`labeler__header labeler__header--${step}${isSet(tag, 'underline') ? ' labeler__header--underlined' : ''} ${dress?.safeClasses(classname) ?? ''}`}
      style={dress?.safeStyle(style)}
    >
      {resolveText(value ?? tag.text, parts.data)}
    </h2>
  );
}

function Missing() {
  return <p class="labeler__refused">This part of the editor did not load. Check your connection, then reload the page: what you did is kept.</p>;
}

/** Named, never dropped in silence; what stands inside it still shows. */
function Undrawn({ tag, parts, state, region }: TagProps) {
  return (
    <div class="labeler__undrawn-block">
      <p class="labeler__undrawn">
        <code>{`<${tag.type}>`}</code> is kept in the config, but the editor does not draw it yet.
      </p>
      <Children tag={tag} parts={parts} state={state} region={region} />
    </div>
  );
}
