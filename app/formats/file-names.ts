/** Names of files in archives. Made of what data says, but never more than a plain name: no folders, no marks that a system reads (T11, T24). */
import { createHash } from 'node:crypto';
import { mediaName } from '#app/core/media.ts';

/** Bytes; systems take 255, and something stands before and behind. */
const longest = 160;

/** Letters, digits, dots, dashes and underlines; anything else is an underline. */
export function plainName(given: string): string {
  const plain = given.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}._@-]+/gu, '_');
  let size = 0;
  const kept = [...plain].filter((character) => (size += Buffer.byteLength(character)) <= longest).join('');
  return kept.replace(/^\.+/, '_');
}

/** `5d41402a__cat.jpg` (formats 4.8): eight digits of the address's MD5 keep equal names of different pictures apart. */
export function mediumName(address: string): string {
  const name = plainName(mediaName(address.startsWith('data:') ? '' : address));
  return `${createHash('md5').update(address).digest('hex').slice(0, 8)}__${cutAt(name)}`;
}

/** A long name keeps its ending. */
function cutAt(name: string): string {
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? '';
  return Buffer.byteLength(name) < longest ? name : name.slice(0, 60) + ending;
}

/** Without the ending. */
export const stemOf = (name: string): string => name.replace(/(?<=[^/])\.[^./]*$/, '');
