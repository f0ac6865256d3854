/** How two states of a project differ: in all, by label, by person, and what became what. */
import { mostListed } from '#app/core/labeling/differences.ts';
import { paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { CheckOf } from '#app/domain/checks.ts';
import type { Came, Differences, Relabelled, Tally } from '#app/domain/snapshots/differences.ts';
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
      <Tallies id="by-label" title="By label" rows={found.labels} names={[controlName, labelName]} />
      <Tallies id="by-person" title="By person" rows={found.people} names={[personIn(names)]} />
      <Tallies
        id="by-label-and-person"
        title="By label and person"
        note={cutNote(found.marks)}
        rows={found.marks}
        names={[controlName, labelName, personIn(names)]}
      />
      <Became rows={found.relabelled} />
    </>
  );
}

const controlName = { key: 'control', label: 'Control', cell: ({ control }: { control: string }) => control || 'Relations' };
const labelName = { key: 'label', label: 'Label', cell: ({ label }: { label: string }) => label };
const personIn = (names: ReadonlyMap<number, string>) => ({
  key: 'person',
  label: 'Person',
  cell: ({ person }: { person: number }) => names.get(person) ?? `Person ${person}`,
});
const cutNote = ({ length }: readonly unknown[]): string | undefined =>
  length < mostListed ? undefined : `The ${formatNumber(mostListed)} that changed most often.`;

const figure = <Row,>(key: string, label: string, of: (row: Row) => number): Column<Row> => ({
  key,
  label,
  number: true,
  cell: (row) => formatNumber(of(row)),
});

type TalliesProps<Row> = { id: string; title: string; note?: string; rows: readonly Row[]; names: readonly Column<Row>[] };

/** The last of the names heads its row. */
function Tallies<Row extends { tally: Tally }>({ id, title, note, rows, names }: TalliesProps<Row>) {
  if (rows.length === 0) return <></>;
  return (
    <Section title={title} note={note}>
      <Table
        id={id}
        caption={title}
        captionHidden
        rows={rows}
        rowId={(row) => rows.indexOf(row)}
        rowNoun={id}
        columns={[
          ...names.map((column, at) => ({ ...column, rowHeader: at === names.length - 1 })),
          figure<Row>('added', 'Added', ({ tally }) => tally.added),
          figure<Row>('removed', 'Removed', ({ tally }) => tally.removed),
          figure<Row>('moved', 'Moved', ({ tally }) => tally.moved),
          figure<Row>('relabelled', 'Relabelled', ({ tally }) => tally.relabelled),
        ]}
      />
    </Section>
  );
}

function Became({ rows }: { rows: readonly Relabelled[] }) {
  if (rows.length === 0) return <></>;
  return (
    <Section title="What was relabelled" note={cutNote(rows)}>
      <Table
        id="relabelled"
        caption="What was relabelled"
        captionHidden
        rows={rows}
        rowId={(row) => rows.indexOf(row)}
        rowNoun="relabelled"
        columns={[
          controlName,
          { key: 'from', label: 'From', cell: ({ from }) => from },
          { key: 'to', label: 'To', rowHeader: true, cell: ({ to }) => to },
          figure<Relabelled>('count', 'Times', ({ count }) => count),
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
