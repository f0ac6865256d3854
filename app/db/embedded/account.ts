import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { CannotStart } from '#app/core/cannot-start.ts';

/** PostgreSQL refuses to run as root, so root lends the work to one of these. */
export type Account = { uid: number; gid: number; name: string };

const isRoot = (): boolean => process.getuid?.() === 0;

async function knownAccounts(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/**
 * The account PostgreSQL runs as, or undefined when that is simply our own. As root: whoever owns the data already, else `postgres`, else `nobody`
 * (initdb wants an account that /etc/passwd knows).
 */
export async function accountFor(data: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const accounts = await knownAccounts();
  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) return accounts.find(({ uid }) => uid === owner.uid) ?? { uid: owner.uid, gid: owner.gid, name: String(owner.uid) };
  const account = accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody');
  if (account && account.uid !== 0) return account;
  throw new CannotStart('PostgreSQL does not run as root and this system has neither a user "postgres" nor "nobody": add one, or set DATABASE_URL.');
}

/** Whether the account may enter the folder (or run the program) and walk every folder above it, by the mode bits alone. */
export async function canReach(path: string, account: Account): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const granted = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
    if (!(granted & 0o1)) return false;
    if (at === dirname(at)) return true;
  }
}
