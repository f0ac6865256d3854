/** @jsxImportSource hono/jsx/dom */
/**
 * How labels look where the config or the task says more than words in a row: html, alias, size, the color of what is chosen (formats 1.4),
 * headings and views between them.
 */
import '../base.ts';
import type { Label } from '#app/core/labeling/model.ts';
import { inkCss, type Ink } from '../palette.ts';
import { Arranged } from './arranged.tsx';
import { SafeHtml } from '../safe-html.tsx';
import { safeStyle } from '../safe-style.ts';

export type LabelFaces = {
  /** All of a control, where they do not just stand in a row. */
  Arranged: typeof Arranged;
  /** What stands on the button. */
  Face: typeof Face;
  /** Style of the button. */
  styleOf: typeof styleOf;
};
export const labelFaces: LabelFaces = { Arranged, Face, styleOf };

function Face({ label }: { label: Label }) {
  return (
    <>
      <span class="labeler__label-text">{label.html ? <SafeHtml html={label.html} /> : label.value}</span>
      {label.aliasStyle === undefined ? null : <span style={safeStyle(label.aliasStyle)}>{label.name}</span>}
    </>
  );
}

const sizes = { small: 'var(--size-2)', large: 'var(--size-4)' };

/** A label with a `selectedColor` wears its own color while it is on, with words of that one. */
function styleOf({ size, selectedColor }: Label, ink: Ink, isOn: boolean): Record<string, string> {
  const chosen = isOn && selectedColor ? safeStyle(`color:${selectedColor}`) : undefined;
  return {
    fontSize: size ? sizes[size] : '',
    color: chosen?.color ?? '',
    backgroundColor: chosen ? inkCss(ink) : '',
  };
}
