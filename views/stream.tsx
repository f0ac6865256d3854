/** The door of the label stream, and what stands there when no task comes out of it. */
import type { Child } from 'hono/jsx';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { OwnNumbers } from '#app/domain/annotations/own.ts';
import { poll } from './hx.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { Cleaned } from './ui/cleaned.tsx';
import { Empty } from './ui/empty.tsx';
import { Notice } from './ui/flash.tsx';
import { Form } from './ui/form.tsx';
import { formatDuration } from './ui/number.tsx';
import { Stat, Stats } from './ui/stat.tsx';
import { Time } from './ui/time.tsx';

export type StreamState =
  | { left: 'some' }
  | { left: 'working'; task: { id: number; innerId: number } }
  | { left: 'held'; until?: Date }
  | { left: 'nothing' }
  | { left: 'unpublished' };
type Props = { project: Pick<Project, 'id' | 'title' | 'publishedAt' | 'instruction' | 'showHistory'>; state: StreamState; numbers: OwnNumbers };

export function StreamPage({ project, state, numbers }: Props) {
  return (
    <ProjectPage project={project} current="label" title="Label" refresh={state.left === 'held' ? 30 : undefined}>
      <div id="stream" class="stream" {...(state.left === 'held' ? poll(paths.stream(project.id), 30, { select: '#stream' }) : {})}>
        <Beside instruction={project.instruction}>
          <Door project={project} state={state} numbers={numbers} />
          <Own project={project} numbers={numbers} />
        </Beside>
      </div>
    </ProjectPage>
  );
}

/** The instruction stands in the margin, where there is one. */
function Beside({ instruction, children }: { instruction: string; children: Child }) {
  if (!instruction.trim()) return <>{children}</>;
  return (
    <Margin
      label="Instruction"
      note={
        <Note title="Instruction">
          <Cleaned html={instruction} />
        </Note>
      }
    >
      {children}
    </Margin>
  );
}

function Start({ project, word }: { project: Pick<Project, 'id'>; word: string }) {
  return (
    <Form action={paths.leases(project.id)} class="action-form">
      <Button look="primary" icon="play">
        {word}
      </Button>
    </Form>
  );
}

function Door({ project, state, numbers }: Props) {
  const work = (
    <ButtonLink href={paths.myWork(project.id)} icon="list">
      Look at your work
    </ButtonLink>
  );
  if (state.left === 'some')
    return (
      <Empty
        title="Tasks are waiting"
        icon="play"
        action={<Start project={project} word={numbers.annotations > 0 ? 'Continue labeling' : 'Start labeling'} />}
      >
        You get one task at a time. What you do is saved as you work.
      </Empty>
    );
  if (state.left === 'working')
    return (
      <Empty
        title={`Task ${state.task.innerId} is on your desk`}
        icon="pencil"
        action={
          <ButtonLink look="primary" href={paths.label(project.id, state.task.id)}>
            Continue with task {state.task.innerId}
          </ButtonLink>
        }
      >
        It is kept for you while you work on it.
      </Empty>
    );
  if (state.left === 'held') {
    return (
      <Empty title="Others are working on the last tasks" icon="clock" action={<Start project={project} word="Try again" />}>
        All that is left is being labeled by others right now. If one of them stops, the task comes to you
        {state.until ? (
          <>
            : look again <Time at={state.until} />
          </>
        ) : (
          ''
        )}
        . This page looks again by itself every 30 s.
      </Empty>
    );
  }
  if (state.left === 'unpublished')
    return (
      <Empty
        title="This project is not published"
        icon="eye-off"
        action={<ButtonLink href={paths.project(project.id)}>Go to the project</ButtonLink>}
      >
        Nobody can label here yet. A manager of the project publishes it on its overview.
      </Empty>
    );
  return (
    <Empty title="Nothing is left for you here" icon="check" action={work}>
      Every task has the answers it needs, or has an answer of yours already. If tasks are added, they appear here.
    </Empty>
  );
}

function Own({ project, numbers }: Pick<Props, 'project' | 'numbers'>) {
  if (numbers.annotations + numbers.skips === 0) return <></>;
  return (
    <Stats>
      <Stat label="Your answers" value={numbers.annotations} href={project.showHistory ? paths.myWork(project.id) : undefined} />
      <Stat label="Skipped by you" value={numbers.skips} />
      <Stat label="Your time" value={formatDuration(numbers.leadTime)} />
    </Stats>
  );
}

/** The lease had ended and others were faster. The work is not lost, and it says where it is. */
export function PlaceTaken({ project, task }: { project: Pick<Project, 'id' | 'title' | 'publishedAt'>; task: { id: number; innerId: number } }) {
  return (
    <ProjectPage project={project} current="label" title={`Task ${task.innerId} was finished by others`}>
      <Notice kind="warning" title="Your answer was not counted">
        <p>
          The time this task was kept for you had run out, and in the meantime others gave all the answers it needs. Your work is kept as a draft that
          only you see.
        </p>
      </Notice>
      <div class="buttons">
        <Start project={project} word="Get the next task" />
        <ButtonLink href={paths.label(project.id, task.id)}>Look at your draft</ButtonLink>
      </div>
    </ProjectPage>
  );
}
