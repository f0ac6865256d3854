/** @jsxImportSource hono/jsx/dom */
import type { Child } from 'hono/jsx/dom';
import { walk } from '#app/core/labeling/config/walk.ts';
import type { Label, Tag } from '#app/core/labeling/model.ts';
import type { ControlProps } from '../kits/kit.ts';
import { safeClasses, safeId, safeStyle } from '../safe-style.ts';
import { isVisible } from '../visible.ts';
import { LayoutTag } from './layout.tsx';

type Arranging = ControlProps & { draw: (label: Label) => Child };

/** Labels or choices as the config arranges them: below headings, and in views of their own (formats 1.1). Those of the task come last. */
export function Arranged({ control, draw, ...props }: Arranging) {
  const left = [...control.labels];
  const type = control.type === 'Choices' ? 'Choice' : 'Label';
  const next = (): Child => {
    const label = left.shift();
    return label ? draw(label) : null;
  };
  const below = (tag: Tag): Child[] =>
    tag.children.map((child): Child => {
      if (child.type === type) return next();
      const key = `${child.line}:${child.column}`;
      if (![...walk(child)].some(({ tag: inside }) => inside.type === type)) return <LayoutTag key={key} tag={child} {...props} />;
      const { style, classname, idattr } = child.attributes;
      return (
        <div
          key={key}
          id={props.region ? undefined : safeId(idattr)}
          class={`labeler__arranged ${safeClasses(classname)}`}
          style={safeStyle(style)}
          hidden={!isVisible(child, props.parts, props.state)}
        >
          {below(child)}
        </div>
      );
    });
  const arranged = below(control.tag);
  return (
    <>
      {arranged}
      {left.map(draw)}
    </>
  );
}
