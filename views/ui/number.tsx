/** Figures for people: grouped, with units, the same everywhere. */
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `digits` after the point, at most. */
export const formatNumber = (value: number, digits = 0): string =>
  digits === 0 ? whole.format(value) : new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }).format(value);

/** Decimal units: 1 kB is 1000 bytes. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, unit > 0 && value < 10 ? 1 : 0)} ${value === 1 && unit === 0 ? 'byte' : units[unit]}`;
}

/** Never 0 % for something and never 100 % for not all; no part of nothing is "–". */
export function formatPercent(part: number, total: number): string {
  if (total <= 0) return '–';
  const percent = (part / total) * 100;
  if (part > 0 && percent < 1) return '< 1 %';
  if (part < total && percent > 99) return '> 99 %';
  return `${Math.round(percent)} %`;
}

/** Seconds to "45 s", "12 min", "3 h 20 min", "2 d 4 h". */
export function formatDuration(seconds: number): string {
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  const minutes = Math.round(rounded / 60);
  if (minutes < 60) return `${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 24) return rest ? `${hours} h ${rest} min` : `${hours} h`;
  const left = hours % 24;
  return left ? `${Math.floor(hours / 24)} d ${left} h` : `${hours / 24} d`;
}

/** "1 task", "2,000 tasks"; irregular plurals are given. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`;

export function Num({ value, unit, digits = 0 }: { value: number; unit?: string; digits?: number }) {
  return (
    <span class="num">
      {formatNumber(value, digits)}
      {unit && <span class="num__unit"> {unit}</span>}
    </span>
  );
}

export const Bytes = ({ value }: { value: number }) => <span class="num">{formatBytes(value)}</span>;
