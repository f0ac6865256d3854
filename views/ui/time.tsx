/** When: in words near enough to now, the exact moment in the markup and on hover. */
import { useFrame } from '../frame.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const dayOf = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const dayThisYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const exactly = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** "2 May 2026 at 14:03 UTC". */
export const formatExactly = (at: Date): string => `${exactly.format(at)} UTC`;

/** "just now", "5 min ago", "in 3 h", "12 days ago"; after 30 days the date. What is to come is rounded: a week from a moment ago is 7 days. */
export function formatRelative(at: Date, now: Date): string {
  const passed = now.getTime() - at.getTime();
  const away = Math.abs(passed);
  const whole = (unit: number) => (passed >= 0 ? Math.floor(away / unit) : Math.round(away / unit));
  const say = (amount: number, unit: string) => (passed >= 0 ? `${amount} ${unit} ago` : `in ${amount} ${unit}`);
  if (away < minute) return 'just now';
  if (whole(minute) < 60) return say(whole(minute), 'min');
  if (whole(hour) < 24) return say(whole(hour), 'h');
  if (away < 30 * day) return say(whole(day), whole(day) === 1 ? 'day' : 'days');
  return (at.getUTCFullYear() === now.getUTCFullYear() ? dayThisYear : dayOf).format(at);
}

/** `now` is the request's clock unless given. */
export function Time({ at, now }: { at: Date | string; now?: Date }) {
  const frame = useFrame();
  const moment = typeof at === 'string' ? new Date(at) : at;
  return (
    <time class="time" datetime={moment.toISOString()} title={formatExactly(moment)}>
      {formatRelative(moment, now ?? frame.now ?? new Date())}
    </time>
  );
}
