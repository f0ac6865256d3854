import { expect, test } from 'vitest';
import { past, tell, type Told } from '#views/activity-words.ts';

const told = (given: Partial<Told>): string => tell({ act: 'sign in', by: 1, subject: 'user', subjectId: 2, details: {}, ...given });

test.each([
  ['create', 'created'],
  ['skip', 'skipped'],
  ['submit', 'submitted'],
  ['make', 'made'],
  ['copy', 'copied'],
  ['deploy', 'deployed'],
  ['import', 'imported'],
])('%s -> %s', (verb, expected) => {
  expect(past(verb)).toBe(expected);
});

test('tells what happened to whom', () => {
  expect(told({ act: 'change role', subjectName: 'Ben', details: { from: 'annotator', to: 'reviewer' } })).toBe(
    'changed the role of Ben from annotator to reviewer',
  );
  expect(told({ act: 'activate person', subjectName: 'Ben' })).toBe('activated Ben');
  expect(told({ act: 'activate person', by: 2 })).toBe('was let in by a project’s invite link');
  expect(told({ act: 'give task back', subject: 'task', subjectId: 12 })).toBe('gave task 12 back');
  expect(told({ act: 'make API token', subject: 'API token', details: { name: 'nightly' } })).toBe('made the API token “nightly”');
});

test('imports that came to nothing are told of with their files and why', () => {
  const about = (act: string, details: Told['details']): string => told({ act, subject: 'import', subjectId: 7, details });
  expect(about('fail import', { files: ['a.csv'], why: 'it was not finished within a day' })).toBe(
    'began import 7 (a.csv), which failed: it was not finished within a day',
  );
  expect(about('refuse import', { files: ['a.csv', 'b.csv', 'c.csv'], problems: 1 })).toBe(
    'began import 7 (a.csv and 2 more), which was refused: 1 problem in its files',
  );
  expect(about('drop import', { files: ['a.csv'], days: 14 })).toBe('let go of import 7 (a.csv): nobody decided upon it for 14 days');
});

test('acts of other nouns are told by their words alone', () => {
  expect(told({ act: 'submit annotation', subject: 'annotation', subjectId: 12 })).toBe('submitted annotation 12');
  expect(told({ act: 'create project', subject: 'project', details: { title: 'Moods' } })).toBe('created project “Moods”');
  expect(told({ act: 'mark ground truth', subject: 'annotation', subjectId: 12 })).toBe('marked ground truth (annotation 12)');
  expect(told({ act: 'skip', subject: 'task', subjectId: 5 })).toBe('skipped task 5');
  expect(told({ act: 'skip', subject: 'task', subjectId: null })).toBe('skipped task');
});
