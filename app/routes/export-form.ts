/** The form that says what is exported: the filters of the data manager under their own names or by one of its tabs, and which annotations. */
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';
import { hasFilters, readEveryId, type IdRange, type TaskFilters } from '#app/core/task-query.ts';
import { taskStates } from '#app/core/task-states.ts';
import { reviewStates } from '#app/core/verdicts.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { AnnotationChoice, ExportOptions } from '#app/domain/exports/options.ts';
import { findAskedTab } from '#app/domain/tabs.ts';
import { exportFormatNames } from '#app/formats/catalog.ts';
import { checkbox, line } from '#app/web/forms.ts';

const state = z.enum(taskStates);
const person = z
  .union([z.literal(''), z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)], { error: 'Choose a person from the list.' })
  .optional()
  .transform((given) => given || undefined);
const ids = z
  .string()
  .max(20_000, 'This is more than can be asked for here. Write ranges, such as 20-3000, or ask by the API.')
  .default('')
  .transform((text, context): IdRange[] => {
    const ranges = readEveryId(text);
    if (!ranges) context.addIssue({ code: 'custom', message: 'Ids are written as 12, 20-30, with nothing else between them.' });
    return ranges ?? [];
  });

/** As `tabValue` of the form writes it. */
const tab = z
  .string()
  .regex(/^tab-\d{1,15}$/)
  .transform((given) => ({ tab: given.slice('tab-'.length) }));

/** `ground truths` takes all of them, and nothing else. */
const ways = ['all', 'latest of each person', 'latest', 'ground truths', 'majority'] as const;

export const orderForm = z.object({
  format: z.enum(exportFormatNames, { error: 'Choose a format.' }),
  tasks: z.union([z.enum(['all', 'annotated', 'done']), tab], { error: 'Choose which tasks.' }),
  state: z
    .union([state, z.array(state)], { error: 'Choose states from the list.' })
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat())),
  person,
  text: line(500, 'A search').default(''),
  id: ids,
  truth: z.enum(['', 'with', 'without'], { error: 'Choose with or without.' }).default(''),
  review: z.enum(['', ...reviewStates], { error: 'Choose a review from the list.' }).default(''),
  annotations: z.enum(ways, { error: 'Choose which annotations.' }).default('all'),
  annotator: person,
  approved: checkbox,
  skipped: checkbox,
  drafts: checkbox,
  predictions: checkbox,
  fullTasks: checkbox,
  media: checkbox,
  anonymous: checkbox,
});
export type OrderForm = z.infer<typeof orderForm>;

const filtersOf = ({ state: states, person: by, text, id, truth, review }: OrderForm): TaskFilters => ({
  states: states.length > 0 ? states : undefined,
  person: by,
  text: text || undefined,
  ids: id.length > 0 ? id : undefined,
  groundTruth: truth === '' ? undefined : truth === 'with',
  review: review || undefined,
});

const annotationsOf = ({ annotations: way, annotator, approved, skipped }: OrderForm): AnnotationChoice => ({
  take: way === 'ground truths' ? 'all' : way,
  usual: way !== 'ground truths',
  groundTruth: true,
  skipped: skipped && way !== 'ground truths',
  person: annotator,
  ...(approved && { approved }),
});

/** A tab brings its own filters, as they are now. */
async function tasksOf(db: Db, project: Project, form: OrderForm): Promise<Pick<ExportOptions, 'tasks' | 'filters' | 'tab'>> {
  const filters = filtersOf(form);
  if (typeof form.tasks === 'string') return { tasks: form.tasks, ...(hasFilters(filters) && { filters }) };
  const { title, query } = await findAskedTab(db, project, form.tasks.tab, 'tasks');
  if (hasFilters(filters))
    throw new Refused('invalid', `The tab “${title}” has filters of its own. Empty the fields of the filter below, or choose other tasks.`, 'tasks');
  return { tasks: 'all', tab: title, ...(hasFilters(query.filters) && { filters: query.filters }) };
}

/**
 * Where only answered tasks are asked for, those go too of which no annotation is taken.
 * @throws Refused invalid (field tasks) for a tab that is not there, or together with other filters
 */
export async function exportOptions(db: Db, project: Project, form: OrderForm): Promise<ExportOptions> {
  const which = await tasksOf(db, project, form);
  const { drafts, predictions, fullTasks, media, anonymous } = form;
  return { ...which, onlyAnswered: which.tasks !== 'all', annotations: annotationsOf(form), drafts, predictions, fullTasks, media, anonymous };
}
