/** What reviewers say of an annotation, where they say it, and how tasks are marked by it. */
import type { Child } from 'hono/jsx';
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import { commentLength, type Verdict } from '#app/core/verdicts.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import type { GivenReview } from '#app/domain/reviews.ts';
import type { GivenAnswer } from '#app/domain/tasks.ts';
import { useFrame } from './frame.ts';
import { State } from './ui/badge.tsx';
import { Button } from './ui/button.tsx';
import { TextArea } from './ui/field.tsx';
import { Notice } from './ui/flash.tsx';
import { ActionForm, Form, FormActions, Hidden, type Errors, type Given } from './ui/form.tsx';
import { Icon } from './ui/icon.tsx';
import { Time } from './ui/time.tsx';

/** A review that came back, with what is wrong with it. */
export type SentReview = { annotation: number; errors: Errors; given: Given };

/** Before an answer that was sent back is opened again. */
export const Rejected = ({
  comment,
  by = 'A reviewer',
  own = false,
  children,
}: {
  comment: string;
  by?: string;
  own?: boolean;
  children?: Child;
}) => (
  <Notice kind="warning" title={`${by} rejected ${own ? 'your' : 'this'} answer`}>
    <p class="review__comment">{comment}</p>
    {children}
  </Notice>
);

/** On the page of a task: one's own answers to it that were sent back, and the way to change them. */
export function RejectedOwn({ project, answers, reviews }: Pick<Props, 'project' | 'reviews'> & { answers: readonly GivenAnswer[] }) {
  const { user } = useFrame();
  return (
    <>
      {answers.map((answer) => {
        const holding = reviews.find(({ annotationId, version }) => annotationId === answer.id && version === answer.version);
        return (
          answer.completedBy === user?.id &&
          holding?.verdict === 'rejected' && (
            <Rejected own comment={holding.comment} by={personName(holding.by)}>
              <a href={paths.annotation(project.id, answer.id)}>Change it</a>
            </Rejected>
          )
        );
      })}
    </>
  );
}

type Props = {
  project: Pick<Project, 'id'>;
  answer: GivenAnswer;
  /** Of this answer, newest first. */
  reviews: readonly GivenReview[];
  /** The page with this answer shown, to come back to. */
  here: string;
  /** It is the one that is shown. */
  current: boolean;
  sent?: SentReview;
};

function Said({ project, review, version, here }: { project: Props['project']; review: GivenReview; version: number; here: string }) {
  const { user } = useFrame();
  return (
    <div class="review">
      <State state={review.verdict} />
      <span class="review__who">
        {personName(review.by)} · <Time at={review.createdAt} />
        {review.version !== version && ' · before a change'}
      </span>
      {review.comment && <p class="review__comment">{review.comment}</p>}
      {review.createdBy === user?.id && (
        <ActionForm
          action={withQuery(paths.review(project.id, review.annotationId, review.id), { next: here })}
          method="delete"
          small
          look="quiet"
          icon="undo"
        >
          Withdraw
        </ActionForm>
      )}
    </div>
  );
}

function ReviewForm({ project, answer, here, current, sent }: Props) {
  return (
    <details class="fold review-form" open={current || sent !== undefined}>
      <summary>Review</summary>
      <Form
        id={`review-${answer.id}`}
        action={withQuery(paths.reviews(project.id, answer.id), { next: here })}
        errors={sent?.errors}
        given={sent?.given}
      >
        <Hidden name="version" value={answer.version} />
        <TextArea name="comment" label="Comment" hint="To reject, say what is to be changed." rows={3} maxlength={commentLength} />
        <FormActions>
          <Button name="verdict" value="approved" small icon="thumb-up">
            Approve
          </Button>
          <Button name="verdict" value="rejected" small icon="thumb-down">
            Reject
          </Button>
        </FormActions>
      </Form>
    </details>
  );
}

/** The verdict that holds, those before it folded, and the form for whoever may give one. */
export function Reviews(props: Props) {
  const { project, answer, reviews, here, current } = props;
  const { can, user } = useFrame();
  const holding = reviews.find(({ version }) => version === answer.version);
  const earlier = reviews.filter((review) => review !== holding);
  const isOwn = answer.completedBy === user?.id;
  return (
    <>
      {holding && <Said project={project} review={holding} version={answer.version} here={here} />}
      {!holding && earlier.length > 0 && <p class="review__words">Changed since it was reviewed.</p>}
      {earlier.length > 0 && (
        <details class="fold">
          <summary>{earlier.length === 1 ? 'Earlier review' : `${earlier.length} earlier reviews`}</summary>
          {earlier.map((review) => (
            <Said project={project} review={review} version={answer.version} here={here} />
          ))}
        </details>
      )}
      {can('review annotations') && !isOwn && <ReviewForm {...props} />}
      {can('review annotations') && isOwn && current && <p class="review__words">Your own: somebody else reviews it.</p>}
    </>
  );
}

function ReviewMark({ verdict, count }: { verdict: Verdict; count: number }) {
  if (count === 0) return null;
  const words = count === 1 ? verdict : `${count} ${verdict}`;
  return (
    <span title={words}>
      <Icon name={verdict === 'approved' ? 'thumb-up' : 'thumb-down'} size="small" label={words} />
    </span>
  );
}

/** Signs in the list of tasks. */
export const ReviewMarks = ({ task }: { task: Pick<Task, 'approvedCount' | 'rejectedCount'> }) => (
  <>
    <ReviewMark verdict="approved" count={task.approvedCount} />
    <ReviewMark verdict="rejected" count={task.rejectedCount} />
  </>
);
