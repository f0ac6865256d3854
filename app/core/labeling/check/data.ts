/** Reading the type of a task's value, and saying plainly what was expected. */

import { unsafeUrl } from '../config/unsafe.ts';
import type { DataNeed } from '../needs.ts';
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
  if (media === 'image' || media === 'audio' || media === 'video' || media === 'pdf') {
    return accepts.includes('list') && !accepts.includes('string') ? 'a list of addresses' : 'an address (a text)';
  }
  return accepts
    .filter((type) => type !== 'nothing')
    .map((type) => spelled[type])
    .join(' or ');
}

/** Why a value does not fit, or undefined. */
export function misfit(need: DataNeed, value: unknown): string | undefined {
  const { tag, accepts } = need;
  const type = typeOf(value);
  if (!accepts.some((each) => each === type)) return `is ${spelled[type]}, but <${tag.type}> needs ${expected(need)}`;
  const addresses = need.isUrl || tag.attributes.valuetype === undefined ? (Array.isArray(value) ? value : [value]) : [];
  if (need.isUrl && addresses.some((each) => typeof each === 'string' && unsafeUrl(each))) {
    return 'is an address that may not be opened. Use http or https';
  }
  if (need.isUrl && Array.isArray(value) && value.some((each) => typeof each !== 'string')) return 'must be a list of addresses only';
  return undefined;
}
