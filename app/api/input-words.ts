/** What a schema found wrong, as a sentence; schemas that say it themselves are left their own. */
import type { z } from 'zod';

/** How zod begins what nobody worded. */
const isUnworded = (message: string): boolean => /^(?:Invalid|Too small|Too big|Unrecognized)\b/.test(message);

const nouns: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What a limit counts, by what is limited; numbers are compared themselves. */
const counted: Record<string, string> = { string: ' characters', array: ' entries' };

export function inputWords(issue: z.core.$ZodIssue): string {
  if (!isUnworded(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('undefined') ? 'This is missing.' : `This must be ${nounOf(issue.expected)}.`;
    case 'too_small':
      return `This must ${limit('at least', issue.origin, issue.minimum)}`;
    case 'too_big':
      return `This must ${limit('at most', issue.origin, issue.maximum)}`;
    case 'invalid_value':
      return `This must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union':
      return unionWords(issue.errors.flat());
    case 'unrecognized_keys':
      return `This is not asked for here: ${issue.keys.join(', ')}. Leave it out.`;
    default:
      return 'This is not in the form that is needed here.';
  }
}

const nounOf = (expected: string): string => nouns[expected] ?? expected;

/** Of several ways to write a value each says what it misses: one that has a sentence of its own is what was meant. */
function unionWords(issues: readonly z.core.$ZodIssue[]): string {
  const worded = issues.find(({ message }) => !isUnworded(message));
  if (worded) return worded.message;
  const kinds = issues.flatMap((issue) => (issue.code === 'invalid_type' && issue.path.length === 0 ? [nounOf(issue.expected)] : []));
  return kinds.length > 0 ? `This must be ${[...new Set(kinds)].join(' or ')}.` : 'This is not in the form that is needed here.';
}

function limit(words: string, origin: string, bound: number | bigint): string {
  const what = counted[origin];
  return what ? `have ${words} ${bound}${what}.` : `be ${words} ${bound}.`;
}
