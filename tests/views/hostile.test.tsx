import { describe, expect, it } from 'vitest';
import type { Child } from 'hono/jsx';
import { BadRequest, Broken, Conflict, Forbidden } from '#views/errors.tsx';
import { Island } from '#views/island.tsx';
import { Bare, Margin, Note, Page, ProjectPage, Workbench } from '#views/layout.tsx';
import { Badge, State, Tag } from '#views/ui/badge.tsx';
import { Button, ButtonLink, IconButton, IconLink } from '#views/ui/button.tsx';
import { Meter, Sparkline, StackedBar } from '#views/ui/chart.tsx';
import { Checkbox, RadioCards, Switch } from '#views/ui/choice.tsx';
import { Code, CodeBlock } from '#views/ui/code.tsx';
import { ConfirmField } from '#views/ui/confirm-field.tsx';
import { CopyField } from '#views/ui/copy-field.tsx';
import { Crumbs } from '#views/ui/crumbs.tsx';
import { Dialog, DialogLink } from '#views/ui/dialog.tsx';
import { Empty } from '#views/ui/empty.tsx';
import { PasswordField, Select, TextArea, TextField } from '#views/ui/field.tsx';
import { FileDrop } from '#views/ui/file-drop.tsx';
import { FlashRegion, Notice } from '#views/ui/flash.tsx';
import { ActionForm, Fieldset, Form } from '#views/ui/form.tsx';
import { domId } from '#views/ui/ids.ts';
import { Kbd, KeyList } from '#views/ui/kbd.tsx';
import { Menu, MenuAction, MenuLink, MenuText } from '#views/ui/menu.tsx';
import { Pager } from '#views/ui/pager.tsx';
import { Person } from '#views/ui/person.tsx';
import { Problems } from '#views/ui/problems.tsx';
import { Progress } from '#views/ui/progress.tsx';
import { Facts, Filters, Prose, Section, Steps, Tile, Toolbar } from '#views/ui/section.tsx';
import { Stat } from '#views/ui/stat.tsx';
import { LabelChip, Swatch } from '#views/ui/swatch.tsx';
import { Table } from '#views/ui/table.tsx';
import { Tabs } from '#views/ui/tabs.tsx';
import { frameFor, hostile as h, show } from './room.tsx';
import { faultsOf, one } from './tags.ts';

const options = [{ value: h, label: h, hint: h }];
const parts = [{ label: h, value: 1, tone: 'done' as const, href: h }];
const project = { id: 7, title: h };

const everything: Record<string, Child> = {
  Page: (
    <Page title={h} lede={h} actions={h}>
      {h}
    </Page>
  ),
  ProjectPage: (
    <ProjectPage project={project} current="data" title={h}>
      {h}
    </ProjectPage>
  ),
  Bare: (
    <Bare title={h} lede={h} foot={h}>
      {h}
    </Bare>
  ),
  Workbench: (
    <Workbench title={h} back={{ href: h, label: h }} bar={h}>
      {h}
    </Workbench>
  ),
  Margin: (
    <Margin
      label={h}
      note={
        <Note title={h} fold>
          {h}
        </Note>
      }
    >
      {h}
    </Margin>
  ),
  errors: (
    <>
      <Forbidden text={h} />
      <Conflict text={h} />
      <BadRequest text={h} />
      <Broken requestId={h} />
    </>
  ),
  Island: (
    <Island name="labeler" props={{ text: h, [h]: `</script>${h}` }}>
      {h}
    </Island>
  ),
  badges: (
    <>
      <State state="done" word={h} />
      <Badge>{h}</Badge>
      <Tag href={h}>{h}</Tag>
    </>
  ),
  buttons: (
    <>
      <Button name={h} value={h} reason={h} keys={h}>
        {h}
      </Button>
      <ButtonLink href={h}>{h}</ButtonLink>
      <IconButton icon="x" label={h} />
      <IconLink icon="x" label={h} href={h} />
    </>
  ),
  charts: (
    <>
      <StackedBar id="c" label={h} parts={parts} unit={h} />
      <Meter value={1} max={2} label={h} />
      <Sparkline values={[1]} label={h} />
    </>
  ),
  choices: (
    <>
      <Checkbox name={h} label={h} hint={h} value={h} error={h} />
      <Switch name={h} label={h} />
      <RadioCards name={h} legend={h} hint={h} options={options} value={h} error={h} />
    </>
  ),
  code: (
    <>
      <Code>{h}</Code>
      <CodeBlock code={h} label={h} lines />
    </>
  ),
  fields: (
    <>
      <ConfirmField phrase={h} />
      <CopyField label={h} value={h} hint={h} />
      <FileDrop name={h} label={h} hint={h} accept={h} error={h} />
    </>
  ),
  typed: (
    <Form action={h} errors={{ [h]: h, '': h }} given={{ [h]: h }}>
      <TextField name={h} label={h} hint={h} placeholder={h} unit={h} />
      <TextArea name={h} label={h} />
      <PasswordField name={h} label={h} autocomplete="new-password" />
      <Select name={h} label={h} options={[{ group: h, options }]} />
    </Form>
  ),
  forms: (
    <>
      <ActionForm action={h} values={{ [h]: h }}>
        {h}
      </ActionForm>
      <Fieldset legend={h} hint={h}>
        {h}
      </Fieldset>
    </>
  ),
  dialog: (
    <>
      <Dialog id="d" title={h}>
        {h}
      </Dialog>
      <DialogLink dialog={h} href={h}>
        {h}
      </DialogLink>
    </>
  ),
  menu: (
    <Menu label={h}>
      <MenuLink href={h}>{h}</MenuLink>
      <MenuAction action={h} values={{ [h]: h }}>
        {h}
      </MenuAction>
      <MenuText>{h}</MenuText>
    </Menu>
  ),
  said: (
    <>
      <Empty title={h} action={h}>
        {h}
      </Empty>
      <Notice title={h}>{h}</Notice>
      <Problems title={h} problems={[{ line: 1, message: h, href: h }]} />
    </>
  ),
  keys: (
    <>
      <Kbd keys={h} />
      <KeyList items={[{ keys: h, does: h }]} />
    </>
  ),
  places: (
    <>
      <Crumbs items={[{ href: h, label: h }]} />
      <Tabs label={h} tabs={[{ href: h, label: h }]} />
      <Pager next={h} previous={h} total={2} noun={h} />
    </>
  ),
  sections: (
    <>
      <Section id={h} title={h} note={h} actions={h}>
        {h}
      </Section>
      <Facts items={[{ term: h, detail: h }]} />
      <Tile href={h} title={h} foot={h}>
        {h}
      </Tile>
      <Steps steps={[{ title: h, text: h, done: false }]} />
      <Filters action={h} label={h}>
        {h}
      </Filters>
      <Toolbar label={h}>{h}</Toolbar>
      <Prose>{h}</Prose>
    </>
  ),
  numbers: (
    <>
      <Stat label={h} value={h} unit={h} note={h} href={h} />
      <Progress value={1} max={2} label={h} unit={h} />
    </>
  ),
  people: <Person name={h} email={h} note={h} href={h} />,
  labels: (
    <>
      <LabelChip color={h} name={h} keys={h} />
      <Swatch color={`url(javascript:alert(1))`} />
    </>
  ),
  table: (
    <Table
      id="t"
      caption={h}
      columns={[{ key: h, label: h, title: h, cell: (row: string) => row, sortable: true }]}
      rows={[h]}
      rowId={() => h}
      sort={{ key: h, direction: 'asc', href: () => h }}
      selection={{ name: h, form: h, label: () => h }}
    />
  ),
};

describe('T12 markup in a text', () => {
  it('would be found', () => {
    expect(faultsOf(`<p>a</p>${h}<b style="x">`)).toHaveLength(3);
  });

  for (const [name, view] of Object.entries(everything)) {
    it(`stays text in ${name}`, async () => {
      const frame = frameFor('owner', {
        user: { id: 1, name: h, email: h, role: 'owner' },
        organization: h,
        path: h,
        flash: { kind: 'problem', text: h, undo: { action: h, label: h } },
      });
      const html = await show(
        <>
          {view}
          <FlashRegion />
        </>,
        frame,
      );
      expect(faultsOf(html)).toEqual([]);
      expect(html).not.toMatch(/<img|<script>/);
      expect(html).toContain('&lt;img src=x onerror');
    });
  }

  it('T16 arrives in an island as the same value', async () => {
    const props = { text: h, deep: [`</script>${h}`, '\u2028'] };
    const html = await show(<Island name="labeler" props={props} />);
    expect(JSON.parse(one(html, 'div')['data-props'] ?? '')).toEqual(props);
  });

  it('cannot become an id', () => {
    expect(domId('task', h)).toMatch(/^[\w-]+$/);
  });

  it('cannot become a color', async () => {
    for (const color of ['url(http://x/)', 'red;background:url(x)', 'expression(1)', h])
      expect(await show(<Swatch color={color} />)).not.toContain('fill=');
    expect(await show(<Swatch color="#ff8800" />)).toContain('fill="#ff8800"');
  });
});
