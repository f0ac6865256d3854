/** Ids of regions and answers: 10 characters of A-Za-z0-9_-, as existing files and tools write them (formats 2.1). */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** A new id; 60 random bits, so ids of one task do not meet. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => alphabet[byte & 63]).join('');
}
