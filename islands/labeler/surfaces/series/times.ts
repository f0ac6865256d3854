/** How a series' times are read, stored and shown (formats 1.3: timeFormat, timeDisplayFormat, durationDisplayFormat). */
import { format } from 'd3-format';
import { utcFormat, utcParse } from 'd3-time-format';

export type Times = {
  /** Times are milliseconds since 1970; else they are plain numbers. */
  isDate: boolean;
  /** NaN for what is no time. */
  read(written: unknown): number;
  /** As regions store it. */
  write(time: number): number | string;
  /** For people. */
  show(time: number): string;
  showLength(length: number): string;
};

type Attributes = Record<string, string>;

/**
 * Texts without a zone are read as UTC and shown as UTC: they read as they were written, in every place of the world, and no hour
 * is missing in spring.
 */
export function timesOf({ timecolumn, timeformat, timedisplayformat, durationdisplayformat }: Attributes): Times {
  // Without a time column the times are row numbers, which no format describes.
  const stored = timecolumn ? timeformat : undefined;
  const isDate = stored !== undefined || (timecolumn !== undefined && timedisplayformat?.startsWith('%') === true);
  const parse = stored === undefined ? undefined : utcParse(stored);
  const print = stored === undefined ? undefined : utcFormat(stored);
  return {
    isDate,
    read: parse ? (written) => parse(String(written).trim())?.getTime() ?? Number.NaN : numberOf,
    write: print ? (time) => print(new Date(time)) : (time) => time,
    show: isDate ? dateWords(timedisplayformat ?? stored) : numberWords(timedisplayformat),
    showLength: isDate ? lengthWords(durationdisplayformat) : numberWords(durationdisplayformat),
  };
}

/** Empty cells are no zeros. */
export function numberOf(written: unknown): number {
  if (typeof written === 'number') return written;
  return typeof written === 'string' && written.trim() !== '' ? Number(written) : Number.NaN;
}

/** A specifier of d3-format; one that it does not know shows numbers plainly, for a slip in the config must not hide the series. */
export function numberWords(specifier: string | undefined): (value: number) => string {
  if (specifier === undefined || specifier === '' || !isSpecifier(specifier)) return plain;
  return format(specifier);
}

function isSpecifier(text: string): boolean {
  return /^(?:.?[<>=^])?[-+( ]?[$#]?0?\d*,?(?:\.\d+)?~?[a-z%]?$/i.test(text);
}

function plain(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : '';
}

function dateWords(specifier: string | undefined): (time: number) => string {
  const print = utcFormat(specifier?.includes('%') ? specifier : '%Y-%m-%d %H:%M:%S');
  return (time) => print(new Date(time));
}

const units: [string, number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** Milliseconds as the two largest units that matter: "2 d 3 h". A strftime format of the config goes first. */
function lengthWords(specifier: string | undefined): (length: number) => string {
  if (specifier?.includes('%')) return dateWords(specifier);
  return (length) => {
    const first = units.findIndex(([, size]) => length >= size);
    if (first < 0) return `${plain(length)} ms`;
    let rest = length;
    const parts = units.slice(first, first + 2).map(([name, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count > 0 ? `${count} ${name}` : '';
    });
    return parts.filter(Boolean).join(' ');
  };
}
