/** What an export holds, in a sentence. */
import { personName } from '#app/core/person-name.ts';
import { writeIds, type TaskFilters } from '#app/core/task-query.ts';
import type { ReviewState } from '#app/core/verdicts.ts';
import type { AnnotationChoice, ExportOptions, Traits } from '#app/domain/exports/options.ts';
import type { OfferedFormat } from '#app/domain/exports/write.ts';
import type { Contributor } from '#app/domain/members/contributions.ts';

type People = readonly Contributor[];

function nameOf(people: People, id: number): string {
  const person = people.find((one) => one.id === id);
  return person ? personName(person) : `person ${id}`;
}

const either = (words: readonly string[]): string => words.join(' or ');
const traitWords: Record<keyof Traits, string> = { annotated: 'annotated', finished: 'done', skipped: 'skipped by somebody' };

const reviewWords: Record<ReviewState, string> = {
  approved: 'with an approved answer',
  rejected: 'with a rejected answer',
  'not reviewed': 'with an answer that is not reviewed',
};

export function filterWords({ states, person, text, ids, groundTruth, review }: TaskFilters, people: People): string[] {
  return [
    states?.length ? either(states) : '',
    person === undefined ? '' : `annotated by ${nameOf(people, person)}`,
    text ? `with “${text}”` : '',
    ids?.length ? `with the ids ${writeIds(ids.slice(0, 5))}${ids.length > 5 ? ' and more' : ''}` : '',
    groundTruth === undefined ? '' : groundTruth ? 'with a ground truth' : 'without a ground truth',
    review ? reviewWords[review] : '',
  ].filter(Boolean);
}

function taskWords({ tasks, traits = {}, filters = {}, tab }: ExportOptions, people: People): string {
  const start = { all: 'All tasks', annotated: 'Tasks with an annotation', done: 'Done tasks' }[tasks];
  const traitsAsked = Object.entries(traits).map(([name, way]) => `${way === 'only' ? '' : 'not '}${traitWords[name as keyof Traits]}`);
  return [tab === undefined ? start : `${start} of the tab “${tab}”`, ...traitsAsked, ...filterWords(filters, people)].join(', ');
}

const takeWords = {
  all: 'all annotations',
  'latest of each person': 'the latest annotation of each person',
  latest: 'the latest annotation',
  majority: 'the annotation that most agree on',
} as const;

function annotationWords({ take, usual, groundTruth, skipped, person, approved }: AnnotationChoice, people: People): string {
  const kinds = [
    usual ? '' : groundTruth ? 'ground truths alone' : 'no usual ones',
    groundTruth ? '' : 'no ground truths',
    skipped ? '' : 'no skips',
    approved ? 'approved ones alone' : '',
  ];
  const by = person === undefined ? '' : `by ${nameOf(people, person)}`;
  return [[takeWords[take], by].filter(Boolean).join(' '), ...kinds.filter(Boolean)].join(', ');
}

/** What a format takes along, if asked. */
type Holding = Pick<OfferedFormat, 'media' | 'predictions' | 'isWhole'>;

function extraWords({ predictions, drafts, fullTasks, media, anonymous }: ExportOptions, format: Holding | undefined): string {
  const extras = [
    format?.predictions && predictions ? 'with predictions' : '',
    format?.isWhole && drafts ? 'with drafts' : '',
    format?.isWhole && !fullTasks ? 'without task descriptions' : '',
    format?.media && media ? `with ${format.media}` : '',
    anonymous ? 'people by pseudonyms' : '',
  ];
  return extras.filter(Boolean).join(', ');
}

/** "Done tasks, with “river”; the latest annotation, no skips; with predictions." `format`: absent where it is not known any more. */
export function optionWords(options: ExportOptions, people: People, format?: Holding): string {
  const { annotations } = options;
  const parts = [taskWords(options, people), annotations ? annotationWords(annotations, people) : takeWords.all, extraWords(options, format)];
  return `${parts.filter(Boolean).join('; ')}.`;
}
