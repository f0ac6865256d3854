import type { Page, Place } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ListedDeletion } from '#app/domain/deletions/list.ts';
import type { Counters } from '#app/domain/projects/counters.ts';
import { Note } from '../layout.tsx';
import { SettingsPage } from '../settings.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmField } from '../ui/confirm-field.tsx';
import { ActionForm, Form, FormActions, Hidden } from '../ui/form.tsx';
import { plural } from '../ui/number.tsx';
import { Pages } from '../ui/pager.tsx';
import { Section } from '../ui/section.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { FormState } from './general.tsx';

export type DeletionTarget = 'annotations' | 'tasks' | 'project';
type Props = { project: Project; counters: Counters; deletions: Page<ListedDeletion>; place?: Place; wrong?: DeletionTarget } & FormState;

export function DangerSettings({ project, counters, deletions, place = {}, wrong, ...form }: Props) {
  const at = (there: Place): string => withQuery(paths.projectSettings(project.id, 'danger'), there);
  const of = (what: DeletionTarget): FormState => (wrong === what ? form : {});
  const annotations = counters.annotations + counters.skips + counters.groundTruths;
  return (
    <SettingsPage project={project} section="danger" note={<Notes />}>
      {deletions.rows.length > 0 && (
        <Section title="Can still be restored">
          <Table
            id="deletions"
            caption="Deletions"
            captionHidden
            columns={columns(project, at(place))}
            rows={deletions.rows}
            rowId={(row) => row.id}
            rowNoun="deletion"
            dense={false}
          />
          <Pages page={deletions} href={at} />
        </Section>
      )}
      <Danger project={project} what="annotations" title="Delete all annotations" {...of('annotations')}>
        {plural(annotations, 'annotation')}, skips and ground truths among them, go to the trash. The tasks stay and are new again.
      </Danger>
      <Danger project={project} what="tasks" title="Delete all tasks" {...of('tasks')}>
        {plural(counters.tasks, 'task')} with {plural(annotations, 'annotation')} and {plural(counters.predictions, 'prediction')} go to the trash.
        The project and its config stay.
      </Danger>
      <Danger project={project} what="project" title="Delete the project" {...of('project')}>
        The project with everything in it goes to the trash. Nobody can open it there.
      </Danger>
    </SettingsPage>
  );
}

function Danger({
  project,
  what,
  title,
  children,
  errors,
  given,
}: { project: Project; what: DeletionTarget; title: string; children: unknown } & FormState) {
  return (
    <Section title={title} note={children as string}>
      <Form action={paths.projectDeletions(project.id)} id={`delete-${what}`} errors={errors} given={given}>
        <Hidden name="what" value={what} />
        <ConfirmField phrase={project.title} />
        <FormActions>
          <Button look="danger" icon="trash">
            {title}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

/** "12 tasks"; a single one by its number, with a way to the task where it is there. */
function What({ project, row }: { project: Project; row: ListedDeletion }) {
  if (row.task === null) return <>{plural(row.count, row.what.slice(0, -1))}</>;
  if (row.what === 'tasks') return <>Task {row.task}</>;
  return (
    <>1 annotation of {row.hasTask ? <a href={paths.task(project.id, row.task)}>task {row.task}</a> : `task ${row.task}, which is deleted too`}</>
  );
}

/** `here`: the page of the list, to come back to. */
const columns = (project: Project, here: string): readonly Column<ListedDeletion>[] => [
  { key: 'what', label: 'Deleted', rowHeader: true, cell: (row) => <What project={project} row={row} /> },
  { key: 'by', label: 'By', cell: (row) => (row.by ? personName(row.by) : 'Gloss') },
  { key: 'at', label: 'When', cell: (row) => <Time at={row.at} /> },
  { key: 'gone', label: 'Gone for good', cell: (row) => <Time at={row.expiresAt} /> },
  {
    key: 'acts',
    label: 'Acts',
    labelHidden: true,
    cell: (row) => (
      <ActionForm action={withQuery(paths.deletionRestoration(project.id, row.id), { next: here })} icon="restore" small>
        Restore
      </ActionForm>
    ),
  },
];

function Notes() {
  return (
    <>
      <Note title="30 days to change your mind">
        <p>
          Everything deleted here lies in the trash for 30 days and comes back exactly as it was: ids, people, times, counts. After that it is gone.
        </p>
      </Note>
      <Note title="Before you delete">
        <p>An export with full task descriptions can be imported again, also years later.</p>
        <p>Nothing is deleted until you type the title of the project.</p>
      </Note>
    </>
  );
}
