import { personName } from '#app/core/person-name.ts';
import type { Contributors } from '#app/domain/members/contributions.ts';
import { useFrame } from '../frame.ts';
import { formatNumber } from '../ui/number.tsx';
import type { Option } from '../ui/field.tsx';

/** Those who answered, to choose one of. Where they are too many for that, it says so and where the others are. */
export function contributorOptions({ people, count }: Contributors, nobody: string): Option[] {
  const where = useFrame().can('see overview') ? '; the overview leads to all' : '';
  const more = { value: '-', label: `These are ${formatNumber(people.length)} of ${formatNumber(count)}${where}`, disabled: true };
  return [
    { value: '', label: nobody },
    ...people.map((person) => ({ value: String(person.id), label: personName(person) })),
    ...(people.length < count ? [more] : []),
  ];
}
