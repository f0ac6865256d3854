import { paths, withQuery } from '#app/core/paths.ts';
import { roles, type Role } from '#app/core/permissions.ts';
import { personName } from '#app/core/person-name.ts';
import type { UserState } from '#app/db/schema/people.ts';
import type { Page as Part } from '#app/core/pages.ts';
import type { ListedPerson, PeopleFilter } from '#app/domain/people.ts';
import { useFrame } from './frame.ts';
import { Margin, Note, Page } from './layout.tsx';
import { State, type StateName } from './ui/badge.tsx';
import { Button, ButtonLink, Buttons } from './ui/button.tsx';
import { CopyField } from './ui/copy-field.tsx';
import { Empty } from './ui/empty.tsx';
import { Select, TextField } from './ui/field.tsx';
import { Notice } from './ui/flash.tsx';
import { ActionForm } from './ui/form.tsx';
import { Num, plural } from './ui/number.tsx';
import { Pages } from './ui/pager.tsx';
import { Person } from './ui/person.tsx';
import { Filters, Section } from './ui/section.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

export const stateOf: Record<UserState, StateName> = { active: 'active', 'not activated': 'waiting', deactivated: 'deactivated' };
/** "Owner", "Administrator" ... as they begin a line. */
export const roleWord = (role: Role): string => role.charAt(0).toUpperCase() + role.slice(1);

/** `link` is absent while no link is open, and for those who may not invite. */
type Invitation = { link?: string; defaultRole: Role };
type Props = { people: Part<ListedPerson>; waiting: number; filter: PeopleFilter; invitation: Invitation };

export function PeoplePage({ people, waiting, filter, invitation }: Props) {
  const { can } = useFrame();
  const manages = can('manage people');
  const list = (
    <>
      {manages && waiting > 0 && filter.state !== 'not activated' && <Waiting count={waiting} />}
      <PeopleFilters filter={filter} />
      <PeopleTable
        rows={people.rows}
        here={withQuery(paths.people, filter)}
        filtered={Boolean(filter.q || filter.role || filter.state || filter.after || filter.before)}
      />
      <Pages page={people} href={(place) => withQuery(paths.people, { q: filter.q, role: filter.role, state: filter.state, ...place })} />
    </>
  );
  return (
    <Page
      title="People"
      lede="Everybody in your organization."
      actions={
        can('change organization') && (
          <ButtonLink href={paths.organization} icon="settings">
            Organization
          </ButtonLink>
        )
      }
    >
      {manages ? (
        <Margin label="Inviting" note={<RoleNotes />}>
          {list}
          <InviteLink {...invitation} />
        </Margin>
      ) : (
        list
      )}
    </Page>
  );
}

const Waiting = ({ count }: { count: number }) => (
  <Notice kind="notice" title={`${plural(count, 'person waits', 'people wait')} to be activated`}>
    <a href={withQuery(paths.people, { state: 'not activated' })}>Show who is waiting</a>
  </Notice>
);

function PeopleFilters({ filter }: { filter: PeopleFilter }) {
  const states: { value: UserState | ''; label: string }[] = [
    { value: '', label: 'Any state' },
    { value: 'active', label: 'Active' },
    { value: 'not activated', label: 'Waiting' },
    { value: 'deactivated', label: 'Deactivated' },
  ];
  return (
    <Filters action={paths.people} label="Find people">
      <TextField name="q" label="Name or e-mail" type="search" value={filter.q} width="medium" />
      <Select
        name="role"
        label="Role"
        value={filter.role ?? ''}
        width="short"
        options={[{ value: '', label: 'Any role' }, ...roles.map((role) => ({ value: role, label: roleWord(role) }))]}
      />
      <Select name="state" label="State" value={filter.state ?? ''} width="short" options={states} />
      <Button icon="search">Find</Button>
    </Filters>
  );
}

/** `here` is the address of the list as it is filtered, to come back to. */
function PeopleTable({ rows, here, filtered }: { rows: ListedPerson[]; here: string; filtered: boolean }) {
  const manages = useFrame().can('manage people');
  return (
    <Table
      id="people"
      caption="People"
      captionHidden
      rows={rows}
      rowId={({ id }) => id}
      rowNoun="person"
      dense={false}
      empty={
        <Empty title="Nobody matches" icon="users" action={filtered && <ButtonLink href={paths.people}>Show everybody</ButtonLink>}>
          Try a shorter name, or another role or state.
        </Empty>
      }
      columns={[
        {
          key: 'name',
          label: 'Name',
          rowHeader: true,
          width: 'wide',
          cell: (person) => <Person name={personName(person)} email={person.email} href={paths.person(person.id)} />,
        },
        { key: 'role', label: 'Role', cell: ({ role }) => roleWord(role) },
        { key: 'state', label: 'State', cell: ({ state }) => <State state={stateOf[state]} /> },
        { key: 'projects', label: 'Projects', number: true, cell: ({ projects }) => <Num value={projects} /> },
        { key: 'active', label: 'Last here', cell: ({ activeAt }) => (activeAt ? <Time at={activeAt} /> : 'never') },
        ...(manages
          ? [{ key: 'activate', label: 'Activate', labelHidden: true, cell: (person: ListedPerson) => <ActivateHere person={person} here={here} /> }]
          : []),
      ]}
    />
  );
}

/** Straight from the list, and back to it: an administrator often has several to let in. */
function ActivateHere({ person, here }: { person: ListedPerson; here: string }) {
  if (person.state !== 'not activated') return <></>;
  return (
    <ActionForm action={paths.personActivation(person.id)} values={{ next: here }} icon="check" small>
      Activate
    </ActionForm>
  );
}

function InviteLink({ link, defaultRole }: Invitation) {
  if (!link) {
    return (
      <Section
        id="invite"
        title="Invite people"
        note="Open a link and send it to them. Whoever follows it makes an account, which you then activate."
      >
        <Buttons>
          <ActionForm action={paths.organizationInvitation} icon="link">
            Open an invite link
          </ActionForm>
        </Buttons>
      </Section>
    );
  }
  return (
    <Section
      id="invite"
      title="Invite people"
      note={
        <>
          Whoever has this link can make an account as {defaultRole}, which you then activate. <a href={paths.organization}>Change the role</a>
        </>
      }
    >
      <CopyField label="Invite link" value={link} />
      <Buttons>
        <ActionForm action={paths.organizationInvitation} icon="refresh">
          Replace the link
        </ActionForm>
        <ActionForm action={paths.organizationInvitation} method="delete" icon="x">
          Close the link
        </ActionForm>
      </Buttons>
    </Section>
  );
}

const RoleNotes = () => (
  <>
    <Note title="Two ways in">
      <p>
        The link on this page brings people into the organization, where they wait for you. The link on a project’s Members page brings them straight
        into that project, as annotators.
      </p>
    </Note>
    <Note title="What the roles may do" fold>
      <p>
        <strong>Annotators</strong> label in published projects they belong to. <strong>Reviewers</strong> also see and correct all answers of their
        projects. <strong>Managers</strong> make and run projects. <strong>Administrators</strong> do everything but remove owners.{' '}
        <strong>Owners</strong> do everything.
      </p>
    </Note>
  </>
);
