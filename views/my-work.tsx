/** One's own answers in a project, newest first. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { OwnAnswer, OwnNumbers } from '#app/domain/annotations/own.ts';
import { ProjectPage } from './layout.tsx';
import { State } from './ui/badge.tsx';
import { ButtonLink } from './ui/button.tsx';
import { Empty } from './ui/empty.tsx';
import { formatDuration, plural } from './ui/number.tsx';
import { Pager } from './ui/pager.tsx';
import { Stat, Stats } from './ui/stat.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type Props = {
  project: Pick<Project, 'id' | 'title' | 'publishedAt' | 'showHistory'>;
  numbers: OwnNumbers;
  answers: OwnAnswer[];
  previous?: string;
  next?: string;
};

/** The first words of the data, to recognize a task by. */
const preview = (data: Record<string, unknown>): string => {
  const first = Object.values(data).find((value) => typeof value === 'string') ?? JSON.stringify(data);
  return String(first).slice(0, 120);
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
  { key: 'time', label: 'Time', number: true, cell: ({ leadTime }) => formatDuration(leadTime ?? 0) },
  { key: 'updated', label: 'Updated', cell: ({ updatedAt }) => <Time at={updatedAt} /> },
];

export function MyWorkPage({ project, numbers, answers, previous, next }: Props) {
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
      {project.showHistory ? (
        <History project={project} answers={answers} previous={previous} next={next} />
      ) : (
        <p>This project does not show earlier answers. A manager can change that in its settings.</p>
      )}
    </ProjectPage>
  );
}

function History({ project, answers, previous, next }: Omit<Props, 'numbers'>) {
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
      <Table id="own-answers" caption="Your answers" captionHidden columns={columns(project)} rows={answers} rowId={({ id }) => id} empty={empty} />
      <Pager previous={previous} next={next} />
    </>
  );
}
