/** The people of a project as Annotto tells them: by e-mail, on lists by what they may do (annotto-superb A7). */
import { can } from '#app/core/permissions.ts';
import type { About, ExportedPerson } from '../about.ts';

export const emailOf = ({ people }: About, by: number | string): string =>
  people.find(({ id }) => id === by)?.email ?? (typeof by === 'string' ? by : `person-${by}`);

type List = 'admins' | 'dataScientists' | 'users';

/** Whoever runs projects, sees the work of others, or does their own. */
function listOf({ role = 'annotator' }: ExportedPerson): List {
  if (can(role, 'manage members')) return 'admins';
  return can(role, 'see data') ? 'dataScientists' : 'users';
}

/** Everybody stands on one of them. */
export function emailLists({ people }: About): Record<List, string[]> {
  const emails = (list: List): string[] => people.filter((person) => listOf(person) === list).map(({ email }) => email);
  return { admins: emails('admins'), dataScientists: emails('dataScientists'), users: emails('users') };
}
