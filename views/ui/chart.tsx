/** Charts drawn on the server: SVG in percent of its width (nothing is stretched), names on the areas, a table beneath, a link where a list lies behind. */
import { domId } from './ids.ts';
import { formatNumber, formatPercent } from './number.tsx';

/** The same tone for the same state everywhere; each has a pattern of its own beside its color. Numbers are label colors. */
export type ChartTone = 'new' | 'in-progress' | 'done' | 'skipped' | 'good' | 'warn' | 'bad' | number;
export type Part = { label: string; value: number; tone: ChartTone; href?: string };
type BarProps = { id: string; label: string; parts: readonly Part[]; unit?: string; total?: number };

const height = 36;
/** Widths a bar has at least, in pixels, on wide and on narrow screens: a name stands on its area only where it fits; the table has it anyway. */
const widths = { wide: 560, narrow: 300 };
const fits = (name: string, room: number): boolean => room >= name.length * 7.5 + 20;

export const toneClass = (tone: ChartTone): string =>
  typeof tone === 'number' ? `tone-label-${((((tone - 1) % 12) + 12) % 12) + 1}` : `tone-${tone}`;

/** Parts of a whole. `total` may be more than the parts: the rest stays open. */
export function StackedBar({ id, label, parts, unit = 'tasks', total }: BarProps) {
  const whole = total ?? parts.reduce((sum, part) => sum + part.value, 0);
  let start = 0;
  const placed = parts.map((part) => {
    const share = whole > 0 ? part.value / whole : 0;
    const at = start;
    start += share;
    return { part, share, at };
  });
  return (
    <figure class="chart" id={id} aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} class="chart__title">
        {label}
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has no element for a group of links */}
      <svg class="bar" width="100%" height={height} role="group" aria-label={label}>
        <Hatches id={id} />
        <rect class="bar__ground" width="100%" height={height} />
        {placed
          .filter(({ share }) => share > 0)
          .map((each) => (
            <Area {...each} id={id} unit={unit} />
          ))}
      </svg>
      <PartsTable id={id} parts={parts} whole={whole} unit={unit} label={label} />
    </figure>
  );
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

function Area({ part, share, at, id, unit }: { part: Part; share: number; at: number; id: string; unit: string }) {
  const words = `${part.label}: ${formatNumber(part.value)} ${unit}`;
  const area = (
    <svg class={`bar__area ${toneClass(part.tone)}`} x={percent(at)} width={percent(share)} height={height}>
      <title>{words}</title>
      <rect class="bar__fill" width="100%" height={height} />
      <rect class="bar__hatch" width="100%" height={height} fill={`url(#${domId(id, hatchOf(part.tone))})`} />
      <rect class="bar__edge" width="100%" height={height} />
      {fits(part.label, share * widths.wide) && (
        <text class={fits(part.label, share * widths.narrow) ? 'bar__name' : 'bar__name bar__name--wide'} x={10} y={height / 2 + 5}>
          {part.label}
        </text>
      )}
    </svg>
  );
  return part.href ? (
    <a href={part.href} aria-label={words}>
      {area}
    </a>
  ) : (
    area
  );
}

const hatches = ['plain', 'rising', 'falling', 'dots', 'level'] as const;
type Hatch = (typeof hatches)[number];
const stateHatch: Record<string, Hatch> = {
  new: 'plain',
  'in-progress': 'rising',
  done: 'plain',
  skipped: 'dots',
  good: 'plain',
  warn: 'level',
  bad: 'falling',
};
const hatchOf = (tone: ChartTone): Hatch => (typeof tone === 'number' ? hatches[tone % hatches.length] : stateHatch[tone]) ?? 'plain';

/** Patterns over the color, for print and for eyes that do not tell the colors apart. */
function Hatches({ id }: { id: string }) {
  const tile = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' };
  return (
    <defs>
      <pattern id={domId(id, 'plain')} {...tile} />
      <pattern id={domId(id, 'rising')} {...tile}>
        <path class="hatch" d="M-2 2l4-4M0 8l8-8M6 10l4-4" />
      </pattern>
      <pattern id={domId(id, 'falling')} {...tile}>
        <path class="hatch" d="M-2 6l4 4M0 0l8 8M6-2l4 4" />
      </pattern>
      <pattern id={domId(id, 'dots')} {...tile}>
        <circle class="hatch-dot" cx={2} cy={2} r={1} />
        <circle class="hatch-dot" cx={6} cy={6} r={1} />
      </pattern>
      <pattern id={domId(id, 'level')} {...tile}>
        <path class="hatch" d="M0 2h8M0 6h8" />
      </pattern>
    </defs>
  );
}

function PartsTable({ id, parts, whole, unit, label }: { id: string; parts: readonly Part[]; whole: number; unit: string; label: string }) {
  return (
    <table class="chart__table">
      <caption class="hidden">
        {label}, in {unit}
      </caption>
      <thead class="hidden">
        <tr>
          <th scope="col">State</th>
          <th scope="col">Number</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr>
            <th scope="row">
              <svg class={`chart__key ${toneClass(part.tone)}`} width={14} height={14} aria-hidden="true">
                <rect class="bar__fill" width={14} height={14} />
                <rect width={14} height={14} fill={`url(#${domId(id, hatchOf(part.tone))})`} />
                <rect class="bar__edge" width={14} height={14} />
              </svg>
              {part.href ? <a href={part.href}>{part.label}</a> : part.label}
            </th>
            <td>{formatNumber(part.value)}</td>
            <td>{formatPercent(part.value, whole)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share on one line, for a cell of a table. */
export function Meter({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <span class="meter">
      <svg class="meter__bar" width={80} height={8} role="img" aria-label={`${label}: ${formatNumber(value)} of ${formatNumber(max)}`}>
        <rect class="meter__ground" width="100%" height="100%" />
        <rect class="meter__fill" width={percent(max > 0 ? Math.min(1, value / max) : 0)} height="100%" />
      </svg>
      <span class="meter__share">{formatPercent(value, max)}</span>
    </span>
  );
}

/** How a number went, from zero, oldest first; for a cell of a table. 96 x 20 px. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const top = Math.max(1, ...values);
  const step = 96 / Math.max(values.length, 1);
  const spoken = `${label}: ${values.map((value) => formatNumber(value)).join(', ')}`;
  return (
    <svg class="sparkline" width={96} height={20} role="img" aria-label={spoken}>
      {values.map((value, index) => {
        const tall = value > 0 ? Math.max(1, (value / top) * 18) : 0;
        return (
          <rect
            class={index === values.length - 1 ? 'sparkline__bar sparkline__bar--last' : 'sparkline__bar'}
            x={index * step}
            y={19 - tall}
            width={Math.max(1, step - 1)}
            height={tall}
          />
        );
      })}
      <path class="sparkline__ground" d="M0 19.5h96" />
    </svg>
  );
}
