import type { NotUnderstood } from '#app/core/task-query-faults.ts';
import { Notice } from '../ui/flash.tsx';

/** What of an address is left out, above what was understood. */
export function NotUnderstoodNotice({ leftOut }: { leftOut: readonly NotUnderstood[] }) {
  if (leftOut.length === 0) return null;
  return (
    <Notice kind="warning" title="Not all that was asked is understood. The rest stands below.">
      {leftOut.map(({ sentence }) => (
        <p>{sentence}</p>
      ))}
    </Notice>
  );
}
