import { expect, test } from 'vitest';
import { sources, type Source } from './files.ts';

/**
 * Synonyms that blur the words of the house, as parts of exported names and file names; each says what to use. Others of the table have a meaning of
 * their own that the field uses as well, and stay: an upload (bytes on their way, before they are an import), a download (a file handed over), an item
 * (one entry of a file, before it is a task), a sample (of a format, of a sound), a source (of an import), a shape (of a region, of what the API takes).
 */
const instead: Record<string, string> = {
  workspace: 'organization',
  account: 'user',
  dataset: 'project',
  autosave: 'draft',
  completion: 'annotation',
  suggestion: 'prediction',
  gold: 'ground truth',
  golden: 'ground truth',
  honeypot: 'ground truth',
  approval: 'review',
  assignment: 'lease',
  lock: 'lease',
  example: 'task',
  dump: 'export',
  issue: 'thread',
  audit: 'activity',
  manager: 'its noun',
  service: 'its noun',
  helper: 'its noun',
  utils: 'its noun',
};
/** Places where the other word is the right one, with the reason. */
const exceptions: Record<string, string> = {
  'app/core/permissions.ts manager': 'a role',
  'app/core/labeling/moments.ts example': 'a moment, written as one would type it',
  'app/db/embedded/account.ts account': 'an account of the operating system',
  'app/db/embedded/lock.ts lock': 'a folder held by one program',
  'app/domain/leases.ts lock': 'a row held until the end of a transaction',
  'app/domain/projects.ts lock': 'a row held until the end of a transaction',
  'islands/config-editor/complete.ts completion': 'the rest of a word that is being typed',
};

const exported = /export (?:async )?(?:const|function|type|class|interface) (\w+)/g;
const parts = (name: string): string[] => name.split(/(?=[A-Z])|[-_./]/).map((part) => part.toLowerCase());

export function blurred(files: Source[]): string[] {
  return files.flatMap(({ path, text }) => {
    const names = [path, ...[...text.matchAll(exported)].map((match) => match[1] ?? '')];
    return names.flatMap((name) =>
      parts(name)
        .filter((part) => instead[part] && !exceptions[`${path} ${part}`])
        .map((part) => `${path}: ${name}: say ${instead[part]}, not ${part}`),
    );
  });
}

test('one word for one thing', () => {
  expect(blurred(sources('app', 'views', 'islands'))).toEqual([]);
});

test('planted synonyms are found', () => {
  expect(blurred([{ path: 'app/domain/task-utils.ts', text: 'export function listDatasets() {}\nexport type Workspace = 1;' }])).toHaveLength(2);
});

test('no unfinished or ignored corner', () => {
  const marks = /\bTODO\b|\bFIXME\b|\bXXX\b|not implemented|@ts-ignore|@ts-expect-error|@ts-nocheck/;
  const found = sources('app', 'views', 'islands')
    .filter(({ text }) => marks.test(text))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});

test('no test is skipped, alone or retried', () => {
  const marks = /\b(test|it|describe|testApart)\.(skip|todo|only|fixme)\b|retry:|retries:/;
  const found = sources('tests')
    .filter(({ path, text }) => !path.endsWith('words.test.ts') && marks.test(text))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});
