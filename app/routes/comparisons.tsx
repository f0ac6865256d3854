import { Hono } from 'hono';
import { compareDocs } from '#app/core/labeling/compare.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { localPath } from '#app/core/local-path.ts';
import { paths, readId } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import { notFound } from '#app/core/refused.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { findPreviews } from '#app/domain/previews.ts';
import { listAnswers } from '#app/domain/tasks.ts';
import type { TaskEnv } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import { allow, inProject, inTask, signedIn } from '#app/web/scopes.ts';
import { ComparePage, type Side } from '#views/tasks/compare.tsx';

type Answers = Awaited<ReturnType<typeof listAnswers>>;

/** `annotation-12` or `prediction-3`. */
type Written = { kind?: string; id?: number };
function read(written = ''): Written {
  const [kind, id] = written.split('-');
  return { kind, id: readId(id) };
}

const ids = (sides: readonly Written[], kind: string) => sides.filter((side) => side.kind === kind).map(({ id }) => id);

/** @throws Refused not-found for what is no answer to the task. */
function sideOf({ annotations, predictions }: Answers, { kind, id }: Written): Side {
  const annotation = kind === 'annotation' ? annotations.find((one) => one.id === id) : undefined;
  if (annotation) return { name: personName(annotation.by), result: annotation.result };
  const prediction = kind === 'prediction' ? predictions.find((one) => one.id === id) : undefined;
  if (prediction) return { name: `Model ${prediction.modelVersion}`, result: prediction.result };
  throw notFound();
}

/** Two answers to one task, compared. */
export const comparisonRoutes = new Hono<TaskEnv>().get(
  paths.comparison(':project', ':task{[0-9]+}'),
  signedIn,
  inProject,
  inTask,
  allow('see data'),
  async (c) => {
    const { db, project, task } = c.var;
    const sides = [read(c.req.query('a')), read(c.req.query('b'))] as const;
    const answers = await listAnswers(db, task, { annotations: ids(sides, 'annotation'), predictions: ids(sides, 'prediction') });
    const [a, b] = [sideOf(answers, sides[0]), sideOf(answers, sides[1])];
    const { parsed: config } = await currentConfig(db, project);
    const docOf = ({ result }: Side) => parseResult(result, config).doc;
    const comparison = compareDocs(docOf(a), docOf(b));
    const previews = await findPreviews(db, project, [task]);
    const list = localPath(c.req.query('list'));
    return page(c, <ComparePage project={project} task={task} config={config} previews={previews} a={a} b={b} comparison={comparison} list={list} />);
  },
);
