/**
 * Dates and times as a DateTime control asks for and writes them (formats 2.7). They are wall time without a zone, so everything is
 * reckoned in UTC, where no hour is missing. A *moment* is what the browser's own fields hold, by what is asked: `2024-05-01T10:00`,
 * `2024-05-01`, `10:00`, `2024-05`, `2024`; moments of one form compare as text.
 */
import { utcFormat, utcParse } from 'd3-time-format';
import type { Tag } from './model.ts';

export type Asked = 'datetime' | 'date' | 'time' | 'month' | 'year';

const forms: Record<Asked, string> = { datetime: '%Y-%m-%dT%H:%M', date: '%Y-%m-%d', time: '%H:%M', month: '%Y-%m', year: '%Y' };
/** Also read, whatever `format` says: what other tools write. */
const others = ['%Y-%m-%dT%H:%M:%S', '%Y-%m-%dT%H:%M:%S.%L', '%Y-%m-%dT%H:%M:%S.%LZ', '%Y-%m-%d %H:%M', '%H:%M:%S', ...Object.values(forms)];

/** `only` names what is asked; a date goes before month and year. */
export function askedOf({ attributes }: Tag): Asked {
  const only = (attributes.only ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  if (only.length === 0) return 'datetime';
  if (only.includes('time')) return only.length === 1 ? 'time' : 'datetime';
  if (only.includes('date')) return 'date';
  return only.includes('month') ? 'month' : 'year';
}

/** How answers are stored: by `format`, which a time and a year alone never follow. */
function storedForm(tag: Tag): string {
  const asked = askedOf(tag);
  if (asked === 'time' || asked === 'year') return forms[asked];
  return tag.attributes.format?.trim() || forms[asked === 'month' ? 'date' : asked];
}

/** The moment that a stored text means; undefined when it means none. */
export function readMoment(stored: string, tag: Tag): string | undefined {
  const text = stored.trim();
  for (const form of [storedForm(tag), ...others]) {
    const date = strictly(form, text);
    if (date) return utcFormat(forms[askedOf(tag)])(date);
  }
  return undefined;
}

/** The parser takes 24:00 and 31 February for the day after; here they mean nothing. */
function strictly(form: string, text: string): Date | undefined {
  const date = utcParse(form)(text);
  return date && utcFormat(form)(date).toLowerCase() === text.toLowerCase() ? date : undefined;
}

/** A moment as it is stored; undefined when it is none, as a field that is half filled in. */
export function writeMoment(moment: string, tag: Tag): string | undefined {
  const date = strictly(forms[askedOf(tag)], moment);
  return date ? utcFormat(storedForm(tag))(date) : undefined;
}

/** Earliest and latest moment of `min` and `max`, which may leave off the end: a year, a month, a day. */
export function bounds(tag: Tag): { min?: string; max?: string } {
  const { min, max } = tag.attributes;
  return {
    ...(min?.trim() ? { min: filled(min.trim(), tag, '0000-01-01T00:00') } : {}),
    ...(max?.trim() ? { max: filled(max.trim(), tag, '9999-12-31T23:59') } : {}),
  };
}

const lengths: Record<Asked, number> = { datetime: 16, date: 10, time: 5, month: 7, year: 4 };

function filled(written: string, tag: Tag, rest: string): string {
  const asked = askedOf(tag);
  // Of a whole moment the time, without its seconds.
  if (asked === 'time') return /\d{2}:\d{2}/.exec(written)?.[0] ?? written;
  const whole = (written + rest.slice(written.length)).slice(0, lengths[asked]);
  return written.length < 10 ? withoutLostDays(whole) : whole;
}

/** A month that was written alone may be shorter than 31 days: the browser's fields take no bound that is no day. */
function withoutLostDays(moment: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(moment) ?? [];
  if (day === undefined) return moment;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) > last ? `${year}-${month}-${last}${moment.slice(10)}` : moment;
}

/** How an answer looks, for sentences. */
export function example(tag: Tag): string {
  return utcFormat(storedForm(tag))(new Date(Date.UTC(2024, 4, 1, 10, 30)));
}
