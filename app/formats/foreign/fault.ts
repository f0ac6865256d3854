import type { z } from 'zod';

/** The first fault, as a sentence. Numbers of entries count from 1, as people do. */
export function faultOf({ issues: [issue] }: z.ZodError): string {
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step + 1 : String(step))).join('.');
  if (!issue) return 'This is not what is expected here.';
  if (issue.code === 'unrecognized_keys')
    return `${path ? `In "${path}": ` : ''}"${issue.keys[0]?.slice(0, 100)}" is no key that is known there. Remove it.`;
  if (issue.code === 'invalid_type' && issue.message.includes('received undefined')) return `"${path}" is required.`;
  if (issue.code === 'invalid_value') return `"${path}" must be one of ${issue.values.map(String).join(', ')}.`;
  return `"${path}" is not right: ${issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '')}.`;
}
