/** What a format leaves out, with the tasks that it concerns. */
import { paths } from '#app/core/paths.ts';
import { someNames } from '#app/core/some-names.ts';
import { writeTaskQuery } from '#app/core/task-query.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Loss } from '#app/formats/losses.ts';
import { formatNumber, plural } from '../ui/number.tsx';
import { Table } from '../ui/table.tsx';

type Tasks = { project: Pick<Project, 'id'> } & Pick<Loss, 'tasks' | 'ids'>;

/** A link to the tasks in the data manager; an address names so many, and the words say when there are more. */
export function TasksLink({ project, tasks, ids }: Tasks) {
  if (tasks === 0) return <>the labeling config</>;
  const named = ids.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const href = paths.tasks(project.id) + writeTaskQuery({ filters: { ids: [...ids] }, order: 'id', direction: 'asc' });
  return (
    <>
      <a href={href}>{named < tasks ? `the first ${formatNumber(named)}` : plural(named, 'task')}</a>
      {named < tasks && ` of ${plural(tasks, 'task')}`}
    </>
  );
}

export function LossesTable({ project, losses }: { project: Pick<Project, 'id'>; losses: readonly Loss[] }) {
  return (
    <Table
      id="losses"
      caption="Left out or changed"
      captionHidden
      rows={losses}
      rowId={({ what }) => what}
      rowNoun="loss"
      columns={[
        { key: 'count', label: 'How many', number: true, width: 'narrow', cell: ({ count }) => formatNumber(count) },
        { key: 'what', label: 'What', rowHeader: true, cell: ({ what, count, names }) => (names ? `${what}: ${someNames(names, count)}` : what) },
        { key: 'tasks', label: 'In', cell: ({ tasks, ids }) => <TasksLink project={project} tasks={tasks} ids={ids} /> },
      ]}
    />
  );
}
