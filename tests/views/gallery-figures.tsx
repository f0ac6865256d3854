/** Rows and numbers to compare. */
import { State } from '#views/ui/badge.tsx';
import { Button, ButtonLink } from '#views/ui/button.tsx';
import { Meter, Sparkline, StackedBar } from '#views/ui/chart.tsx';
import { Bytes, Num } from '#views/ui/number.tsx';
import { Pager } from '#views/ui/pager.tsx';
import { Person } from '#views/ui/person.tsx';
import { Progress } from '#views/ui/progress.tsx';
import { Filters, Section, Toolbar } from '#views/ui/section.tsx';
import { Stat, Stats } from '#views/ui/stat.tsx';
import { Table, type Column } from '#views/ui/table.tsx';
import { Time } from '#views/ui/time.tsx';
import { Select, TextField } from '#views/ui/field.tsx';

type Row = {
  id: number;
  text: string;
  state: 'new' | 'in-progress' | 'done' | 'skipped';
  given: number;
  seconds: number;
  by: string;
  days: number[];
  at: string;
};
const rows: Row[] = [
  {
    id: 1204,
    text: 'The Analytical Engine weaves algebraical patterns',
    state: 'done',
    given: 3,
    seconds: 42,
    by: 'Ben Okri',
    days: [1, 4, 2, 8, 5, 7],
    at: '2026-05-02T11:55:00Z',
  },
  {
    id: 1205,
    text: 'just as the Jacquard loom weaves flowers and leaves',
    state: 'in-progress',
    given: 1,
    seconds: 118,
    by: 'Cy Young',
    days: [0, 0, 3, 1, 2, 6],
    at: '2026-05-02T09:10:00Z',
  },
  {
    id: 1206,
    text: 'It can do whatever we know how to order it to perform',
    state: 'skipped',
    given: 0,
    seconds: 9,
    by: 'Ben Okri',
    days: [2, 2, 2, 1, 0, 0],
    at: '2026-04-28T09:10:00Z',
  },
  {
    id: 1207,
    text: 'It has no pretensions to originate anything',
    state: 'new',
    given: 0,
    seconds: 0,
    by: '',
    days: [0, 0, 0, 0, 0, 0],
    at: '2025-11-03T09:10:00Z',
  },
];
const columns: Column<Row>[] = [
  { key: 'id', label: 'Id', cell: ({ id }) => <a href={`#${id}`}>{id}</a>, sortable: true, number: true, width: 'narrow', rowHeader: true },
  { key: 'text', label: 'Text', cell: ({ text }) => text, width: 'wide' },
  { key: 'state', label: 'State', cell: ({ state }) => <State state={state} />, sortable: true },
  { key: 'given', label: 'Annotations', cell: ({ given }) => `${given} of 3`, number: true, sortable: true, first: 'desc' },
  { key: 'by', label: 'Last by', cell: ({ by }) => by && <Person name={by} /> },
  { key: 'days', label: 'Last days', cell: ({ days, id }) => <Sparkline values={days} label={`Task ${id}`} /> },
  { key: 'at', label: 'Updated', cell: ({ at }) => <Time at={at} />, sortable: true, number: true },
];

export function Tables() {
  return (
    <Section
      title="Rows to compare"
      actions={
        <ButtonLink href="#columns" icon="columns" small>
          Columns
        </ButtonLink>
      }
    >
      <Filters action="#">
        <TextField name="q" label="Text" type="search" />
        <Select
          name="state"
          label="State"
          value=""
          options={[
            { value: '', label: 'Any' },
            { value: 'done', label: 'Done' },
          ]}
        />
        <Button icon="filter">Filter</Button>
      </Filters>
      <Table<Row>
        id="tasks"
        caption="Tasks"
        captionHidden
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowNoun="task"
        current={({ id }) => id === 1205}
        sort={{ key: 'at', direction: 'desc', href: (key, direction) => `?sort=${key}&direction=${direction}` }}
        selection={{ name: 'task', form: 'selection', label: ({ id }) => `Select task ${id}` }}
      />
      <Pager previous="?before=a" next="?after=b" from={51} to={100} total={12_486} noun="task" />
      <form id="selection" method="post">
        <Toolbar label="With the selection">
          <Button icon="star" small>
            Mark as ground truth
          </Button>
          <Button icon="trash" look="danger" small>
            Delete
          </Button>
        </Toolbar>
      </form>
    </Section>
  );
}

export function Figures() {
  return (
    <Section title="Numbers" note="Every number leads to the list behind it.">
      <Stats>
        <Stat label="Tasks" value={12_486} href="#" />
        <Stat label="Done" value={8_120} note="65 %" href="#" />
        <Stat label="Median time" value="42" unit="s" />
        <Stat label="Kept files" value="1.3" unit="GB" />
      </Stats>
      <Progress value={8120} max={12486} label="Done" unit="tasks" />
      <StackedBar
        id="status"
        label="Labeling status"
        parts={[
          { label: 'Done', value: 8120, tone: 'done', href: '#done' },
          { label: 'In progress', value: 2240, tone: 'in-progress', href: '#progress' },
          { label: 'Skipped', value: 126, tone: 'skipped', href: '#skipped' },
          { label: 'New', value: 2000, tone: 'new', href: '#new' },
        ]}
      />
      <p>
        <Meter value={65} max={100} label="Agreement" /> <Num value={1234567} unit="tasks" /> <Bytes value={1_300_000} />{' '}
        <Time at="2026-05-02T11:00:00Z" />
      </p>
    </Section>
  );
}
