/** How far something is, in a bar and in numbers. */
import { formatBytes, formatNumber, formatPercent } from './number.tsx';

type Props = { value: number; max: number; label: string; unit?: string; labelHidden?: boolean; small?: boolean };

/** `unit` is in the plural: "1,204 of 2,000 tasks"; bytes are told in larger ones: "1.2 MB of 5 MB". */
export function Progress({ value, max, label, unit, labelHidden, small }: Props) {
  const numbers =
    unit === 'bytes' ? `${formatBytes(value)} of ${formatBytes(max)}` : `${formatNumber(value)} of ${formatNumber(max)}${unit ? ` ${unit}` : ''}`;
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
