import { paths } from '#app/core/paths.ts';
import { hasFilters, writeIds, type TaskQuery } from '#app/core/task-query.ts';
import type { NotUnderstood } from '#app/core/task-query-faults.ts';
import { taskStates } from '#app/core/task-states.ts';
import { reviewStates } from '#app/core/verdicts.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Contributors } from '#app/domain/members/contributions.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Hidden } from '../ui/form.tsx';
import { Filters } from '../ui/section.tsx';
import { contributorOptions } from './contributors.ts';

type Props = { project: Project; query: TaskQuery; leftOut: readonly NotUnderstood[]; people: Contributors };

const all = { value: '', label: 'All' };
const named = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** A GET form: what is filtered stands in the address, so it can be kept and sent around. */
export function TaskFilterForm({ project, query, leftOut, people }: Props) {
  const { filters, order, direction } = query;
  const wrongIds = leftOut.find(({ field }) => field === 'id')?.given;
  return (
    <Filters action={paths.tasks(project.id)} label="Filter tasks">
      <Select
        name="state"
        label="State"
        value={filters.states?.[0] ?? ''}
        width="short"
        options={[all, ...taskStates.map((state) => ({ value: state, label: named(state) }))]}
      />
      <Select name="person" label="Annotated by" value={filters.person?.toString() ?? ''} options={contributorOptions(people, 'Anybody or nobody')} />
      <TextField name="text" label="Words in the data" type="search" value={filters.text ?? ''} maxlength={500} width="medium" />
      <TextField name="id" label="Ids" value={wrongIds ?? writeIds(filters.ids)} placeholder="12, 20-30" width="short" maxlength={500} />
      <Select
        name="truth"
        label="Ground truth"
        value={filters.groundTruth === undefined ? '' : filters.groundTruth ? 'with' : 'without'}
        width="short"
        options={[all, { value: 'with', label: 'With' }, { value: 'without', label: 'Without' }]}
      />
      <Select
        name="review"
        label="Review"
        value={filters.review ?? ''}
        width="short"
        options={[all, ...reviewStates.map((state) => ({ value: state, label: named(state) }))]}
      />
      {order !== 'id' && <Hidden name="sort" value={order} />}
      {direction !== 'asc' && <Hidden name="direction" value={direction} />}
      <Button icon="filter">Filter</Button>
      {(hasFilters(filters) || leftOut.length > 0) && (
        <ButtonLink look="quiet" href={paths.tasks(project.id)}>
          Clear
        </ButtonLink>
      )}
    </Filters>
  );
}
