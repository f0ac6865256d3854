/** Named versions of a project: those there are, making one, comparing two. */
import type { NumberedPage } from '#app/core/pages.ts';
import { onPage, paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { CheckOf } from '#app/domain/checks.ts';
import type { ListedSnapshot, NamedSnapshot } from '#app/domain/snapshots.ts';
import { leftAlone, poll } from './hx.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Badge, type Tone } from './ui/badge.tsx';
import { Button } from './ui/button.tsx';
import { Empty } from './ui/empty.tsx';
import { Select, TextField } from './ui/field.tsx';
import { Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { Bytes, formatNumber } from './ui/number.tsx';
import { NumberedPager } from './ui/pager.tsx';
import { Section } from './ui/section.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

/** Which of the forms a fault belongs to. */
export type SnapshotForm = 'make' | 'compare' | 'export' | 'rename' | 'restore' | 'delete';
export type WrongForm = { form: SnapshotForm; errors: Errors; given: Given };
type Comparison = CheckOf<'differences'>;
type Props = {
  project: Project;
  /** One page of so many. */
  snapshots: readonly ListedSnapshot[];
  count: number;
  at: NumberedPage;
  /** Those that can be compared, newest first. */
  ready: readonly NamedSnapshot[];
  comparisons: readonly Comparison[];
  titles: ReadonlyMap<number, string>;
  wrong?: WrongForm;
};

export const snapshotStates: Record<ListedSnapshot['snapshot']['state'], readonly [Tone, string]> = {
  waiting: ['info', 'waiting'],
  running: ['info', 'being frozen'],
  done: ['good', 'ready'],
  refused: ['bad', 'refused'],
  failed: ['bad', 'failed'],
};

/** What a form shows after it was refused; nothing for the others on the page. */
export const faultsOf = (wrong: WrongForm | undefined, form: SnapshotForm): { errors?: Errors; given?: Given } =>
  wrong?.form === form ? { errors: wrong.errors, given: wrong.given } : {};

export function SnapshotsPage({ project, snapshots, count, at, ready, comparisons, titles, wrong }: Props) {
  const isOpen = snapshots.some(({ snapshot: { state } }) => state === 'waiting' || state === 'running');
  return (
    <ProjectPage
      project={project}
      current="export"
      title="Snapshots"
      lede="The project as it is now, frozen under a name: tasks, annotations, predictions and labeling config."
      refresh={isOpen ? 5 : undefined}
    >
      <Margin label="About snapshots" note={<About />}>
        <Form action={paths.snapshots(project.id)} id="make-snapshot" {...faultsOf(wrong, 'make')}>
          <TextField
            name="title"
            label="Name"
            hint="What this version is, such as “Before the second round”."
            maxlength={200}
            required
            width="medium"
          />
          <FormActions>
            <Button look="primary" icon="archive">
              Make a snapshot
            </Button>
          </FormActions>
        </Form>
      </Margin>
      <div
        id="listed-snapshots"
        class="outcome"
        {...(isOpen ? poll(onPage(paths.snapshots(project.id), at.page), 2, { select: '#listed-snapshots' }) : {})}
      >
        <Section title="Snapshots of this project">
          <Listed project={project} snapshots={snapshots} />
          <NumberedPager path={paths.snapshots(project.id)} at={at} count={count} noun="snapshot" />
        </Section>
        <Compare project={project} ready={ready} comparisons={comparisons} titles={titles} wrong={wrong} />
      </div>
    </ProjectPage>
  );
}

/** Comes with the list: what has become ready is offered. A form that was refused stays with its sentence. */
function Compare({ project, ready, comparisons, titles, wrong }: Pick<Props, 'project' | 'ready' | 'comparisons' | 'titles' | 'wrong'>) {
  if (ready.length === 0) return <></>;
  const states = ready.map(({ id, title }) => ({ value: id, label: title }));
  const kept = wrong?.form === 'compare' ? leftAlone : undefined;
  return (
    <Section title="Compare" note="What was added, removed, moved and relabelled between two states, by label and by person.">
      <Form action={paths.snapshotComparisons(project.id)} id="compare-snapshots" hx={kept} {...faultsOf(wrong, 'compare')}>
        <Select name="before" label="Before" options={states} value={states.at(-1)?.value} />
        <Select name="after" label="After" options={[{ value: 'now', label: 'The project as it is now' }, ...states]} value="now" />
        <FormActions>
          <Button icon="columns">Compare</Button>
        </FormActions>
      </Form>
      {comparisons.length > 0 && <Compared project={project} comparisons={comparisons} titles={titles} />}
    </Section>
  );
}

function About() {
  return (
    <>
      <Holds />
      <Note title="What it is for">
        Export it at any time, in any format, to the same bytes. Compare it with another one or with what there is now. Restore it into a new project.
      </Note>
    </>
  );
}

/** Also beside one snapshot. */
export function Holds() {
  return (
    <Note title="What a snapshot holds">
      The work as it stood at one moment, whatever people do meanwhile: tasks with data and meta, annotations (skipped ones and ground truths too),
      predictions, the labeling config, the settings, and who belonged to the project. Not in it: reviews, so that a restored project has none;
      drafts, which are nobody’s answer yet; the log; older labeling configs; saved filters; exports. Pictures and sounds stay where they are, and are
      shown from there.
    </Note>
  );
}

function Listed({ project, snapshots }: Pick<Props, 'project' | 'snapshots'>) {
  return (
    <Table
      id="snapshots"
      caption="Snapshots of this project"
      captionHidden
      rows={snapshots}
      rowId={({ snapshot }) => snapshot.id}
      rowNoun="snapshot"
      empty={
        <Empty title="No snapshots yet" icon="archive">
          Make one before something large changes: a new round, new people, another labeling config.
        </Empty>
      }
      columns={[
        {
          key: 'title',
          label: 'Name',
          rowHeader: true,
          width: 'wide',
          cell: ({ snapshot }) => <a href={paths.snapshot(project.id, snapshot.id)}>{snapshot.title}</a>,
        },
        {
          key: 'state',
          label: 'State',
          cell: ({ snapshot: { state } }) => <Badge tone={snapshotStates[state][0]}>{snapshotStates[state][1]}</Badge>,
        },
        { key: 'tasks', label: 'Tasks', number: true, cell: ({ snapshot }) => formatNumber(snapshot.taskCount) },
        { key: 'annotations', label: 'Annotations', number: true, cell: ({ snapshot }) => formatNumber(snapshot.annotationCount) },
        { key: 'size', label: 'Size', number: true, cell: ({ size }) => (size === null ? '—' : <Bytes value={size} />) },
        { key: 'by', label: 'By', cell: ({ by }) => personName(by) },
        { key: 'at', label: 'Made', cell: ({ snapshot }) => <Time at={snapshot.createdAt} /> },
      ]}
    />
  );
}

/** A snapshot that is gone since is named by its number. */
export const stateName = (id: number | null, titles: ReadonlyMap<number, string>): string =>
  id === null ? 'the project as it was then' : (titles.get(id) ?? `a deleted snapshot (${id})`);

function Compared({ project, comparisons, titles }: Pick<Props, 'project' | 'comparisons' | 'titles'>) {
  return (
    <Table
      id="comparisons"
      caption="The last comparisons"
      rows={comparisons}
      rowId={({ id }) => id}
      rowNoun="comparison"
      columns={[
        {
          key: 'states',
          label: 'Compared',
          rowHeader: true,
          width: 'wide',
          cell: ({ id, input }) => (
            <a href={paths.snapshotComparison(project.id, id)}>
              {stateName(input.before, titles)} with {stateName(input.after, titles)}
            </a>
          ),
        },
        { key: 'at', label: 'When', cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}
