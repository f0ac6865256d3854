/** Which rows an export reads, as conditions. */
import { and, eq, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { narrow } from '../tasks/filters.ts';
import type { AnnotationChoice, ExportOptions, Traits } from './options.ts';

type Of = Pick<Project, 'id'>;

const answered = sql`(${tasks.annotationCount} + ${tasks.skipCount} + ${tasks.groundTruthCount})`;
const traits: Record<keyof Traits, { only: SQL; exclude: SQL }> = {
  annotated: { only: sql`${answered} > 0`, exclude: sql`${answered} = 0` },
  finished: { only: eq(tasks.state, 'done'), exclude: ne(tasks.state, 'done') },
  skipped: { only: sql`${tasks.skipCount} > 0`, exclude: eq(tasks.skipCount, 0) },
};
const chosen: Record<ExportOptions['tasks'], SQL | undefined> = {
  all: undefined,
  annotated: traits.annotated.only,
  done: traits.finished.only,
};

/** Columns of `tasks`. Texts are judged task by task: exports walk through all of them anyway, batch by batch. */
export async function chosenTasks(db: Db, project: Of, options: ExportOptions): Promise<SQL | undefined> {
  const { plain, common } = options.filters ? await narrow(db, project, options.filters) : { plain: eq(tasks.projectId, project.id) };
  const asked = Object.entries(options.traits ?? {}).map(([name, way]) => (way ? traits[name as keyof Traits][way] : undefined));
  const { groundTruth, usual, skipped, approved } = options.annotations ?? {};
  // Said here as well, so that a few of them are not looked for in a million tasks.
  const starred = options.onlyAnswered && groundTruth && !usual && !skipped ? sql`${tasks.groundTruthCount} > 0` : undefined;
  const reviewed = options.onlyAnswered && approved ? sql`${tasks.approvedCount} > 0` : undefined;
  return and(plain, common?.each, chosen[options.tasks], ...asked, starred, reviewed);
}

/** Columns of `annotations`; undefined: all of them. */
export function chosenAnnotations({ usual, groundTruth, skipped, person, approved }: AnnotationChoice): SQL | undefined {
  const kinds = [
    usual ? sql`(not ${annotations.wasCancelled} and ${annotations.groundTruthAt} is null)` : undefined,
    groundTruth ? sql`${annotations.groundTruthAt} is not null` : undefined,
    skipped ? sql`${annotations.wasCancelled}` : undefined,
  ];
  const ofKind = usual && groundTruth && skipped ? undefined : (or(...kinds) ?? sql`false`);
  return and(
    ofKind,
    person === undefined ? undefined : eq(annotations.completedBy, person),
    approved ? eq(annotations.verdict, 'approved') : undefined,
  );
}
