/** Everybody's answers to a task in the margin: one is shown, each can be reviewed, starred or deleted. */
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Prediction } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import type { GivenReview } from '#app/domain/reviews.ts';
import type { GivenAnswer } from '#app/domain/tasks.ts';
import { useFrame } from '../frame.ts';
import { Note } from '../layout.tsx';
import { Reviews, type SentReview } from '../reviews.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { ActionForm } from '../ui/form.tsx';
import { formatDuration, formatNumber, plural } from '../ui/number.tsx';
import { Person } from '../ui/person.tsx';
import { Time } from '../ui/time.tsx';

type Href = (query: { annotation?: number; prediction?: number }) => string;
type Props = {
  project: Project;
  task: Task;
  holders: number;
  annotations: GivenAnswer[];
  predictions: Prediction[];
  reviews: GivenReview[];
  sent?: SentReview;
  shown?: number;
  predicted?: number;
  href: Href;
};

/** `here` is the page with this answer shown, to come back to. */
function Acts({ project, answer, here }: { project: Project; answer: GivenAnswer; here: string }) {
  const { can } = useFrame();
  const starred = answer.groundTruthAt !== null;
  return (
    <div class="buttons">
      {can('mark ground truth') && !answer.wasCancelled && (
        <ActionForm
          action={withQuery(paths.groundTruth(project.id, answer.id), { next: here })}
          method={starred ? 'delete' : 'post'}
          small
          look="quiet"
          icon="star"
        >
          {starred ? 'Remove star' : 'Ground truth'}
        </ActionForm>
      )}
      {can('edit annotations') && !answer.wasCancelled && (
        <ButtonLink href={paths.annotation(project.id, answer.id)} small look="quiet" icon="pencil">
          Edit
        </ButtonLink>
      )}
      {can('edit annotations') && !answer.wasCancelled && (
        <ButtonLink href={withQuery(paths.label(project.id, answer.taskId), { copy: `annotation-${answer.id}` })} small look="quiet" icon="copy">
          Duplicate
        </ButtonLink>
      )}
      {can('delete annotations') && (
        <ActionForm action={withQuery(paths.annotation(project.id, answer.id), { next: here })} method="delete" small look="quiet" icon="trash">
          Delete
        </ActionForm>
      )}
    </div>
  );
}

type AnswerProps = Pick<Props, 'project' | 'reviews' | 'sent'> & { answer: GivenAnswer; current: boolean; href: string };

function Answer({ project, answer, reviews, sent, current, href }: AnswerProps) {
  const time = answer.leadTime ? ` · ${formatDuration(answer.leadTime)}` : '';
  return (
    <li class={`answer${current ? ' answer--current' : ''}`} aria-current={current ? 'true' : undefined}>
      <Person
        name={personName(answer.by)}
        href={href}
        note={
          <>
            {plural(answer.resultCount, 'result')}
            {time} · <Time at={answer.updatedAt} />
          </>
        }
      />
      {answer.groundTruthAt && (
        <Badge tone="mark" icon="star">
          ground truth
        </Badge>
      )}
      {answer.wasCancelled && (
        <Badge tone="warn" icon="skip">
          skipped
        </Badge>
      )}
      <Reviews project={project} answer={answer} reviews={reviews} here={href} current={current} sent={sent} />
      <Acts project={project} answer={answer} here={href} />
    </li>
  );
}

/** What the star does to the count, in this task's numbers: before it is pressed, not after. `holders`: people at work on the task. */
function StarWords({ task, holders, starred }: { task: Task; holders: number; starred: boolean }) {
  const { annotationCount: count, overlap } = task;
  if (!starred) {
    const opens = count >= overlap && count - 1 < overlap;
    return (
      <p class="answers__words">
        A ground truth is the reference for the others and does not count as an answer. With the star on one of these, the task has {count - 1} of{' '}
        {overlap}
        {opens ? ', is no longer done, and goes to one more person.' : '.'}
      </p>
    );
  }
  const tooMany = count + 1 > overlap ? ', more than it needs' : count + 1 + holders > overlap ? ', and somebody is giving another right now' : '';
  return (
    <p class="answers__words">
      The ground truth is the reference and does not count: the task has {count} of {overlap}. Without the star it has {count + 1} of {overlap}
      {tooMany}.
    </p>
  );
}

/** Any two answers side by side; a GET form, so that it works without script and can be sent around. */
function CompareForm({ project, task, annotations, predictions, shown }: Pick<Props, 'project' | 'task' | 'annotations' | 'predictions' | 'shown'>) {
  const options = [
    ...annotations.filter(({ wasCancelled }) => !wasCancelled).map((answer) => ({ value: `annotation-${answer.id}`, label: personName(answer.by) })),
    ...predictions.map(({ id, modelVersion }) => ({ value: `prediction-${id}`, label: `Model ${modelVersion}` })),
  ];
  const first = options.find(({ value }) => value === `annotation-${shown}`) ?? options[0];
  const second = options.find((option) => option !== first);
  if (!first || !second) return null;
  return (
    <Note title="Compare">
      <form action={paths.comparison(project.id, task.id)} class="answers">
        <Select name="a" label="This answer" value={first.value} options={options} />
        <Select name="b" label="With this one" value={second.value} options={options} />
        <Button icon="columns">Compare</Button>
      </form>
    </Note>
  );
}

/** Where there are more than the page holds. */
const Rest = ({ shown, all }: { shown: number; all: number }) =>
  shown < all ? (
    <p>
      These are {formatNumber(shown)} of {formatNumber(all)}. An export holds all of them.
    </p>
  ) : null;

export function AnswerList({ project, task, holders, annotations, predictions, reviews, sent, shown, predicted, href }: Props) {
  const { can } = useFrame();
  const reviewsOf = (id: number) => reviews.filter(({ annotationId }) => annotationId === id);
  return (
    <>
      <Note title="Annotations">
        <ul class="answers">
          {annotations.map((answer) => (
            <Answer
              project={project}
              answer={answer}
              reviews={reviewsOf(answer.id)}
              sent={sent?.annotation === answer.id ? sent : undefined}
              current={answer.id === shown}
              href={href({ annotation: answer.id })}
            />
          ))}
        </ul>
        <Rest shown={annotations.length} all={task.annotationCount + task.skipCount + task.groundTruthCount} />
        {annotations.length === 0 && <p>Nobody has answered this task.</p>}
        {can('edit annotations') && (
          <div class="buttons">
            <ButtonLink href={withQuery(paths.label(project.id, task.id), { annotation: 'new' })} small icon="pencil">
              New annotation
            </ButtonLink>
          </div>
        )}
        {can('mark ground truth') && annotations.some(({ wasCancelled }) => !wasCancelled) && (
          <StarWords task={task} holders={holders} starred={annotations.some(({ groundTruthAt }) => groundTruthAt !== null)} />
        )}
      </Note>
      <CompareForm project={project} task={task} annotations={annotations} predictions={predictions} shown={shown} />
      {predictions.length > 0 && (
        <Note title="Predictions">
          <ul class="answers">
            {predictions.map((prediction) => (
              <li
                class={`answer${prediction.id === predicted ? ' answer--current' : ''}`}
                aria-current={prediction.id === predicted ? 'true' : undefined}
              >
                <a href={href({ prediction: prediction.id })}>{prediction.modelVersion}</a>{' '}
                {prediction.score !== null && <span class="figures">{prediction.score.toFixed(2)}</span>}
                {can('edit annotations') && (
                  <div class="buttons">
                    <ButtonLink
                      href={withQuery(paths.label(project.id, task.id), { copy: `prediction-${prediction.id}` })}
                      small
                      look="quiet"
                      icon="copy"
                    >
                      Copy to a new annotation
                    </ButtonLink>
                  </div>
                )}
              </li>
            ))}
          </ul>
          <Rest shown={predictions.length} all={task.predictionCount} />
        </Note>
      )}
    </>
  );
}
