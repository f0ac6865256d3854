/** Reading the type of a task's value, and saying plainly what was expected. */

import { unsafeUrl } from '../config/unsafe.ts';
import { type DataNeed, opened } from '../needs.ts';
import type { DataType } from '../tags.ts';

/** The JSON type of a value in the catalog's words; yes/no values are none of them. */
export function typeOf(value: unknown): DataType | 'yes/no' {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'table';
  if (typeof value === 'boolean') return 'yes/no';
  return typeof value === 'number' ? 'number' : 'string';
}

const spelled: Record<DataType | 'yes/no', string> = {
  string: 'a text',
  number: 'a number',
  list: 'a list',
  table: 'an object',
  nothing: 'empty (null)',
  'yes/no': 'true or false',
};

function expected({ accepts, media }: DataNeed): string {
  if (opened.has(media)) return accepts.includes('string') ? 'an address (a text)' : 'a list of addresses';
  const named = accepts.filter((type) => type !== 'nothing').map((type) => spelled[type]);
  return named.join(' or ');
}

/** Why a value does not fit, or undefined. */
export function misfit(need: DataNeed, value: unknown): string | undefined {
  const { tag, accepts, media } = need;
  const type = typeOf(value);
  if (!accepts.some((each) => each === type)) return `is ${spelled[type]}, but <${tag.type}> needs ${expected(need)}`;
  if (!need.isUrl) return undefined;
  const addresses: unknown[] = Array.isArray(value) ? value : [value];
  if (addresses.some((each) => typeof each === 'string' && unsafeUrl(each))) return 'is an address that may not be opened. Use http or https';
  // Dialogues, tables and series may stand in the task itself where an address is usual; pictures may not.
  if (opened.has(media) && addresses.some((each) => typeof each !== 'string')) return 'must be a list of addresses only';
  return undefined;
}
