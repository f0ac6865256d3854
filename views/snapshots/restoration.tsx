/** A new project that is being made of a snapshot, and what came of it. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Restoration } from '#app/db/schema/snapshots.ts';
import { poll } from '../hx.ts';
import { ProjectPage } from '../layout.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/flash.tsx';
import { plural } from '../ui/number.tsx';
import { Progress } from '../ui/progress.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Props = { project: Project; restoration: Restoration };
const isOpen = ({ state }: Restoration): boolean => state === 'waiting' || state === 'running';

export function RestorationPage({ project, restoration }: Props) {
  const { id, title, snapshotId } = restoration;
  const open = isOpen(restoration);
  const back = snapshotId === null ? paths.snapshots(project.id) : paths.snapshot(project.id, snapshotId);
  return (
    <ProjectPage
      project={project}
      current="export"
      title={`Restore as ${title}`}
      refresh={open ? 5 : undefined}
      actions={
        <ButtonLink href={back} icon="arrow-left">
          {snapshotId === null ? 'All snapshots' : 'The snapshot'}
        </ButtonLink>
      }
    >
      <div
        id="restoration"
        class="outcome"
        aria-live="polite"
        {...(open ? poll(paths.snapshotRestoration(project.id, id), 1, { select: '#restoration' }) : {})}
      >
        <Outcome restoration={restoration} />
      </div>
    </ProjectPage>
  );
}

function Outcome({ restoration }: { restoration: Restoration }) {
  const { state, title, madeProjectId, totalTasks, reason } = restoration;
  if (state === 'refused')
    return (
      <Notice kind="problem" title="No project was made">
        {reason}
      </Notice>
    );
  if (state === 'failed')
    return (
      <Notice kind="problem" title="This stopped because of a fault of ours">
        No project was made. It will be tried again by itself; if it keeps failing, the server’s log says why.
      </Notice>
    );
  if (state !== 'done') return <Under restoration={restoration} />;
  if (madeProjectId === null) return <Notice kind="notice" title={`“${title}” was made, and is deleted since`} />;
  return (
    <>
      <Notice kind="done" title={`“${title}” is made`}>
        {plural(totalTasks, 'task')} with their answers, and the settings, labeling config and people of the snapshot. It is not published yet.
      </Notice>
      <p class="buttons">
        <ButtonLink look="primary" href={paths.project(madeProjectId)}>
          Open it
        </ButtonLink>
      </p>
    </>
  );
}

function Under({ restoration: { state, readTasks, storedTasks, totalTasks } }: { restoration: Restoration }) {
  const isRead = state === 'running' && readTasks >= totalTasks;
  const label = state === 'waiting' ? 'Waiting to be read' : isRead ? 'Storing' : 'Reading the snapshot';
  return (
    <>
      <Progress value={isRead ? storedTasks : readTasks} max={totalTasks} label={label} unit="tasks" />
      <p>The project appears when all of it is stored. You may leave this page; the work goes on.</p>
    </>
  );
}

const states: Record<Restoration['state'], readonly [Tone, string]> = {
  waiting: ['info', 'waiting'],
  running: ['info', 'being made'],
  done: ['good', 'made'],
  refused: ['bad', 'refused'],
  failed: ['bad', 'failed'],
};

/** The last ones of a snapshot. */
export function Restorations({ project, restorations }: { project: Project; restorations: readonly Restoration[] }) {
  return (
    <Table
      id="restorations"
      caption="Projects made of it"
      rows={restorations}
      rowId={({ id }) => id}
      rowNoun="restoration"
      columns={[
        {
          key: 'title',
          label: 'Project',
          rowHeader: true,
          cell: ({ id, title }) => <a href={paths.snapshotRestoration(project.id, id)}>{title}</a>,
        },
        { key: 'state', label: 'State', cell: ({ state }) => <Badge tone={states[state][0]}>{states[state][1]}</Badge> },
        { key: 'at', label: 'When', cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}
