/** The data manager: a project's tasks to find, compare, open and delete. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Page } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Thumbnails } from '#app/core/previews.ts';
import { personName } from '#app/core/person-name.ts';
import { hasFilters, writeTaskQuery, type TaskOrder, type TaskQuery } from '#app/core/task-query.ts';
import type { NotUnderstood } from '#app/core/task-query-faults.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Tab } from '#app/db/schema/tabs.ts';
import type { Contributors } from '#app/domain/members/contributions.ts';
import type { Found } from '#app/domain/tasks/count.ts';
import type { ListedTask } from '#app/domain/tasks/list.ts';
import { useFrame } from './frame.ts';
import { ProjectPage } from './layout.tsx';
import { ReviewMarks } from './reviews.tsx';
import { TaskFilterForm } from './tasks/filters.tsx';
import { NotUnderstoodNotice } from './tasks/not-understood.tsx';
import { Preview } from './tasks/preview.tsx';
import { TabForms, TaskTabs, type WrongTab } from './tasks/tabs.tsx';
import { State, type StateName } from './ui/badge.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { Empty } from './ui/empty.tsx';
import { Notice } from './ui/flash.tsx';
import { ActionForm, Form } from './ui/form.tsx';
import { Icon } from './ui/icon.tsx';
import { formatNumber, plural } from './ui/number.tsx';
import { Pager } from './ui/pager.tsx';
import { Toolbar } from './ui/section.tsx';
import { Table, type Column, type Sort } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type Props = {
  project: Project;
  config: LabelingConfig;
  query: TaskQuery;
  /** Of what the address asks. */
  leftOut: readonly NotUnderstood[];
  found: Found;
  tasks: Page<ListedTask>;
  /** Of the large pictures among these tasks. */
  thumbnails: Thumbnails;
  people: Contributors;
  /** New tasks that a search for words does not know yet. */
  wordless: number;
  tabs: readonly Tab[];
  /** Why what was asked of the list was not done. */
  refused?: string;
  /** Of the forms about tabs, the one that was refused. */
  wrong?: WrongTab;
};

const stateOf = (task: Pick<ListedTask, 'state'>): StateName => task.state.replace(' ', '-') as StateName;

/** Marks beside the number: a star for a ground truth, verdicts of reviews, skips. */
function Marks({ task }: { task: ListedTask }) {
  return (
    <>
      {task.groundTruthCount > 0 && <Icon name="star" size="small" label="has a ground truth" />}
      <ReviewMarks task={task} />
      {task.skipCount > 0 && (
        <span title={`skipped ${plural(task.skipCount, 'time')}`}>
          <Icon name="skip" size="small" label={`skipped ${plural(task.skipCount, 'time')}`} />
        </span>
      )}
    </>
  );
}

/** `list` is the address of the list as it stands, to come back to. */
const columns = ({ project, config, thumbnails }: Pick<Props, 'project' | 'config' | 'thumbnails'>, list?: string): Column<ListedTask>[] => [
  {
    key: 'id',
    label: 'Id',
    sortable: true,
    number: true,
    width: 'narrow',
    rowHeader: true,
    cell: (task) => <a href={withQuery(paths.task(project.id, task.id), { list })}>{task.id}</a>,
  },
  { key: 'data', label: 'Data', width: 'wide', cell: (task) => <Preview config={config} data={task.data} thumbnails={thumbnails} /> },
  { key: 'state', label: 'State', cell: (task) => <State state={stateOf(task)} /> },
  {
    key: 'annotations',
    label: 'Annotations',
    sortable: true,
    first: 'desc',
    number: true,
    cell: (task) => (
      <span class="task-row__count">
        {task.annotationCount} of {task.overlap} <Marks task={task} />
      </span>
    ),
  },
  {
    key: 'people',
    label: 'People',
    cell: (task) => <span class="task-row__people">{task.people.map((person) => personName(person)).join(', ') || '—'}</span>,
  },
  { key: 'predictions', label: 'Predictions', number: true, cell: (task) => task.predictionCount || '—' },
  { key: 'updated', label: 'Updated', sortable: true, first: 'desc', cell: (task) => <Time at={task.updatedAt} /> },
];

function Nothing({ project, query }: Pick<Props, 'project' | 'query'>) {
  const { can } = useFrame();
  if (hasFilters(query.filters))
    return (
      <Empty title="No task fits these filters" icon="filter" action={<ButtonLink href={paths.tasks(project.id)}>Clear the filters</ButtonLink>}>
        All filters must fit at once. Leave one out to find more.
      </Empty>
    );
  if (!can('import tasks'))
    return (
      <Empty title="No tasks yet" icon="folder">
        A manager of this project can add data.
      </Empty>
    );
  return (
    <Empty
      title="No tasks yet"
      icon="folder"
      action={
        <ButtonLink look="primary" icon="upload" href={paths.newImport(project.id)}>
          Add data
        </ButtonLink>
      }
    >
      Upload a file of texts, pictures or sounds, or paste some lines.
    </Empty>
  );
}

export function TaskList(props: Props) {
  const { project, query, leftOut, found, tasks, people, wordless, tabs, refused, wrong } = props;
  const { can } = useFrame();
  const here = (cursor?: { after?: string; before?: string }, other?: Partial<TaskQuery>): string =>
    paths.tasks(project.id) + writeTaskQuery({ ...query, ...other }, cursor);
  const list = here({ after: query.after, before: query.before });
  const sort: Sort = {
    key: query.order,
    direction: query.direction,
    href: (key, direction) => here(undefined, { order: key as TaskOrder, direction }),
  };
  // Nothing to find, to choose or to label yet: the first step stands alone.
  const isEmpty = found.count === 0 && !hasFilters(query.filters);
  const mayDelete = can('delete tasks') && tasks.rows.length > 0;
  return (
    <ProjectPage
      project={project}
      current="data"
      title="Data"
      wide
      actions={
        !isEmpty && (
          <>
            {can('import tasks') && (
              <ButtonLink href={paths.newImport(project.id)} icon="upload">
                Add data
              </ButtonLink>
            )}
            {can('export tasks') && (
              <ButtonLink href={paths.exports(project.id) + writeTaskQuery({ ...query, order: 'id', direction: 'asc' })} icon="download">
                Export
              </ButtonLink>
            )}
            <ActionForm action={paths.leases(project.id)} look="primary" icon="play">
              Label
            </ActionForm>
          </>
        )
      }
    >
      {!isEmpty && <TaskTabs project={project} tabs={tabs} query={query} />}
      {!isEmpty && <TaskFilterForm project={project} query={query} leftOut={leftOut} people={people} />}
      {(!isEmpty || wrong) && <TabForms project={project} tabs={tabs} query={query} list={list} wrong={wrong} />}
      {!isEmpty && (
        <Toolbar label="Found">
          <p class="found" role="status">
            <strong>Found</strong> {found.exact ? plural(found.count, 'task') : `more than ${formatNumber(found.count)} tasks`}
          </p>
          {mayDelete && (
            <Form id="chosen" action={withQuery(paths.taskDeletions(project.id), { next: list })} class="action-form">
              <Button small icon="trash">
                Delete chosen
              </Button>
            </Form>
          )}
        </Toolbar>
      )}
      {refused && <Notice kind="problem">{refused}</Notice>}
      <NotUnderstoodNotice leftOut={leftOut} />
      {wordless > 0 && (
        <Notice>Words of {plural(wordless, 'new task')} cannot be searched yet: they are being listed, which takes a minute or two.</Notice>
      )}
      <Table
        id="tasks"
        caption="Tasks"
        captionHidden
        rows={tasks.rows}
        rowId={(task) => task.id}
        rowNoun="task"
        columns={columns(props, list === paths.tasks(project.id) ? undefined : list)}
        sort={sort}
        selection={mayDelete ? { name: 'task', form: 'chosen', label: (task) => `Choose task ${task.id}` } : undefined}
        empty={<Nothing project={project} query={query} />}
      />
      <Pager previous={tasks.previous && here({ before: tasks.previous })} next={tasks.next && here({ after: tasks.next })} />
    </ProjectPage>
  );
}
