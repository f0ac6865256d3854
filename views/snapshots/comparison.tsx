/** How two states of a project differ: in all, by label, by person. */
import { paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { CheckOf } from '#app/domain/checks.ts';
import type { Came, Differences, Tally } from '#app/domain/snapshots/differences.ts';
import type { ExportedPerson } from '#app/formats/about.ts';
import { TasksLink } from '../exports/losses.tsx';
import { poll } from '../hx.ts';
import { ProjectPage } from '../layout.tsx';
import { stateName } from '../snapshots.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/flash.tsx';
import { formatNumber } from '../ui/number.tsx';
import { Progress } from '../ui/progress.tsx';
import { Section } from '../ui/section.tsx';
import { Table, type Column } from '../ui/table.tsx';

type Check = CheckOf<'differences'>;
type Props = { project: Project; check: Check; titles: ReadonlyMap<number, string>; people: readonly ExportedPerson[] };

export function ComparisonPage({ project, check, titles, people }: Props) {
  const isOpen = check.state === 'waiting' || check.state === 'running';
  const [before, after] = [stateName(check.input.before, titles), stateName(check.input.after, titles)];
  return (
    <ProjectPage
      project={project}
      current="export"
      title="Comparison"
      lede={`From ${before} to ${after}.`}
      refresh={isOpen ? 5 : undefined}
      actions={
        <ButtonLink href={paths.snapshots(project.id)} icon="arrow-left">
          All snapshots
        </ButtonLink>
      }
    >
      <div
        id="comparison"
        class="outcome"
        aria-live="polite"
        {...(isOpen ? poll(paths.snapshotComparison(project.id, check.id), 1, { select: '#comparison' }) : {})}
      >
        {check.outcome ? <Outcome project={project} found={check.outcome} people={people} /> : <Waiting check={check} />}
      </div>
    </ProjectPage>
  );
}

function Waiting({ check }: { check: Check }) {
  if (check.state === 'failed')
    return (
      <Notice kind="problem" title="This comparison stopped because of a fault of ours">
        It will be tried again by itself; if it keeps failing, the server’s log says why.
      </Notice>
    );
  if (check.state === 'refused')
    return (
      <Notice kind="problem" title="There is nothing to compare any more">
        A snapshot was deleted since this was asked for.
      </Notice>
    );
  return (
    <Progress value={check.readTasks} max={check.totalTasks} label={check.state === 'waiting' ? 'Waiting to be read' : 'Comparing'} unit="tasks" />
  );
}

function Outcome({ project, found, people }: { project: Project; found: Differences; people: readonly ExportedPerson[] }) {
  const { tasks, ids } = found.differing;
  const names = new Map(people.map((person) => [person.id, personName(person)]));
  if (tasks === 0 && !found.isConfigChanged)
    return (
      <Notice kind="done" title="The two are the same">
        Every task, annotation and prediction is as it was, and so is the labeling config.
      </Notice>
    );
  return (
    <>
      <p>
        {tasks > 0 ? (
          <>
            Other than before: <TasksLink project={project} tasks={tasks} ids={ids} />.
          </>
        ) : (
          'No task differs.'
        )}{' '}
        {found.isConfigChanged ? 'The labeling config is another one.' : 'The labeling config is the same.'}
      </p>
      <Whole found={found} />
      <Tallies id="by-label" title="By label" first="Label" rows={found.labels.map(({ label, tally }) => ({ name: label, tally }))} />
      <Tallies
        id="by-person"
        title="By person"
        first="Person"
        rows={found.people.map(({ person, tally }) => ({ name: names.get(person) ?? `Person ${person}`, tally }))}
      />
    </>
  );
}

const figure = (key: string, label: string, of: (row: { name: string; tally: Tally }) => number): Column<{ name: string; tally: Tally }> => ({
  key,
  label,
  number: true,
  cell: (row) => formatNumber(of(row)),
});

function Tallies({ id, title, first, rows }: { id: string; title: string; first: string; rows: readonly { name: string; tally: Tally }[] }) {
  if (rows.length === 0) return <></>;
  return (
    <Section title={title}>
      <Table
        id={id}
        caption={title}
        captionHidden
        rows={rows}
        rowId={({ name }) => name}
        rowNoun={id}
        columns={[
          { key: 'name', label: first, rowHeader: true, cell: ({ name }) => name },
          figure('added', 'Added', ({ tally }) => tally.added),
          figure('removed', 'Removed', ({ tally }) => tally.removed),
          figure('moved', 'Moved', ({ tally }) => tally.moved),
          figure('relabelled', 'Relabelled', ({ tally }) => tally.relabelled),
        ]}
      />
    </Section>
  );
}

function Whole({ found }: { found: Differences }) {
  const rows = [
    { name: 'Tasks', came: found.tasks },
    { name: 'Annotations', came: found.annotations },
    { name: 'Predictions', came: found.predictions },
  ];
  const column = (key: keyof Came, label: string): Column<{ name: string; came: Came }> => ({
    key,
    label,
    number: true,
    cell: ({ came }) => formatNumber(came[key]),
  });
  return (
    <Section title="In all">
      <Table
        id="in-all"
        caption="In all"
        captionHidden
        rows={rows}
        rowId={({ name }) => name}
        rowNoun="in-all"
        columns={[
          { key: 'name', label: 'What', rowHeader: true, cell: ({ name }) => name },
          column('added', 'Added'),
          column('removed', 'Removed'),
          column('changed', 'Changed'),
        ]}
      />
    </Section>
  );
}
