import type { Context } from 'hono';
import { localPath } from '#app/core/local-path.ts';
import { readId } from '#app/core/paths.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { countHolders } from '#app/domain/leases.ts';
import { findPreviews } from '#app/domain/previews.ts';
import { listReviews } from '#app/domain/reviews.ts';
import { findNeighbourTasks, listAnswers } from '#app/domain/tasks.ts';
import type { TaskEnv } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import type { SentReview } from '#views/reviews.tsx';
import { TaskPage } from '#views/tasks/task.tsx';

/** A task with everybody's answers as its address says: which of them is shown, and the list one came from. `sent`: a review that was not taken. */
export async function taskPage(c: Context<TaskEnv>, address: URLSearchParams, sent?: SentReview, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { db, project, task } = c.var;
  const chosen = sent?.annotation ?? readId(address.get('annotation') ?? undefined);
  const prediction = sent ? undefined : readId(address.get('prediction') ?? undefined);
  const answers = await listAnswers(db, task, { annotations: [chosen], predictions: [prediction] });
  const config = await currentConfig(db, project);
  const shown = {
    project,
    task,
    config: config.parsed,
    previews: await findPreviews(db, project, [task]),
    ...answers,
    reviews: await listReviews(db, answers.annotations),
    neighbours: await findNeighbourTasks(db, task),
    holders: await countHolders(db, task),
    chosen,
    predicted: prediction,
    list: localPath(address.get('list') ?? undefined),
    sent,
  };
  return page(c, <TaskPage {...shown} />, status);
}
