import { and, eq } from 'drizzle-orm';
import { checkResult } from '#app/core/labeling/check.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Doc, Row } from '#app/core/labeling/result.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { unstorable } from '#app/core/storable.ts';
import type { Db } from '#app/db/client.ts';
import { labelingConfigs, type Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { parsedConfig } from '#app/domain/labeling-configs.ts';

/** A fault in an answer, as a sentence for the person who gave it. */
export type AnswerProblem = { message: string };

/** The config version a page was made with; another project's, or none, is undefined. */
async function maybeConfig(db: Db, project: Pick<Project, 'id'>, configId: number | null): Promise<LabelingConfig | undefined> {
  if (configId === null) return undefined;
  const [found] = await db
    .select({ markup: labelingConfigs.markup })
    .from(labelingConfigs)
    .where(and(eq(labelingConfigs.id, configId), eq(labelingConfigs.projectId, project.id)));
  return found && parsedConfig(found.markup);
}

const isEmpty = ({ regions, answers, relations, rest }: Doc): boolean => regions.length + answers.length + relations.length + rest.length === 0;

/** Checks an answer against the config its page was made with, not against one that came later. Empty: it may be stored. */
export async function findAnswerProblems(
  db: Db,
  project: Pick<Project, 'id' | 'mayBeEmpty'>,
  task: Pick<Task, 'data'>,
  answer: { result: Row[]; configId: number | null },
): Promise<AnswerProblem[]> {
  const config = await maybeConfig(db, project, answer.configId);
  if (!config) return [{ message: 'This page was made with a labeling config that does not exist. Reload the page; what you did is kept.' }];
  const fault = unstorable(answer.result);
  if (fault) return [{ message: fault }];
  const { doc, failed } = parseResult(answer.result, config);
  if (failed.length > 0) return failed.map(({ row, message }) => ({ message: `Part ${row + 1} of the answer: ${message}` }));
  if (isEmpty(doc) && !project.mayBeEmpty)
    return [{ message: 'This answer is empty, and this project wants none of those. Label something, or skip the task.' }];
  return checkResult(config, doc, task.data).map(({ message }) => ({ message }));
}
