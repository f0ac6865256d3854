/** How far something is, in a bar and in numbers. */
import { formatNumber, formatPercent } from './number.tsx';

type Props = { value: number; max: number; label: string; unit?: string; labelHidden?: boolean; small?: boolean };

/** `unit` is in the plural: "1,204 of 2,000 tasks". */
export function Progress({ value, max, label, unit, labelHidden, small }: Props) {
  const numbers = `${formatNumber(value)} of ${formatNumber(max)}${unit ? ` ${unit}` : ''}`;
  return (
    <div class={small ? 'progress progress--small' : 'progress'}>
      <p class="progress__words">
        <span class={labelHidden ? 'hidden' : 'progress__label'}>{label}</span>
        <span class="progress__numbers">{numbers}</span>
        <span class="progress__share">{formatPercent(value, max)}</span>
      </p>
      <progress class="progress__bar" value={value} max={Math.max(max, 1)} aria-label={`${label}: ${numbers}`}>
        {numbers}
      </progress>
    </div>
  );
}
