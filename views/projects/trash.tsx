import type { Page as Part } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { TrashedProject } from '#app/domain/projects/trash.ts';
import { Page } from '../layout.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Crumbs } from '../ui/crumbs.tsx';
import { Empty } from '../ui/empty.tsx';
import { ActionForm } from '../ui/form.tsx';
import { Pages } from '../ui/pager.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

const columns: readonly Column<TrashedProject>[] = [
  { key: 'title', label: 'Project', rowHeader: true, width: 'wide', cell: (row) => row.title },
  { key: 'by', label: 'Deleted by', cell: (row) => (row.by ? personName(row.by) : 'Gloss') },
  { key: 'at', label: 'Deleted', cell: (row) => <Time at={row.trashedAt} /> },
  { key: 'gone', label: 'Gone for good', cell: (row) => <Time at={row.expiresAt} /> },
  {
    key: 'acts',
    label: 'Acts',
    labelHidden: true,
    cell: (row) => (
      <ActionForm action={paths.projectRestoration(row.id)} icon="restore" small>
        Restore<span class="hidden"> {row.title}</span>
      </ActionForm>
    ),
  },
];

export function TrashPage({ projects }: { projects: Part<TrashedProject> }) {
  const nothing = (
    <Empty title="The trash is empty" icon="trash" action={<ButtonLink href={paths.projects}>Back to projects</ButtonLink>}>
      <p>Deleted projects wait here for 30 days with everything in them.</p>
    </Empty>
  );
  return (
    <Page
      title="Trash"
      crumbs={<Crumbs items={[{ href: paths.projects, label: 'Projects' }, { label: 'Trash' }]} />}
      lede="Deleted projects wait here for 30 days. Nobody can open them; restoring brings everything back."
    >
      <Table
        id="trash"
        caption="Deleted projects"
        captionHidden
        columns={columns}
        rows={projects.rows}
        rowId={(row) => row.id}
        rowNoun="trashed"
        dense={false}
        empty={nothing}
      />
      <Pages page={projects} href={(place) => withQuery(paths.trash, place)} />
    </Page>
  );
}
