import { paths, withQuery } from '#app/core/paths.ts';
import type { ActivityChoices, ActivityFilter, ActivityPage as Lines, ListedActivity } from '#app/domain/activities.ts';
import { tell } from './activity-words.ts';
import { Page } from './layout.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { Empty } from './ui/empty.tsx';
import { Select } from './ui/field.tsx';
import { Pager } from './ui/pager.tsx';
import { Person } from './ui/person.tsx';
import { Filters } from './ui/section.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type Props = { activities: Lines; filter: ActivityFilter; choices: ActivityChoices };

export function ActivitiesPage({ activities, filter, choices }: Props) {
  const filtered = Boolean(filter.person || filter.project || filter.act || filter.after);
  return (
    <Page title="Activity" lede="Every change in your organization, newest first.">
      <ActivityFilters filter={filter} choices={choices} />
      <Table
        id="activities"
        caption="Activity"
        captionHidden
        rows={activities.rows}
        rowId={({ id }) => id}
        rowNoun="activity"
        empty={
          <Empty title="Nothing here" icon="activity" action={filtered && <ButtonLink href={paths.activities}>Show everything</ButtonLink>}>
            No change matches this choice.
          </Empty>
        }
        columns={[
          { key: 'at', label: 'When', width: 'narrow', cell: ({ at }) => <Time at={at} /> },
          { key: 'who', label: 'Who', cell: (line) => <Who line={line} /> },
          { key: 'what', label: 'What', width: 'wide', cell: (line) => tell(line) },
          { key: 'project', label: 'Project', cell: ({ projectId, projectTitle }) => <Where id={projectId} title={projectTitle} /> },
        ]}
      />
      <Pager
        previous={filter.after && withQuery(paths.activities, { ...filter, after: undefined })}
        next={activities.next && withQuery(paths.activities, { ...filter, after: activities.next })}
      />
    </Page>
  );
}

const Who = ({ line }: { line: ListedActivity }) =>
  line.by === null ? <>Gloss</> : <Person name={line.byName ?? 'Somebody'} href={paths.person(line.by)} />;

function Where({ id, title }: { id: number | null; title?: string }) {
  if (id === null) return <></>;
  return title ? <a href={paths.project(id)}>{title}</a> : <>a deleted project</>;
}

function ActivityFilters({ filter, choices }: Omit<Props, 'activities'>) {
  const any = (label: string) => ({ value: '', label });
  return (
    <Filters action={paths.activities} label="Narrow the activity">
      <Select
        name="person"
        label="Who"
        value={filter.person ?? ''}
        options={[any('Anybody'), ...choices.people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        name="project"
        label="Project"
        value={filter.project ?? ''}
        options={[any('Any project'), ...choices.projects.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <Select
        name="act"
        label="What"
        value={filter.act ?? ''}
        options={[any('Anything'), ...choices.acts.map((act) => ({ value: act, label: act.charAt(0).toUpperCase() + act.slice(1) }))]}
      />
      <Button icon="filter">Show</Button>
    </Filters>
  );
}
