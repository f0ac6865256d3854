/** Filters of a task list as programs see them, by the names that calls take them by. */
import { z } from 'zod';
import { writeIds, type TaskFilters } from '#app/core/task-query.ts';
import { taskStates } from '#app/core/task-states.ts';
import { reviewStates } from '#app/core/verdicts.ts';

/** Absent: not filtered by it. */
export const FilterShape = z.object({
  state: z.array(z.enum(taskStates)).optional(),
  person: z.number().int().optional(),
  text: z.string().optional(),
  /** As 12, 20-30. */
  id: z.string().optional(),
  truth: z.enum(['with', 'without']).optional(),
  review: z.enum(reviewStates).optional(),
});

export const filterShape = ({ states, person, text, ids, groundTruth, review }: TaskFilters = {}): z.infer<typeof FilterShape> => ({
  state: states,
  person,
  text,
  id: ids && writeIds(ids),
  truth: groundTruth === undefined ? undefined : groundTruth ? 'with' : 'without',
  review,
});
