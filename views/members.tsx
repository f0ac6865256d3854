/** The people of a project, what they did, and the ways to let others in. */
import type { Page } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Candidates, Member, MembersQuery } from '#app/domain/members/list.ts';
import { useFrame } from './frame.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Badge, State } from './ui/badge.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { CopyField } from './ui/copy-field.tsx';
import { Empty } from './ui/empty.tsx';
import { Select, TextField } from './ui/field.tsx';
import { ActionForm, Form, FormActions, Hidden, type Errors, type Given } from './ui/form.tsx';
import { Menu, MenuAction } from './ui/menu.tsx';
import { formatDuration, formatNumber, Num, plural } from './ui/number.tsx';
import { Pages } from './ui/pager.tsx';
import { Person } from './ui/person.tsx';
import { Filters, Section } from './ui/section.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

/** `find`: what was looked for among those who could be added. */
type Adding = { candidates: Candidates; find?: string };
type Props = { project: Project; members: Page<Member>; query: MembersQuery; adding?: Adding; link?: string; errors?: Errors; given?: Given };

export function MembersPage({ project, members, query, adding, link, errors, given }: Props) {
  const manages = useFrame().can('manage members');
  const at = (place: MembersQuery): string => withQuery(paths.members(project.id), { q: query.q, ...place });
  const here = withQuery(paths.members(project.id), query);
  return (
    <ProjectPage project={project} current="members" title="Members">
      {(query.q || members.next || members.previous) && (
        <Filters action={paths.members(project.id)} label="Find members">
          <TextField name="q" label="Name or e-mail" type="search" value={query.q} width="medium" />
          <Button icon="search">Find</Button>
        </Filters>
      )}
      <Table
        id="members"
        caption="Members"
        captionHidden
        columns={columns(project, here, manages)}
        rows={members.rows}
        rowId={(row) => row.id}
        rowNoun="member"
        dense={false}
        empty={
          <Empty title="Nobody matches" icon="users" action={<ButtonLink href={paths.members(project.id)}>Show all members</ButtonLink>}>
            Try a shorter name.
          </Empty>
        }
      />
      <Pages page={members} href={at} />
      {adding && (
        <Margin note={<Notes project={project} />}>
          <AddMember project={project} {...adding} errors={errors} given={given} />
          <InviteLink project={project} link={link} />
        </Margin>
      )}
    </ProjectPage>
  );
}

function Notes({ project }: { project: Project }) {
  return (
    <>
      <Note title="What members may">
        <p>That follows from their role in the organization: annotators label, reviewers also see the data, managers change everything here.</p>
      </Note>
      {project.access === 'public' && (
        <Note title="Public project">
          <p>Everybody in the organization can open this project, members or not.</p>
        </Note>
      )}
      {!project.publishedAt && (
        <Note title="Not published yet">
          <p>Annotators see the project only once it is published.</p>
        </Note>
      )}
    </>
  );
}

/** `here`: this page of the list, to come back to. */
const columns = (project: Project, here: string, manages: boolean): readonly Column<Member>[] => [
  {
    key: 'person',
    label: 'Person',
    rowHeader: true,
    width: 'wide',
    cell: (row) => <Person name={personName(row)} email={row.email} note={row.id === project.createdBy ? 'Owner of the project' : undefined} />,
  },
  { key: 'role', label: 'Role', cell: (row) => <Badge>{row.role}</Badge> },
  { key: 'state', label: 'State', cell: (row) => <MemberState member={row} /> },
  { key: 'annotations', label: 'Annotations', number: true, cell: (row) => <Num value={row.annotations} /> },
  { key: 'skips', label: 'Skips', number: true, cell: (row) => <Num value={row.skips} /> },
  {
    key: 'pace',
    label: 'Average time',
    number: true,
    cell: (row) => (row.annotations > 0 && row.leadTime > 0 ? formatDuration(row.leadTime / row.annotations) : '–'),
  },
  { key: 'last', label: 'Last answer', cell: (row) => (row.lastAt ? <Time at={row.lastAt} /> : '–') },
  ...(manages
    ? [{ key: 'acts', label: 'Acts', labelHidden: true, cell: (row: Member) => <MemberActs project={project} member={row} here={here} /> }]
    : []),
];

function MemberState({ member }: { member: Member }) {
  if (member.state !== 'active') return <State state={member.state === 'deactivated' ? 'deactivated' : 'waiting'} />;
  return member.enabled ? <State state="active" /> : <State state="deactivated" word="Shut out" />;
}

function MemberActs({ project, member, here }: { project: Project; member: Member; here: string }) {
  if (member.id === project.createdBy) return <></>;
  const action = withQuery(paths.member(project.id, member.id), { next: here === paths.members(project.id) ? undefined : here });
  return (
    <Menu label={`Acts for ${personName(member)}`} icon="dots" labelHidden align="end" small>
      {member.enabled ? (
        <MenuAction action={action} method="patch" values={{ enabled: 'false' }} icon="lock">
          Shut out for now
        </MenuAction>
      ) : (
        <MenuAction action={action} method="patch" values={{ enabled: 'true' }} icon="unlock">
          Let in again
        </MenuAction>
      )}
      <MenuAction action={action} method="delete" icon="x" danger>
        Remove from the project
      </MenuAction>
    </Menu>
  );
}

/** What stands to choose from, in words; absent where that is everybody. */
function found({ people, count }: Candidates, find: string | undefined): string | undefined {
  if (people.length < count) return `The first ${people.length} of ${formatNumber(count)}. Find the others by their name.`;
  if (find) return count === 0 ? `Nobody whom you could add is called “${find}”.` : `${plural(count, 'person', 'people')} called “${find}”.`;
  return undefined;
}

function AddMember({ project, candidates, find, errors, given }: Adding & Pick<Props, 'project' | 'errors' | 'given'>) {
  const { people } = candidates;
  const nobody = find ? 'Nobody is found' : 'Everybody is here already';
  const options = [
    { value: '', label: people.length ? 'Choose a person' : nobody },
    ...people.map((each) => ({ value: each.id, label: `${personName(each)} (${each.role})` })),
  ];
  const none = find ? 'Nobody is found by that name.' : 'Everybody of the organization is a member already.';
  return (
    <Section id="add" title="Add a person" note="Of your organization. They find the project on their projects page.">
      {(find || people.length < candidates.count) && (
        <Filters action={`${paths.members(project.id)}#add`} label="Find a person to add">
          <TextField name="find" label="Name or e-mail" type="search" value={find} width="medium" />
          <Button icon="search">Find</Button>
        </Filters>
      )}
      <Form action={paths.members(project.id)} id="add-member" errors={errors} given={given}>
        {find && <Hidden name="find" value={find} />}
        <Select name="user" label="Person" hint={found(candidates, find)} options={options} required />
        <FormActions>
          <Button look="primary" icon="user-plus" reason={people.length ? undefined : none}>
            Add to the project
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function InviteLink({ project, link }: { project: Project; link?: string }) {
  const action = paths.projectInvitation(project.id);
  if (!link) {
    return (
      <Section title="Invite link" note="Whoever has the link joins this project as an annotator, also people new to the organization.">
        <ActionForm action={action} icon="link">
          Make a link
        </ActionForm>
      </Section>
    );
  }
  return (
    <Section title="Invite link" note="Send it to the people who should label. It works until you close or replace it.">
      <CopyField label="Link" value={link} />
      <div class="buttons">
        <ActionForm action={action} icon="refresh">
          Replace the link
        </ActionForm>
        <ActionForm action={action} method="delete" look="quiet" icon="x">
          Close the link
        </ActionForm>
      </div>
    </Section>
  );
}
