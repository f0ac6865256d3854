/** One's own answers in a project: those that were sent back, then all, newest first. */
import { mediaName } from '#app/core/media.ts';
import { paths, readFileAddress } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { OwnAnswer, OwnNumbers } from '#app/domain/annotations/own.ts';
import type { RejectedAnswer } from '#app/domain/annotations/rejected.ts';
import { ProjectPage } from './layout.tsx';
import { State } from './ui/badge.tsx';
import { ButtonLink } from './ui/button.tsx';
import { Empty } from './ui/empty.tsx';
import { formatDuration, plural } from './ui/number.tsx';
import { Pager } from './ui/pager.tsx';
import { Section } from './ui/section.tsx';
import { Stat, Stats } from './ui/stat.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type Props = {
  project: Pick<Project, 'id' | 'title' | 'publishedAt' | 'showHistory'>;
  numbers: OwnNumbers;
  /** On the first page alone. */
  rejected: RejectedAnswer[];
  answers: OwnAnswer[];
  previous?: string;
  next?: string;
};

/** The first words of the data, to recognize a task by; of an uploaded file its name. */
const preview = (data: Record<string, unknown>): string => {
  const first = String(Object.values(data).find((value) => typeof value === 'string') ?? JSON.stringify(data));
  return (readFileAddress(first) ? mediaName(first) : first).slice(0, 120);
};

const columns = (project: Props['project']): Column<OwnAnswer>[] => [
  {
    key: 'task',
    label: 'Task',
    rowHeader: true,
    width: 'narrow',
    cell: (answer) => (
      <a class="num" href={paths.annotation(project.id, answer.id)}>
        {answer.innerId}
      </a>
    ),
  },
  { key: 'data', label: 'Data', width: 'wide', cell: ({ data }) => preview(data) },
  {
    key: 'state',
    label: 'Answer',
    cell: ({ wasCancelled, resultCount }) => (wasCancelled ? <State state="skipped" /> : plural(resultCount, 'result')),
  },
  { key: 'review', label: 'Review', cell: ({ verdict }) => (verdict ? <State state={verdict} /> : '—') },
  { key: 'time', label: 'Time', number: true, cell: ({ leadTime }) => formatDuration(leadTime ?? 0) },
  { key: 'updated', label: 'Updated', cell: ({ updatedAt }) => <Time at={updatedAt} /> },
];

function Rejected({ project, rejected }: Pick<Props, 'project' | 'rejected'>) {
  if (rejected.length === 0) return null;
  return (
    <Section
      id="rejected"
      title="Sent back to you"
      note="A reviewer rejected these answers. Open one, change it and update it: then it is reviewed anew."
    >
      <ul class="answers">
        {rejected.map((answer) => (
          <li class="answer">
            <span class="review__who">{preview(answer.data)}</span>
            <p class="review__comment">{answer.comment}</p>
            <div class="buttons">
              <ButtonLink href={paths.annotation(project.id, answer.id)} icon="pencil">
                Change task {answer.innerId}
              </ButtonLink>
              <span class="review__who">
                Rejected <Time at={answer.reviewedAt} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function MyWorkPage({ project, numbers, rejected, answers, previous, next }: Props) {
  const isNew = project.showHistory && answers.length === 0;
  return (
    <ProjectPage
      project={project}
      current="my-work"
      title="Your work"
      actions={
        !isNew && (
          <ButtonLink look="primary" icon="play" href={paths.stream(project.id)}>
            Label
          </ButtonLink>
        )
      }
    >
      <Stats>
        <Stat label="Your answers" value={numbers.annotations} />
        <Stat label="Skipped by you" value={numbers.skips} />
        <Stat label="Your time" value={formatDuration(numbers.leadTime)} />
      </Stats>
      <Rejected project={project} rejected={rejected} />
      {project.showHistory ? (
        <History project={project} answers={answers} isBelow={rejected.length > 0} previous={previous} next={next} />
      ) : (
        <p>This project does not show earlier answers. A manager can change that in its settings.</p>
      )}
    </ProjectPage>
  );
}

/** `isBelow`: another list stands above it. */
function History({ project, answers, isBelow, previous, next }: Omit<Props, 'numbers' | 'rejected'> & { isBelow: boolean }) {
  const empty = (
    <Empty
      title="You have not answered anything here"
      action={
        <ButtonLink look="primary" icon="play" href={paths.stream(project.id)}>
          Start labeling
        </ButtonLink>
      }
    >
      Your answers will stand here, and you can change them.
    </Empty>
  );
  return (
    <>
      <Table
        id="own-answers"
        caption="Your answers"
        captionHidden={!isBelow}
        columns={columns(project)}
        rows={answers}
        rowId={({ id }) => id}
        empty={empty}
      />
      <Pager previous={previous} next={next} />
    </>
  );
}
