/** Labels of other tools bring the labeling config that they need: a project without tasks may take it. */
import { eq } from 'drizzle-orm';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { imports, type ConfigOffer, type Import, type ImportProblem } from '#app/db/schema/transfers.ts';
import { lockProject } from '../projects.ts';
import { saveLabelingConfig } from '../labeling-configs/save.ts';
import { isEmpty } from './match.ts';

const problemsOf = ({ sources }: Import, messages: readonly string[]): ImportProblem[] =>
  messages.map((message) => ({ file: sources[0]?.name ?? '', row: 1, message }));

export type Offering = Import & { offer: ConfigOffer };
export const isOffering = (order: Import): order is Offering => order.offer !== null;

/** `version`: of the labeling config in force from then on. */
export type Taken = { version: number } | { faults: ImportProblem[] };

/**
 * In a transaction. Makes it the config in force; sentences where it cannot be: it holds only while the project has what it was made beside.
 * `by`: who decided, else who began the import.
 */
export async function takeOffer(tx: Db, order: Offering, by?: User): Promise<Taken> {
  const [person] = by ? [by] : await tx.select().from(users).where(eq(users.id, order.createdBy));
  if (!person) throw notFound();
  const refused = (...messages: string[]): Taken => ({ faults: problemsOf(order, messages) });
  const project = await lockProject(tx, { id: order.projectId }, 'update');
  if (project.configVersion !== order.configVersion)
    return refused(
      `Version ${project.configVersion} of the labeling config was saved meanwhile, and the project keeps it. Send the files again, to have them read against it.`,
    );
  if (!(await isEmpty(tx, project)))
    return refused('Tasks have come into the project meanwhile, so it keeps its labeling config. Cancel this import and send the files again.');
  const saved = await saveLabelingConfig(tx, { id: order.projectId }, order.offer.markup, person);
  if (!saved.ok) return refused(...[...saved.problems, ...saved.orphans].map(({ message }) => message));
  await tx.update(imports).set({ configVersion: saved.version }).where(eq(imports.id, order.id));
  return { version: saved.version };
}

/** Where nobody can be asked. */
export const refusedOffer = (order: Import): ImportProblem[] =>
  problemsOf(order, [
    ...(order.offer?.reasons ?? []),
    `These files make a labeling config of their own (${order.offer?.words ?? ''}). Send use_config=1 to use it.`,
  ]);
