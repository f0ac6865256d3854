/** One number that matters, with its unit and where it leads. */
import type { Child } from 'hono/jsx';
import { formatNumber } from './number.tsx';

export function Stats({ children }: { children: Child }) {
  return <dl class="stats">{children}</dl>;
}

type Props = { label: string; value: number | string; unit?: string; note?: Child; href?: string; digits?: number };

/** `href` leads to the list behind the number. */
export function Stat({ label, value, unit, note, href, digits }: Props) {
  const figure = (
    <>
      {typeof value === 'number' ? formatNumber(value, digits) : value}
      {unit && <span class="stat__unit"> {unit}</span>}
    </>
  );
  return (
    <div class="stat">
      <dt class="stat__label">{label}</dt>
      <dd class="stat__value">{href ? <a href={href}>{figure}</a> : figure}</dd>
      {note && <dd class="stat__note">{note}</dd>}
    </div>
  );
}
