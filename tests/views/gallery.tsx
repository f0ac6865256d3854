/** Every component on one page, with the words of the product: to look at, and for axe to go over. Not part of the server. */
import { Margin, Note, ProjectPage } from '#views/layout.tsx';
import { Badge, Count, State, Tag, stateNames } from '#views/ui/badge.tsx';
import { Button, ButtonLink, Buttons, IconButton } from '#views/ui/button.tsx';
import { Meter, Sparkline, StackedBar } from '#views/ui/chart.tsx';
import { Code, CodeBlock } from '#views/ui/code.tsx';
import { CopyField } from '#views/ui/copy-field.tsx';
import { Crumbs } from '#views/ui/crumbs.tsx';
import { Dialog, DialogLink } from '#views/ui/dialog.tsx';
import { Empty } from '#views/ui/empty.tsx';
import { Notice } from '#views/ui/flash.tsx';
import { ActionForm } from '#views/ui/form.tsx';
import { Icon } from '#views/ui/icon.tsx';
import { iconNames } from '#views/ui/icon-names.ts';
import { Kbd, KeyList } from '#views/ui/kbd.tsx';
import { Menu, MenuAction, MenuLink, MenuRule } from '#views/ui/menu.tsx';
import { Bytes, Num } from '#views/ui/number.tsx';
import { Pager } from '#views/ui/pager.tsx';
import { Person } from '#views/ui/person.tsx';
import { Problems } from '#views/ui/problems.tsx';
import { Progress } from '#views/ui/progress.tsx';
import { Facts, Filters, Prose, Section, Steps, Tile, Tiles, Toolbar } from '#views/ui/section.tsx';
import { Stat, Stats } from '#views/ui/stat.tsx';
import { LabelChip } from '#views/ui/swatch.tsx';
import { Table, type Column } from '#views/ui/table.tsx';
import { Tabs } from '#views/ui/tabs.tsx';
import { Time } from '#views/ui/time.tsx';
import { Select, TextField } from '#views/ui/field.tsx';
import { FormGallery } from './form-gallery.tsx';

const project = { id: 7, title: 'Letters of the Countess' };
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

function Tables() {
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

function Figures() {
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

function Signs() {
  return (
    <Section title="Signs and states">
      <p class="buttons">
        {stateNames.map((state) => (
          <State state={state} />
        ))}
      </p>
      <p class="buttons">
        <Badge tone="info">Version 4</Badge>
        <Tag href="#">urgent</Tag>
        <Tag>to check</Tag>
        <Count value={1200} />
        <Kbd keys="Ctrl+Enter" />
      </p>
      <p class="buttons">
        {['Person', 'Place', 'Ship', 'Engine', 'Date', 'Sum', 'Title', 'Organ', 'Event', 'Law', 'Work', 'Rest'].map((name, index) => (
          <LabelChip color={index + 1} name={name} keys={String(index + 1)} />
        ))}
        <LabelChip color="#ff00ff" name="Own color" />
      </p>
      <p class="buttons">
        {iconNames.map((name) => (
          <Icon name={name} label={name} />
        ))}
      </p>
      <KeyList
        items={[
          { keys: 'Ctrl+Enter', does: 'Submit' },
          { keys: 'Ctrl+Z', does: 'Undo' },
          { keys: '1', does: 'Take the first label' },
        ]}
      />
    </Section>
  );
}

function Pressed() {
  return (
    <Section title="To press">
      <Buttons>
        <Button look="primary" icon="play" keys="N">
          Label the next task
        </Button>
        <Button icon="upload">Import</Button>
        <Button look="danger" icon="trash">
          Delete the project
        </Button>
        <Button look="quiet">Cancel</Button>
        <Button reason="Import tasks first">Publish</Button>
      </Buttons>
      <Buttons>
        <Menu label="More" icon="dots">
          <MenuLink href="#" icon="copy">
            Duplicate
          </MenuLink>
          <MenuLink href="#" icon="archive" current>
            Archive
          </MenuLink>
          <MenuRule />
          <MenuAction action="#" method="delete" icon="trash" danger>
            Delete
          </MenuAction>
        </Menu>
        <IconButton icon="star" label="Mark as ground truth" />
        <DialogLink dialog="rename" href="#rename-page" icon="pencil">
          Rename
        </DialogLink>
        <ActionForm action="#" icon="refresh" small>
          Try again
        </ActionForm>
      </Buttons>
      <Dialog id="rename" title="Rename the export">
        <p>The new name is shown to everybody in the project.</p>
      </Dialog>
    </Section>
  );
}

function Words() {
  return (
    <Section title="Words">
      <Notice kind="warning" title="This config cannot be changed freely">
        There are 812 annotations. Changes that keep every label make a new version.
      </Notice>
      <Problems
        title="3 problems in letters.csv"
        problems={[
          { line: 2, column: 14, message: 'The column “text” is missing.', href: '#' },
          { line: 40, message: 'This row has 5 cells; the header has 4.' },
          { line: 41, message: 'The label “Shp” is not in the config.', severity: 'warning' },
        ]}
        more={97}
      />
      <CodeBlock
        label="Labeling config"
        lines
        marked={[3]}
        code={
          '<View>\n  <Text name="message" value="$text"/>\n  <Choices name="sentiment" toName="mesage">\n    <Choice value="Positive"/>\n  </Choices>\n</View>'
        }
      />
      <Empty
        title="No tasks yet"
        icon="list"
        action={
          <ButtonLink href="#" look="primary" icon="upload">
            Import tasks
          </ButtonLink>
        }
      >
        <p>Tasks are what is labeled: texts, pictures, sounds. Import a file, or add one sample task to try the editor.</p>
      </Empty>
      <Prose>
        <p>
          Mark every <mark>name of a person</mark> as it stands in the letter, without titles.
        </p>
        <blockquote>
          <p>The Engine might act upon other things besides number.</p>
        </blockquote>
      </Prose>
      <CopyField
        label="Invitation link"
        value="https://gloss.example.org/invitations/4f2c8a"
        hint="Whoever opens it joins the project as an annotator."
      />
      <CopyField label="Your token" value="1f3a9c77d0b24e" hint="It is shown only now. Keep it where passwords are kept." secret />
      <p>
        Use <Code>$text</Code> for the data.{' '}
        <Crumbs items={[{ href: '#', label: 'Projects' }, { href: '#', label: 'Letters' }, { label: 'Import' }]} />
      </p>
    </Section>
  );
}

function Places() {
  return (
    <Section title="Places">
      <Tabs
        label="Views"
        tabs={[
          { href: '#', label: 'All', current: true, count: 12486 },
          { href: '#', label: 'Mine', count: 12 },
          { href: '#', label: 'Disputed' },
        ]}
      />
      <Tiles>
        <Tile href="#" title="Letters of the Countess" badge={<State state="published" />} foot="Updated 5 min ago">
          <Progress value={8120} max={12486} label="Done" labelHidden unit="tasks" small />
        </Tile>
        <Tile href="#" title="Bird calls at dawn" badge={<State state="draft" />} foot="Made yesterday">
          <p>No tasks yet.</p>
        </Tile>
        <Tile href="#" title="Text classification" icon="text">
          <p>One choice for a whole text: sentiment, topic, language.</p>
        </Tile>
      </Tiles>
      <Steps
        steps={[
          { title: 'Write the labeling config', done: true },
          {
            title: 'Import tasks',
            text: 'JSON, CSV, TSV, text, pictures or sounds.',
            done: false,
            action: (
              <ButtonLink href="#" look="primary" icon="upload">
                Import
              </ButtonLink>
            ),
          },
          { title: 'Invite people', done: false },
        ]}
      />
      <Facts
        items={[
          { term: 'Labels', detail: 'Person, Place, Ship' },
          { term: 'Made', detail: <Time at="2026-04-01T10:00:00Z" /> },
          { term: 'Owner', detail: <Person name="Ada Byron" email="ada@example.org" /> },
        ]}
      />
    </Section>
  );
}

export function Gallery() {
  return (
    <ProjectPage
      project={project}
      current="data"
      title="Data"
      lede="Everything a page is made of, once."
      actions={
        <ButtonLink href="#" icon="plus">
          Add a task
        </ButtonLink>
      }
    >
      <Margin
        note={
          <>
            <Note title="What overlap means">
              Each task is labeled by this many people. More people cost more time and tell you how sure an answer is.
            </Note>
            <Note title="Sampling" fold>
              Tasks in which people have begun come first.
            </Note>
          </>
        }
      >
        <div>
          <Pressed />
          <Figures />
          <Places />
          <Words />
          <FormGallery />
        </div>
      </Margin>
      <Tables />
      <Signs />
    </ProjectPage>
  );
}
