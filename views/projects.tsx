/** The projects one may open. Managers compare them in a table; annotators press one large button. */
import { withQuery, paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Page as PageOf } from '#app/core/pages.ts';
import type { ListedProject } from '#app/domain/projects/list.ts';
import { useFrame } from './frame.ts';
import { whileTyping } from './hx.ts';
import { Page } from './layout.tsx';
import { State } from './ui/badge.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { Meter } from './ui/chart.tsx';
import { Empty } from './ui/empty.tsx';
import { TextField } from './ui/field.tsx';
import { Icon } from './ui/icon.tsx';
import { Num, plural } from './ui/number.tsx';
import { Pager } from './ui/pager.tsx';
import { Filters } from './ui/section.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

export type ProjectsPageProps = { projects: PageOf<ListedProject>; search: string };

export function ProjectsPage({ projects, search }: ProjectsPageProps) {
  const { can } = useFrame();
  const isEmpty = projects.rows.length === 0 && !search;
  const makes = can('create projects');
  return (
    <Page title="Projects" actions={makes && !isEmpty && <NewProjectActions />}>
      {isEmpty ? makes ? <FirstProject /> : <NothingYet /> : <FoundProjects projects={projects} search={search} />}
      {makes && (
        <p class="projects__trash">
          <a href={paths.trash}>
            <Icon name="trash" size="small" /> Trash
          </a>
        </p>
      )}
    </Page>
  );
}

function NewProjectActions() {
  return (
    <>
      <ButtonLink href={paths.newProject} look="primary" icon="plus">
        Create from scratch
      </ButtonLink>
      <ButtonLink href={withQuery(paths.newProject, { from: 'template' })} icon="grid">
        Use template
      </ButtonLink>
      <ButtonLink href={paths.newSampleProject} look="quiet" icon="play">
        Try with sample data
      </ButtonLink>
    </>
  );
}

function FirstProject() {
  return (
    <Empty title="No project yet" action={<NewProjectActions />}>
      <p>A project holds what is to be labeled, how, and by whom. New here? The sample data shows the whole way in five minutes.</p>
    </Empty>
  );
}

function NothingYet() {
  return (
    <Empty title="No project is open for you">
      <p>Projects appear here as soon as somebody adds you to one and publishes it. Ask whoever invited you.</p>
    </Empty>
  );
}

function FoundProjects({ projects, search }: ProjectsPageProps) {
  const { can } = useFrame();
  return (
    <>
      <Filters action={paths.projects} label="Search projects">
        <TextField
          type="search"
          name="q"
          label="Search"
          labelHidden
          value={search}
          placeholder="Title or description"
          width="medium"
          hx={whileTyping(paths.projects, { target: '#projects', select: '#projects' })}
        />
        <Button icon="search">Search</Button>
      </Filters>
      <div id="projects">
        {can('see data') ? <ProjectTable rows={projects.rows} search={search} /> : <ProjectCards rows={projects.rows} search={search} />}
        <Pager
          previous={projects.previous && withQuery(paths.projects, { q: search, before: projects.previous })}
          next={projects.next && withQuery(paths.projects, { q: search, after: projects.next })}
        />
      </div>
    </>
  );
}

const columns: readonly Column<ListedProject>[] = [
  { key: 'title', label: 'Project', rowHeader: true, width: 'wide', cell: (row) => <ProjectName project={row} /> },
  { key: 'state', label: 'State', cell: (row) => <State state={row.publishedAt ? 'published' : 'draft'} /> },
  { key: 'progress', label: 'Done', cell: ({ counters }) => <Meter value={counters.doneTasks} max={counters.tasks} label="Tasks done" /> },
  { key: 'tasks', label: 'Tasks', number: true, cell: ({ counters }) => <Num value={counters.tasks} /> },
  { key: 'annotations', label: 'Annotations', number: true, cell: ({ counters }) => <Num value={counters.annotations} /> },
  { key: 'access', label: 'Access', cell: (row) => <State state={row.access} /> },
  { key: 'owner', label: 'Owner', cell: (row) => personName(row.owner) },
  { key: 'created', label: 'Created', cell: (row) => <Time at={row.createdAt} /> },
];

function ProjectName({ project }: { project: ListedProject }) {
  return (
    <span class="project-name">
      <a href={paths.project(project.id)}>{project.title}</a>
      {project.description && <span class="project-name__about">{project.description}</span>}
    </span>
  );
}

function ProjectTable({ rows, search }: { rows: readonly ListedProject[]; search: string }) {
  return (
    <Table
      id="project-table"
      caption="Projects"
      captionHidden
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowNoun="project"
      dense={false}
      empty={<NoMatch search={search} />}
    />
  );
}

function NoMatch({ search }: { search: string }) {
  return <Empty title={`No project matches “${search}”`} action={<ButtonLink href={paths.projects}>Show all projects</ButtonLink>} />;
}

/** Annotators see what they did. How far the project is would tell of others' answers and of stars (T40). */
function ProjectCards({ rows, search }: { rows: readonly ListedProject[]; search: string }) {
  if (rows.length === 0) return <NoMatch search={search} />;
  return (
    <ul class="project-cards">
      {rows.map(({ id, title, description, own }) => (
        <li class="project-card" id={`project-${id}`}>
          <h2 class="project-card__title">{title}</h2>
          {description && <p class="project-card__about">{description}</p>}
          <p class="project-card__own">
            {own.annotations + own.skips === 0
              ? 'You have not answered anything here yet.'
              : `You gave ${plural(own.annotations, 'answer')}${own.skips > 0 ? ` and skipped ${plural(own.skips, 'task')}` : ''}.`}
          </p>
          <div class="buttons act">
            <ButtonLink href={paths.stream(id)} look="primary" icon="play">
              Label<span class="hidden"> {title}</span>
            </ButtonLink>
            <ButtonLink href={paths.myWork(id)} look="quiet">
              My work<span class="hidden"> in {title}</span>
            </ButtonLink>
          </div>
        </li>
      ))}
    </ul>
  );
}
