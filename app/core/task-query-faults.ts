/** What of the address of a task list is not understood, and what may stand there instead. */
import { isPersonId, searchLength, taskOrders, wrongIds, rangesAtMost } from './task-query.ts';
import { taskStates } from './task-states.ts';
import { reviewStates } from './verdicts.ts';

/** `given`: all that stands in that field of the address. */
export type NotUnderstood = { field: string; given: string; sentence: string };

/** Enough of what was typed to know it again. */
const quoted = (given: string): string => `“${given.length > 40 ? `${given.slice(0, 40).toWellFormed()}…` : given}”`;

/** So many wrong ids are named; the field shows them all. */
const named = 3;

function noIds(given: string): string[] {
  const { wrong } = wrongIds(given);
  const rest = wrong.length - named;
  const all = [...wrong.slice(0, named).map(quoted), ...(rest > 0 ? [`${rest} more`] : [])].join(', ').replace(/, ([^,]*)$/, ' and $1');
  return wrong.length > 0 ? [`${all} ${wrong.length > 1 ? 'are no ids' : 'is no id'}. Ids are numbers or ranges such as 5-20.`] : [];
}

const tooManyIds = (given: string): string[] =>
  wrongIds(given).areTooMany ? [`These are more than ${rangesAtMost} ids and ranges; those with the highest ids are left out.`] : [];

const among = (words: readonly string[], sentence: string) => (given: string) => (words.includes(given) ? [] : [`${quoted(given)} ${sentence}`]);

/** Sentences about what is given of a field; none where it is understood. */
type Faults = Record<string, (given: string) => string[]>;

/** Of what tasks are narrowed by, however many ids there are. */
const ofFilters: Faults = {
  id: noIds,
  state: among(taskStates, `is no state of a task. States are ${taskStates.join(', ')}.`),
  person: (given) => (isPersonId(given) ? [] : [`${quoted(given)} is no person. Choose one under “Annotated by”.`]),
  text: (given) =>
    given.length > searchLength ? [`Words that are searched have at most ${searchLength} characters; what lies behind is left out.`] : [],
  truth: among(['with', 'without'], 'says nothing of ground truths. There are tasks with and without.'),
  review: among(reviewStates, `is no outcome of a review. Outcomes are ${reviewStates.join(', ')}.`),
};

/** The order of the form. */
const ofLists: Faults = {
  ...ofFilters,
  id: (given) => [...noIds(given), ...tooManyIds(given)],
  sort: among(taskOrders, `is nothing to sort by. Tasks are sorted by ${taskOrders.join(', ')}.`),
  direction: among(['asc', 'desc'], 'is no direction. Directions are asc and desc.'),
};

/** Field by field. An empty one asks for nothing. */
const faultsOf = (faults: Faults, params: URLSearchParams): NotUnderstood[] =>
  Object.entries(faults).flatMap(([field, faultsIn]) =>
    params
      .getAll(field)
      .slice(0, field === 'state' ? undefined : 1)
      .map((given) => given.replaceAll('\0', '').trim())
      .filter(Boolean)
      .flatMap((given) => faultsIn(given).map((sentence) => ({ field, given, sentence }))),
  );

export const notUnderstood = (params: URLSearchParams): NotUnderstood[] => faultsOf(ofLists, params);

/** Where tasks are only narrowed, in one order, and by any number of ids (`readEveryId`). */
export const filtersNotUnderstood = (params: URLSearchParams): NotUnderstood[] => faultsOf(ofFilters, params);
