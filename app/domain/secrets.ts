/** Secrets that travel in links, cookies and headers. The database keeps their hash alone. */
import { createHash, randomBytes } from 'node:crypto';

/** 192 bits, in characters that need no escaping in a URL. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** SHA-256 in hex. Enough for secrets of this length; passwords need argon2. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
