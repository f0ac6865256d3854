/** One snapshot: what it holds, taking it out, making a project of it, its name, its end. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Restoration, Snapshot } from '#app/db/schema/snapshots.ts';
import { CheckButton } from '../exports/checks.tsx';
import { poll } from '../hx.ts';
import { Margin, Note, ProjectPage } from '../layout.tsx';
import { faultsOf, Holds, snapshotStates, type WrongForm } from '../snapshots.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { Code } from '../ui/code.tsx';
import { ConfirmField } from '../ui/confirm-field.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Form, FormActions } from '../ui/form.tsx';
import { formatNumber } from '../ui/number.tsx';
import { Facts, Section } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';
import { Restorations } from './restoration.tsx';

type OfferedFormat = { name: string; title: string; hasMedia: boolean };
type Props = {
  project: Project;
  snapshot: Snapshot;
  formats: readonly OfferedFormat[];
  restorations: readonly Restoration[];
  wrong?: WrongForm;
};

export function SnapshotPage({ project, snapshot, formats, restorations, wrong }: Props) {
  const { id, title, state } = snapshot;
  const isOpen = state === 'waiting' || state === 'running';
  return (
    <ProjectPage
      project={project}
      current="export"
      title={title}
      refresh={isOpen ? 5 : undefined}
      actions={
        <ButtonLink href={paths.snapshots(project.id)} icon="arrow-left">
          All snapshots
        </ButtonLink>
      }
    >
      <Margin label="About this snapshot" note={<About />}>
        <div id="snapshot" class="outcome" aria-live="polite" {...(isOpen ? poll(paths.snapshot(project.id, id), 1, { select: '#snapshot' }) : {})}>
          <What snapshot={snapshot} />
          {state === 'done' && (
            <>
              <TakeOut project={project} snapshot={snapshot} formats={formats} wrong={wrong} />
              <Restore project={project} snapshot={snapshot} restorations={restorations} wrong={wrong} />
            </>
          )}
        </div>
      </Margin>
      <Section title="Rename">
        <Form action={paths.snapshot(project.id, id)} method="patch" id="rename-snapshot" {...faultsOf(wrong, 'rename')}>
          <TextField name="title" label="Name" value={title} maxlength={200} required width="medium" />
          <FormActions>
            <Button icon="pencil">Rename</Button>
          </FormActions>
        </Form>
      </Section>
      <Section title="Delete this snapshot" note="What it holds cannot be brought back. Projects restored from it stay.">
        <Form action={paths.snapshot(project.id, id)} method="delete" id="delete-snapshot" {...faultsOf(wrong, 'delete')}>
          <ConfirmField phrase={title} />
          <FormActions>
            <Button look="danger" icon="trash">
              Delete
            </Button>
          </FormActions>
        </Form>
      </Section>
    </ProjectPage>
  );
}

function About() {
  return (
    <>
      <Holds />
      <Note title="Always the same">
        Two exports of a snapshot in one format are equal bit by bit, whatever happens to the project. The SHA-256 is of the work itself: two
        snapshots with the same one hold the same.
      </Note>
    </>
  );
}

function What({ snapshot }: { snapshot: Snapshot }) {
  const [tone, word] = snapshotStates[snapshot.state];
  return (
    <Facts
      items={[
        { term: 'State', detail: <Badge tone={tone}>{word}</Badge> },
        { term: 'Made', detail: <Time at={snapshot.createdAt} /> },
        { term: 'Tasks', detail: formatNumber(snapshot.taskCount) },
        { term: 'Annotations', detail: formatNumber(snapshot.annotationCount) },
        { term: 'Predictions', detail: formatNumber(snapshot.predictionCount) },
        ...(snapshot.sha256 ? [{ term: 'SHA-256', detail: <Code>{snapshot.sha256}</Code> }] : []),
      ]}
    />
  );
}

function TakeOut({ project, snapshot, formats, wrong }: Omit<Props, 'restorations'>) {
  return (
    <Section title="Export">
      <Form action={paths.snapshotExport(project.id, snapshot.id)} method="get" id="export-snapshot" {...faultsOf(wrong, 'export')}>
        <Select name="format" label="Format" value="JSON" options={formats.map(({ name, title }) => ({ value: name, label: title }))} />
        <Select
          name="tasks"
          label="Tasks"
          value="all"
          options={[
            { value: 'all', label: 'All' },
            { value: 'annotated', label: 'With an annotation' },
            { value: 'done', label: 'Done' },
          ]}
        />
        <Checkbox name="fullTasks" label="Include full task descriptions" hint="JSON and JSON lines." checked />
        <Checkbox name="predictions" label="Include predictions" checked />
        {formats.some(({ hasMedia }) => hasMedia) && (
          <Checkbox name="media" label="Include pictures and sounds" hint="Those that this project keeps, in archives." />
        )}
        <Checkbox name="anonymous" label="Pseudonyms instead of people" hint="An import knows nobody by them." />
        <FormActions>
          <Button look="primary" icon="download">
            Download
          </Button>
          <CheckButton project={project} snapshot={snapshot.id} />
        </FormActions>
      </Form>
    </Section>
  );
}

function Restore({ project, snapshot, restorations, wrong }: Omit<Props, 'formats'>) {
  return (
    <Section
      title="Restore into a new project"
      note="With its settings, labeling config, people and answers, without reviews. This project stays as it is."
    >
      <Form action={paths.snapshotRestorations(project.id, snapshot.id)} id="restore-snapshot" {...faultsOf(wrong, 'restore')}>
        <TextField name="title" label="Title of the new project" hint="3 to 50 characters." maxlength={50} required width="medium" />
        <FormActions>
          <Button icon="restore">Restore</Button>
        </FormActions>
      </Form>
      {restorations.length > 0 && <Restorations project={project} restorations={restorations} />}
    </Section>
  );
}
