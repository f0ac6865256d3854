/** The people of a project, what they did, and the ways to let others in. */
import { paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Candidate, Member } from '#app/domain/members.ts';
import { useFrame } from './frame.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Badge, State } from './ui/badge.tsx';
import { Button } from './ui/button.tsx';
import { CopyField } from './ui/copy-field.tsx';
import { Select } from './ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { Menu, MenuAction } from './ui/menu.tsx';
import { formatDuration, Num } from './ui/number.tsx';
import { Person } from './ui/person.tsx';
import { Section } from './ui/section.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type Props = { project: Project; members: readonly Member[]; candidates: readonly Candidate[]; link?: string; errors?: Errors; given?: Given };

export function MembersPage({ project, members, candidates, link, errors, given }: Props) {
  const manages = useFrame().can('manage members');
  return (
    <ProjectPage project={project} current="members" title="Members">
      <Table
        id="members"
        caption="Members"
        captionHidden
        columns={columns(project, manages)}
        rows={members}
        rowId={(row) => row.id}
        rowNoun="member"
        dense={false}
      />
      {manages && (
        <Margin note={<Notes project={project} />}>
          <AddMember project={project} candidates={candidates} errors={errors} given={given} />
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

const columns = (project: Project, manages: boolean): readonly Column<Member>[] => [
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
  ...(manages ? [{ key: 'acts', label: 'Acts', labelHidden: true, cell: (row: Member) => <MemberActs project={project} member={row} /> }] : []),
];

function MemberState({ member }: { member: Member }) {
  if (member.state !== 'active') return <State state={member.state === 'deactivated' ? 'deactivated' : 'waiting'} />;
  return member.enabled ? <State state="active" /> : <State state="deactivated" word="Shut out" />;
}

function MemberActs({ project, member }: { project: Project; member: Member }) {
  if (member.id === project.createdBy) return <></>;
  const action = paths.member(project.id, member.id);
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

function AddMember({ project, candidates, errors, given }: Pick<Props, 'project' | 'candidates' | 'errors' | 'given'>) {
  const options = [
    { value: '', label: candidates.length ? 'Choose a person' : 'Everybody is here already' },
    ...candidates.map((each) => ({ value: each.id, label: `${personName(each)} (${each.role})` })),
  ];
  return (
    <Section title="Add a person" note="Of your organization. They find the project on their projects page.">
      <Form action={paths.members(project.id)} id="add-member" errors={errors} given={given}>
        <Select name="user" label="Person" options={options} required />
        <FormActions>
          <Button look="primary" icon="user-plus" reason={candidates.length ? undefined : 'Everybody of the organization is a member already.'}>
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
          Close it
        </ActionForm>
      </div>
    </Section>
  );
}
