/** The color of a label class: one of our twelve by number, or the config's own. */
import type { Child } from 'hono/jsx';
import { Kbd } from './kbd.tsx';
import { toneClass } from './chart.tsx';

/** Number 1 to 12 (wraps), or a CSS color, which can only land in an SVG attribute and is dropped unless it is a plain color. */
export type LabelColor = number | string;

const plainColor = /^(#[\da-f]{3,8}|[a-z]{3,24}|(rgb|hsl)a?\([\d\s.,%/deg-]{1,40}\))$/i;
const hueClass = (color: LabelColor): string => (typeof color === 'number' ? toneClass(color) : '');
const own = (color: LabelColor): string | undefined => (typeof color === 'string' && plainColor.test(color) ? color : undefined);

export function Swatch({ color }: { color: LabelColor }) {
  return (
    <svg class={`swatch ${hueClass(color)}`} width={12} height={12} aria-hidden="true">
      <rect class={own(color) ? undefined : 'bar__fill'} width={12} height={12} rx={2} fill={own(color)} />
    </svg>
  );
}

export function LabelChip({ color, name, keys, count }: { color: LabelColor; name: Child; keys?: string; count?: number }) {
  return (
    <span class="label-chip">
      <Swatch color={color} />
      <span class="label-chip__name">{name}</span>
      {count !== undefined && <span class="count">{count}</span>}
      {keys && <Kbd keys={keys} />}
    </span>
  );
}
