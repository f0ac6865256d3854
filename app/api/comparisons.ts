/** How two states of a project differ: at once, or by a job that a program comes back to. */
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { changes } from '#app/core/labeling/differences.ts';
import { findCheck, startCheck, type CheckOf } from '#app/domain/checks.ts';
import { findDifferences, prepareDifferences } from '#app/domain/checks/differences.ts';
import type { Differences } from '#app/domain/snapshots/differences.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { answers, body, calls, guarded, inPath } from './calls.ts';
import { statuses } from './snapshots.ts';

const count = z.number().int();
const Came = z.object({ added: count, removed: count, changed: count });
const Tally = z.object(Object.fromEntries(changes.map((change) => [change, count])) as Record<(typeof changes)[number], typeof count>);
const DifferencesShape = z
  .object({
    tasks: Came,
    annotations: Came,
    predictions: Came,
    label_config_changed: z.boolean(),
    labels: z.array(z.object({ control: z.string(), label: z.string(), ...Tally.shape })),
    people: z.array(z.object({ person: count, ...Tally.shape })),
    labels_of_people: z.array(z.object({ control: z.string(), label: z.string(), person: count, ...Tally.shape })),
    relabelled: z.array(z.object({ control: z.string(), from: z.string(), to: z.string(), count })),
    differing_tasks: count,
  })
  .meta({ id: 'Differences' });
const differencesShape = ({ isConfigChanged, labels, people, marks, relabelled, differing, tasks, annotations, predictions }: Differences) => ({
  tasks,
  annotations,
  predictions,
  label_config_changed: isConfigChanged,
  labels: labels.map(({ tally, ...label }) => ({ ...label, ...tally })),
  people: people.map(({ person, tally }) => ({ person, ...tally })),
  labels_of_people: marks.map(({ tally, ...mark }) => ({ ...mark, ...tally })),
  relabelled,
  differing_tasks: differing.tasks,
});

const ComparisonShape = z
  .object({
    id: count,
    before: count,
    after: count.nullable(),
    status: z.enum(['created', 'in_progress', 'failed', 'completed']),
    task_number: count,
    read_task_number: count,
    differences: DifferencesShape.nullable(),
  })
  .meta({ id: 'Comparison' });
const comparisonShape = ({ id, input, state, totalTasks, readTasks, outcome }: CheckOf<'differences'>): z.infer<typeof ComparisonShape> => ({
  id,
  ...input,
  status: statuses[state],
  task_number: totalTasks,
  read_task_number: readTasks,
  differences: outcome && differencesShape(outcome),
});

const one = inPath('project', 'snapshot');
const path = '/projects/{project}/snapshots';
const guard = guarded('export tasks', inProject);
const other = z.object({
  with: z.union([z.literal('now'), z.coerce.number().int().positive()], { error: 'Another snapshot’s id, or now.' }).default('now'),
});

const inputOf = (before: number, { with: after }: z.infer<typeof other>) => ({ before, after: after === 'now' ? null : after });

export const apiComparisons = calls<ProjectEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: `${path}/{snapshot}/differences`,
      summary: 'What changed since a snapshot, by label and by person; large projects are compared by a job',
      middleware: guard,
      request: { params: one, query: other },
      responses: answers(200, 'The differences', DifferencesShape),
    }),
    async (c) => {
      const { db, project: of, files } = c.var;
      const input = inputOf(c.req.valid('param').snapshot, c.req.valid('query'));
      await prepareDifferences(db, of, input);
      return c.json(differencesShape(await findDifferences(db, of, input, files)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: `${path}/{snapshot}/comparisons`,
      summary: 'Find what changed since a snapshot, by a job',
      middleware: guard,
      request: { params: one, body: body(other.meta({ id: 'NewComparison' })) },
      responses: answers(201, 'How far it is; ask for it again until it is completed', ComparisonShape),
    }),
    async (c) => {
      const { db, project: of, user } = c.var;
      const input = inputOf(c.req.valid('param').snapshot, c.req.valid('json'));
      const { id } = await startCheck(db, of, { kind: 'differences', input }, user, c.var);
      return c.json(comparisonShape(await findCheck(db, of, id, 'differences')), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: `${path}/comparisons/{comparison}`,
      summary: 'How far a comparison is, and what it found',
      middleware: guard,
      request: { params: inPath('project', 'comparison') },
      responses: answers(200, 'The comparison', ComparisonShape),
    }),
    async (c) => c.json(comparisonShape(await findCheck(c.var.db, c.var.project, c.req.valid('param').comparison, 'differences')), 200),
  );
