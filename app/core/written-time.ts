/** Times as files of other programs write them. */

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)? ?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Minutes that clocks there are ahead of UTC. */
function ahead(zone: string): number {
  if (!/\d/.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * ISO 8601, with a blank where others write a T, as such in UTC, to the millisecond. Without a zone it is UTC: a file says the same on every
 * server. Null for anything else, for days that no month has, and beyond the years 1 to 9999.
 */
export function timeIn(value: unknown): string | null {
  const [, day, minute = '00:00', second = ':00', zone = 'Z'] = (typeof value === 'string' && written.exec(value.trim())) || [];
  if (day === undefined) return null;
  const clock = new Date(`${day}T${minute}${second}Z`);
  // What no clock and no calendar shows is carried over, such as 30 February to March.
  if (Number.isNaN(clock.getTime()) || !clock.toISOString().startsWith(`${day}T${minute}`)) return null;
  const utc = new Date(clock.getTime() - ahead(zone) * 60_000).toISOString();
  return /^(?!0000)\d{4}-/.test(utc) ? utc : null;
}
