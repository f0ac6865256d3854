/** What a task has beside its regions and answers. A format names what of it it tells; the rest is counted as left out. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { isGiven } from './items.ts';
import type { Losses } from './losses.ts';
import type { ExportedTask, ExportedTasks } from './records.ts';

export type Carried = 'unanswered tasks' | 'skipped tasks' | 'people' | 'skips' | 'ground truths' | 'predictions' | 'drafts' | 'meta' | 'fields';

type Kind = { what: string; count: (task: ExportedTask, shown: ReadonlySet<string>) => number };
const kinds: Record<Carried, Kind> = {
  'unanswered tasks': { what: 'tasks without an answer', count: ({ annotations }) => Number(annotations.length === 0) },
  'skipped tasks': {
    what: 'tasks with skipped answers alone, left out whole',
    count: ({ annotations }) => Number(annotations.length > 0 && !annotations.some(isGiven)),
  },
  people: { what: 'answers without who gave them and when', count: ({ annotations }) => annotations.filter(isGiven).length },
  skips: { what: 'skipped answers', count: ({ annotations }) => annotations.filter((annotation) => annotation.was_cancelled).length },
  'ground truths': { what: 'ground truth marks', count: ({ annotations }) => annotations.filter((annotation) => annotation.ground_truth).length },
  predictions: { what: 'predictions', count: ({ predictions }) => predictions.length },
  drafts: { what: 'drafts', count: ({ drafts }) => drafts?.length ?? 0 },
  meta: { what: 'tasks without their meta', count: ({ meta }) => Number(Object.keys(meta).length > 0) },
  fields: {
    what: 'tasks without the data that is not labelled',
    count: ({ data }, shown) => Number(Object.keys(data).some((key) => !shown.has(key))),
  },
};

/** Where a format tells who answered, and the export people by pseudonyms. */
function pseudonymsIn({ annotations, drafts = [] }: ExportedTask, carries: readonly Carried[]): number {
  const told = annotations.filter((annotation) => isGiven(annotation) || carries.includes('skips'));
  const people = [...told.map((annotation) => annotation.completed_by), ...(carries.includes('drafts') ? drafts.map(({ user }) => user) : [])];
  return people.filter((person) => typeof person === 'string').length;
}

export const everything = Object.keys(kinds) as Carried[];

/** The tasks as they come; what the format does not carry of each is counted on the way. */
export async function* counted(tasks: ExportedTasks, carries: readonly Carried[], config: LabelingConfig, losses: Losses): ExportedTasks {
  const lost = everything.filter((one) => !carries.includes(one)).map((one) => kinds[one]);
  const shown = new Set(config.objects.slice(0, 1).flatMap(({ key }) => key ?? []));
  for await (const task of tasks) {
    losses.at(task);
    for (const { what, count } of lost) losses.add(what, count(task, shown));
    if (carries.includes('people')) losses.add('people by pseudonyms, which no import knows', pseudonymsIn(task, carries));
    yield task;
  }
}
