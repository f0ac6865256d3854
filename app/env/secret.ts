/** The key that encrypts stored credentials (T41): never a default, never a guessable one. */
import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { CannotStart } from '#app/core/cannot-start.ts';

const shortest = 32;
/** 32 random hex digits practically never hold fewer different ones. */
const fewestKinds = 8;
const wellKnown =
  /change.?me|change.?this|replace.?(me|this|with)|your.?(own.?)?(secret|key)|my.?secret|super.?secret|secret.?key|insecure|example|default|placeholder|password|development|0123456789|123456789|abcdefgh|qwerty|deadbeef/i;

/** What is wrong with a key, without repeating it; undefined if nothing. */
export function weakness(key: string): string | undefined {
  if (key.length < shortest) return `should have at least ${shortest} random characters, like the output of "openssl rand -hex 32"`;
  if (wellKnown.test(key) || new Set(key).size < fewestKinds) return 'is a well-known or guessable value: make one with "openssl rand -hex 32"';
  return undefined;
}

/** Reads `secret` in the DATA_DIR (which exists), making it at the first start; servers that start together agree on one. */
export async function keepSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    // Fails if there is one, so that it is never replaced and never seen half written.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  await chmod(file, 0o600);
  const key = (await readFile(file, 'utf8')).trim();
  const problem = weakness(key);
  if (problem) throw new CannotStart(`The key in ${file} ${problem}.`);
  return key;
}
