/** One task with everybody's answers: read, compare, star, delete. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Previews } from '#app/core/previews.ts';
import type { Prediction } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import type { GivenReview } from '#app/domain/reviews.ts';
import type { GivenAnswer } from '#app/domain/tasks.ts';
import { useFrame } from '../frame.ts';
import { Island } from '../island.tsx';
import { Margin, ProjectPage } from '../layout.tsx';
import { TaskData } from '../task-data.tsx';
import { RejectedOwn, type SentReview } from '../reviews.tsx';
import { State, type StateName } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code.tsx';
import { Crumbs } from '../ui/crumbs.tsx';
import { Empty } from '../ui/empty.tsx';
import { ActionForm } from '../ui/form.tsx';
import { formatNumber } from '../ui/number.tsx';
import { Facts } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';
import { AnswerInWords } from './answer-words.tsx';
import { AnswerList } from './answers.tsx';

type Props = {
  project: Project;
  task: Task;
  config: LabelingConfig;
  annotations: GivenAnswer[];
  predictions: Prediction[];
  /** Of these annotations, newest first. */
  reviews: GivenReview[];
  /** Of its large pictures. */
  previews: Previews;
  neighbours: { previous?: number; next?: number };
  /** How many people are at work on it. */
  holders: number;
  /** Which annotation or prediction is shown; the first annotation unless said. */
  chosen?: number;
  predicted?: number;
  /** The list one came from, with its filter, order and page. */
  list?: string;
  /** A review that was not taken. */
  sent?: SentReview;
};

function Actions({ project, task, neighbours, list }: Pick<Props, 'project' | 'task' | 'neighbours' | 'list'>) {
  const { can } = useFrame();
  const other = (id: number): string => withQuery(paths.task(project.id, id), { list });
  return (
    <>
      {neighbours.previous && (
        <ButtonLink href={other(neighbours.previous)} icon="chevron-left">
          Previous
        </ButtonLink>
      )}
      {neighbours.next && (
        <ButtonLink href={other(neighbours.next)} icon="chevron-right">
          Next
        </ButtonLink>
      )}
      <ButtonLink href={paths.label(project.id, task.id)} icon="pencil">
        Annotate
      </ButtonLink>
      {can('delete tasks') && (
        <ActionForm action={withQuery(paths.task(project.id, task.id), { next: list })} method="delete" look="danger" icon="trash">
          Delete task
        </ActionForm>
      )}
    </>
  );
}

/** The shown answer in the real editor, which may not change it; without script all of the task and the answer in words are there to read. */
function Shown({ config, task, result, previews }: { config: LabelingConfig; task: Task; result: Row[]; previews: Previews }) {
  return (
    <form class="task-view">
      <input type="hidden" name="result" value="" />
      <Island name="labeler" props={{ config: { ...config, markup: '' }, data: task.data, previews, result, mode: 'read' }}>
        <TaskData task={task} config={config} previews={previews} />
        <AnswerInWords config={config} result={result} />
      </Island>
    </form>
  );
}

function Raw({ task, result }: { task: Task; result: Row[] }) {
  return (
    <>
      <details class="raw fold">
        <summary>Input</summary>
        <CodeBlock code={JSON.stringify(task.data, undefined, 2)} label="The task’s data as JSON" />
      </details>
      <details class="raw fold">
        <summary>Result</summary>
        <CodeBlock code={JSON.stringify(result, undefined, 2)} label="The answer as JSON" />
      </details>
    </>
  );
}

export function TaskPage(props: Props) {
  const { project, task, config, previews, annotations, predictions, reviews, neighbours, holders, chosen, predicted, list, sent } = props;
  const prediction = predictions.find(({ id }) => id === predicted);
  const annotation = prediction ? undefined : (annotations.find(({ id }) => id === chosen) ?? annotations[0]);
  const result = prediction?.result ?? annotation?.result ?? [];
  const facts = [
    { term: 'State', detail: <State state={task.state.replace(' ', '-') as StateName} /> },
    { term: 'To annotators', detail: `Task ${formatNumber(task.innerId)}` },
    { term: 'Annotations', detail: `${task.annotationCount} of ${task.overlap}` },
    { term: 'Came from', detail: task.source ?? (task.importId ? 'an import' : 'by hand') },
    { term: 'Created', detail: <Time at={task.createdAt} /> },
    { term: 'Updated', detail: <Time at={task.updatedAt} /> },
  ];
  return (
    <ProjectPage
      project={project}
      current="data"
      title={`Task ${task.id}`}
      wide
      still
      scripts={['islands']}
      styles={['labeler']}
      crumbs={<Crumbs items={[{ href: list ?? paths.tasks(project.id), label: 'Data' }, { label: `Task ${task.id}` }]} />}
      actions={<Actions project={project} task={task} neighbours={neighbours} list={list} />}
    >
      <Margin
        label="Answers"
        note={
          <>
            <AnswerList
              annotations={annotations}
              predictions={predictions}
              reviews={reviews}
              sent={sent}
              project={project}
              task={task}
              holders={holders}
              shown={annotation?.id}
              predicted={prediction?.id}
              href={(query) => withQuery(paths.task(project.id, task.id), { ...query, list })}
            />
            <Facts items={facts} />
          </>
        }
      >
        {annotation || prediction ? (
          <></>
        ) : (
          <Empty title="No answers yet" icon="pencil">
            Below is what annotators will see.
          </Empty>
        )}
        <RejectedOwn project={project} answers={annotations} reviews={reviews} />
        <Shown config={config} task={task} result={result} previews={previews} />
        <Raw task={task} result={result} />
      </Margin>
    </ProjectPage>
  );
}
