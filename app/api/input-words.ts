/** What a schema found wrong, as a sentence; schemas that say it themselves are left their own. */
import type { z } from 'zod';

/** How zod begins what nobody worded. */
const isUnworded = (message: string): boolean => /^(?:Invalid input|Too small|Too big)\b/.test(message);

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
      return issue.message.endsWith('undefined') ? 'This is missing.' : `This must be ${nouns[issue.expected] ?? issue.expected}.`;
    case 'too_small':
      return `This must ${limit('at least', issue.origin, issue.minimum)}`;
    case 'too_big':
      return `This must ${limit('at most', issue.origin, issue.maximum)}`;
    case 'invalid_value':
      return `This must be one of: ${issue.values.map(String).join(', ')}.`;
    default:
      return issue.message;
  }
}

function limit(words: string, origin: string, bound: number | bigint): string {
  const what = counted[origin];
  return what ? `have ${words} ${bound}${what}.` : `be ${words} ${bound}.`;
}
