/** Words and numbers that the doors and the work of an import share. */

/**
 * What becomes of a task that the project has already. refuse: what is the same is left out, and other data under a known name refuses the import.
 * skip: both are left out. update: other data takes its place, and answers that it does not have are added. add: everything comes in once more.
 * Answers that come without the data of their task are added to it, except by skip.
 */
export const duplicates = ['refuse', 'skip', 'update', 'add'] as const;
export type Duplicates = (typeof duplicates)[number];

/** What labels of other tools become: answers of people, or of a machine. */
export const labelsAs = ['annotations', 'predictions'] as const;
export type LabelsAs = (typeof labelsAs)[number];

/** always: a person decides after the check. if needed: only when something is here already. never: what is right is stored at once. */
export type Asks = 'always' | 'if needed' | 'never';

/** Why a decision was not carried out. */
export const checkedAnewWords =
  'The labeling config was changed after this import was checked, or a task that it names is gone, so all of it was checked anew, against what is here now.';

/** What an operator may raise. `fileBytes`: of one file; `unfinishedBytes`: of all uploads that a person has begun and not brought in. */
export type ImportLimits = { tasks: number; fileBytes: number; unfinishedBytes: number };

const megabyte = 1_000_000;
export const documentedLimits: ImportLimits = { tasks: 250_000, fileBytes: 200 * megabyte, unfinishedBytes: 2000 * megabyte };

/** What pasted text is called, by its kind. */
export const pastedNames = { json: 'pasted.json', csv: 'pasted.csv', tsv: 'pasted.tsv', txt: 'pasted.txt' } as const;
/** A table where nobody may have said so. */
export const isPastedTable = (name: string): boolean => name === pastedNames.csv || name === pastedNames.tsv;
