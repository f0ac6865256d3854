import { hash, verify } from '@node-rs/argon2';
import { Refused } from '#app/core/refused.ts';
import { isWellKnown } from './well-known-passwords.ts';

/** argon2id (the package's default) as OWASP advises: 19 MiB, two passes, one lane. Some 30 ms on a small machine. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The same letters typed on different keyboards must be the same password. */
const normal = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

let decoy: Promise<string> | undefined;

/** Whether the password is right. Without a hash it takes as long and is false, so that nobody learns who has an account (T45). */
export async function checkPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(passwordHash ?? (await decoy), normal(password));
  return right && Boolean(passwordHash);
}

/** @throws Refused invalid for passwords that are guessed first */
export function refuseWeakPassword(password: string, email: string): void {
  if (isWellKnown(password))
    throw new Refused(
      'invalid',
      'This password is among the first that are guessed. Choose another one, for example four words that do not belong together.',
      'password',
    );
  if (password.toLowerCase() === email) throw new Refused('invalid', 'The password is the e-mail address. Choose another one.', 'password');
}
