/** Labels of other tools bring the labeling config that they need: a project without tasks may take it. */
import { eq } from 'drizzle-orm';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Import, ImportProblem } from '#app/db/schema/transfers.ts';
import { lockProject } from '../projects.ts';
import { saveLabelingConfig } from '../labeling-configs/save.ts';
import { isEmpty } from './match.ts';

const problemsOf = ({ sources }: Import, messages: readonly string[]): ImportProblem[] =>
  messages.map((message) => ({ file: sources[0]?.name ?? '', row: 1, message }));

/** In a transaction. Makes it the config in force; sentences where it cannot be. `by`: who decided, else who began the import. */
export async function takeOffer(tx: Db, order: Import, by?: User): Promise<ImportProblem[]> {
  if (!order.offer) return [];
  const [person] = by ? [by] : await tx.select().from(users).where(eq(users.id, order.createdBy));
  if (!person) throw notFound();
  await lockProject(tx, { id: order.projectId });
  if (!(await isEmpty(tx, { id: order.projectId })))
    return problemsOf(order, [
      'Tasks have come into the project meanwhile, so it keeps its labeling config. Cancel this import and send the files again.',
    ]);
  const saved = await saveLabelingConfig(tx, { id: order.projectId }, order.offer.markup, person);
  return saved.ok
    ? []
    : problemsOf(
        order,
        [...saved.problems, ...saved.orphans].map(({ message }) => message),
      );
}

/** Where nobody can be asked. */
export const refusedOffer = (order: Import): ImportProblem[] =>
  problemsOf(order, [
    ...(order.offer?.reasons ?? []),
    `These files make a labeling config of their own (${order.offer?.words ?? ''}). Send use_config=1 to use it.`,
  ]);
