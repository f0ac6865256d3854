import { Refused } from '#app/core/refused.ts';

/** What PostgreSQL says of a value that it cannot read or keep (class 22): NUL and broken characters, numbers and times out of range, cursors that were made up. */
const codes = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008', '22015']);

/** The refusal that stands behind a failed query when its input was at fault, which no schema had caught; undefined for faults of ours. */
export function unkeepable(error: unknown): Refused | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && codes.has(String(at.code)))
      return new Refused(
        'invalid',
        'Something that was sent here cannot be kept: a character that is none, or a number or date out of range. Correct it and send it again.',
      );
  }
  return undefined;
}
